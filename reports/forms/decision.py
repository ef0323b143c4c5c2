"""A decision of the authority, as it stands on the paper that came back."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Q
from django.utils.timezone import localdate

from campaigns.forms.beside import VersionedForm
from emulation.fields import OfficialLineField, VietnameseDateField
from reports import decisions
from reports.models import BlocPaper, Decision, PaperType
from reports.uploads import TYPES, check_upload

SCANS = {suffix: TYPES[suffix] for suffix in ("pdf", "png", "jpg")}
ACCEPT = ",".join(f".{suffix}" for suffix in [*SCANS, "jpeg"])
TWICE = "Quyết định này đã được ghi nhận."


class DecisionForm(VersionedForm):
    """For a new one, and for one that was recorded before."""

    number = OfficialLineField(label="Số, ký hiệu", max_length=120, help_text="Ví dụ: 1250/QĐ-UBND")
    dated_on = VietnameseDateField(label="Ngày ban hành")
    issuer = OfficialLineField(
        label="Cơ quan ban hành",
        max_length=300,
        help_text="Ví dụ: Chủ tịch Ủy ban nhân dân tỉnh Sông Lam",
    )
    abstract = OfficialLineField(label="Trích yếu", max_length=500)
    scan = forms.FileField(
        label="Bản quét",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": "Tệp không có nội dung."},
    )

    class Meta:
        model = Decision
        fields = decisions.SAID

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        drafts = BlocPaper.objects.filter(
            campaign=self.instance.campaign_id, type=PaperType.DECISION
        )
        field = self.fields["draft"]
        field.queryset = drafts.filter(Q(decision=None) | Q(decision=self.instance.pk))
        field.label, field.empty_label = "Theo dự thảo", "Không có dự thảo của khối"
        field.label_from_instance = lambda paper: paper.abstract
        kept = f"Đang lưu “{self.instance.file_name}”; chọn tệp khác để thay. "
        self.fields["scan"].help_text = (
            f"{kept if self.instance.file else ''}PDF hoặc ảnh PNG, JPEG, nhỏ hơn "
            f"{settings.MAX_UPLOAD_MB} MB. Chỉ người xem được hồ sơ của khối mới tải được."
        )
        self.helper = FormHelper()
        self.helper.form_tag = False
        row = Div("number", "dated_on", css_class="field-row")
        self.helper.layout = Layout("version", "draft", row, "issuer", "abstract", "scan")

    def clean_dated_on(self):
        day = self.cleaned_data["dated_on"]
        if day > localdate():
            raise ValidationError("Ngày ban hành chưa đến: chỉ ghi nhận quyết định đã có.")
        return day

    def clean_scan(self):
        """(upload, name, content type, SHA-256), or None."""
        upload = self.cleaned_data["scan"]
        if not upload:
            return None
        name, content_type, digest = check_upload(upload)
        if content_type not in SCANS.values():
            raise ValidationError(f"Tệp “{name}” phải là PDF hoặc ảnh PNG, JPEG.")
        return upload, name, content_type, digest

    def clean(self):
        cleaned = super().clean()
        same = {name: cleaned.get(name) for name in ("number", "dated_on")}
        recorded = Decision.objects.filter(campaign=self.instance.campaign_id, **same)
        if all(same.values()) and recorded.exclude(pk=self.instance.pk).exists():
            self.add_error("number", TWICE)
        return cleaned

    def save(self, *, by):
        """Whether it was kept. Raises StaleVersion, and then nothing was written."""
        scan = self.cleaned_data["scan"]
        try:
            if self.instance.pk:
                version = self.cleaned_data["version"]
                decisions.correct(self.instance, scan, version=version, by=by)
            else:
                decisions.record(self.instance, scan, by=by)
        except IntegrityError:  # the same one, recorded a moment ago by somebody else
            self.add_error("number", TWICE)
            return False
        return True
