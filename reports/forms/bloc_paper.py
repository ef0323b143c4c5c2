"""The bloc's letters, invitations, minutes, submissions, draft decisions: begun, and written."""

import re
from datetime import datetime, time

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from campaigns.forms.beside import VersionedForm
from campaigns.forms.draft import capitalise, official_field
from emulation.deadlines import VIETNAM, short_instant
from emulation.fields import MarkupField, MarkupTextarea, OfficialTextField, VietnameseDateField
from emulation.text import clean_text
from reports.composing import writing
from reports.models import BlocPaper, PaperType
from units.models import IssuingBody
from units.paper_heads import check_head, offer_bodies

LONGEST_TEXT, LONGEST_LIST = 20_000, 5_000
LINES = "Mỗi dòng in thành một dòng."
WHAT_IT_IS = {
    PaperType.REMINDER: "nêu tên các đơn vị quá hạn chưa gửi, số ngày chậm",
    PaperType.INVITATION: "mời họp, ký giao ước, sơ kết, tổng kết",
    PaperType.MINUTES: "hội nghị sơ kết, tổng kết, bình xét; chủ trì và thư ký cùng ký",
    PaperType.SUBMISSION: "trình cấp có thẩm quyền danh sách đề nghị khen thưởng",
    PaperType.DECISION: "dự thảo để cấp có thẩm quyền ban hành; khối không ban hành quyết định",
}


class BeginForm(forms.Form):
    """Which paper, and what it speaks of."""

    type = forms.ChoiceField(
        label="Loại văn bản",
        widget=forms.RadioSelect,
        choices=[(type, f"{type.label}: {what}") for type, what in WHAT_IT_IS.items()],
        error_messages={"required": "Chọn loại văn bản."},
    )
    phase = forms.ModelChoiceField(
        None,
        label="Đợt",
        required=False,
        empty_label="Không theo đợt: việc đăng ký, ký giao ước hoặc cả năm",
    )

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phase"].queryset = campaign.phases.all()
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_type(self):
        return PaperType(self.cleaned_data["type"])


class MeetingTimeField(forms.DateTimeField):
    """An hour and a day in Vietnam: “08:00 15/7/2026”, “8 giờ 30, ngày 15/7/2026”."""

    widget = forms.TextInput
    WRITTEN = re.compile(
        r"(\d{1,2})(?::|h|\s*giờ)\s*(\d{2})?(?:\s*phút)?,?\s+(?:ngày\s+)?(\d{1,2}/\d{1,2}/\d{4})",
        re.ASCII,
    )
    default_error_messages = {
        "invalid": "Chưa đọc được thời điểm này. Hãy viết giờ trước, ngày sau: 08:00 15/7/2026."
    }

    def widget_attrs(self, widget):
        return {"autocomplete": "off", "placeholder": "giờ:phút ngày/tháng/năm"}

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        found = self.WRITTEN.fullmatch(clean_text(value).strip())
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        day = VietnameseDateField().to_python(found[3])
        try:
            return datetime.combine(day, time(int(found[1]), int(found[2] or 0)), VIETNAM)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value):
        if not isinstance(value, datetime):
            return value
        return short_instant(value)


def text(rows, label):
    return MarkupField(
        label=label,
        required=False,
        max_length=LONGEST_TEXT,
        widget=MarkupTextarea(attrs={"rows": rows}),
    )


def lines(rows, label, help_text=LINES):
    return OfficialTextField(
        label=label,
        required=False,
        max_length=LONGEST_LIST,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def pair(*names):
    return Div(*names, css_class="field-row")


MEETING = [pair("held_from", "held_to"), "venue", pair("chair", "chair_post")]
# The fields of each type, in the order of its paper.
LAYOUTS = {
    PaperType.REMINDER: ["abstract", "addressees", "opening", "closing", "recipients"],
    PaperType.INVITATION: [
        "abstract", "addressees", "opening", Fieldset("Cuộc họp", *MEETING), "closing",
        "recipients",
    ],
    PaperType.MINUTES: [
        "abstract",
        Fieldset(
            "Cuộc họp", *MEETING, pair("clerk", "clerk_post"), pair("members", "present"),
            "attendance",
        ),
        "opening", "closing", "copies", "recipients",
    ],
    PaperType.SUBMISSION: ["abstract", "addressees", "bases", "opening", "closing", "recipients"],
    PaperType.DECISION: ["abstract", "enacting_body", "bases", "opening", "closing", "recipients"],
}  # fmt: skip
WITH_PROPOSALS = (PaperType.MINUTES, PaperType.SUBMISSION, PaperType.DECISION)
TEXT_LABELS = {
    PaperType.REMINDER: ("Mở đầu", "Yêu cầu"),
    PaperType.INVITATION: ("Mời dự", "Nội dung, chương trình"),
    PaperType.MINUTES: ("Tài liệu, ý kiến thảo luận", "Kết luận"),
    PaperType.SUBMISSION: ("Quá trình xét, nội dung đề nghị", "Hồ sơ kèm theo, kiến nghị"),
    PaperType.DECISION: ("Điều 1", "Các điều tiếp theo"),
}


class BlocPaperForm(VersionedForm):
    """The fields of the paper's own type. Its number and its day are given when it is issued."""

    opening, closing = text(6, "Mở đầu"), text(8, "Nội dung")
    addressees, bases = lines(3, "Kính gửi"), lines(5, "Căn cứ")
    recipients = lines(3, "Nơi nhận", "Mỗi nơi nhận một dòng; dòng “Lưu” được thêm khi in.")
    attendance = lines(3, "Thành phần dự họp")
    held_from = MeetingTimeField(label="Bắt đầu lúc", required=False)
    held_to = MeetingTimeField(label="Kết thúc lúc", required=False)

    class Meta:
        model = BlocPaper
        fields = [
            "abstract", "addressees", "bases", "opening", "closing", "recipients", "held_from",
            "held_to", "venue", "members", "present", "attendance", "chair", "chair_post", "clerk",
            "clerk_post", "copies", "enacting_body", "issuing_body", "signatory",
        ]  # fmt: skip
        formfield_callback = official_field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        type = PaperType(self.instance.type)
        offer_bodies(self, self._bodies())
        signs = () if type == PaperType.MINUTES else ("signatory",)
        head = Fieldset("Thể thức", "issuing_body", *signs)
        self.helper.layout = Layout("version", *LAYOUTS[type], head)
        shown = {pointer.name for pointer in self.helper.layout.get_field_names()}
        for name in set(self.fields) - shown:
            del self.fields[name]
        self.fields["opening"].label, self.fields["closing"].label = TEXT_LABELS[type]
        if type == PaperType.INVITATION:
            self.fields["addressees"].label = "Kính mời"
        capitalise(self)

    def _bodies(self):
        """The bloc's own, its members' of the year (a head without a seal uses its own), and for a
        draft decision the authority's."""
        campaign = self.instance.campaign
        members = campaign.bloc.members_in(campaign.year).values("unit")
        offered = Q(bloc=campaign.bloc_id) | Q(unit__in=members)
        if self.instance.is_issued_elsewhere and campaign.parent:
            offered |= Q(pk=campaign.parent.issuing_body_id)
        return IssuingBody.objects.filter(offered)

    def clean(self):
        cleaned = super().clean()
        check_head(self)
        begins, ends = cleaned.get("held_from"), cleaned.get("held_to")
        if begins and ends and ends < begins:
            self.add_error("held_to", "Cuộc họp kết thúc trước khi bắt đầu.")
        members, present = cleaned.get("members"), cleaned.get("present")
        if members is not None and present is not None and present > members:
            self.add_error("present", "Số có mặt lớn hơn tổng số thành viên.")
        return cleaned

    def save(self, *, by):
        """Raises StaleVersion; then nothing is written."""
        names = [name for name in self.Meta.fields if name in self.fields]
        writing.write(self.instance, names, version=self.cleaned_data["version"], by=by)
