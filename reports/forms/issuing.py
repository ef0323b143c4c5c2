"""Forms of issuing: the day, the number of another system, the reason for an end."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout, Submit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from emulation.fields import OfficialLineField, OfficialTextField, VietnameseDateField

NUMBER = r"^[0-9A-Za-zĐđ]{1,20}$"


class DayForm(forms.Form):
    """The day of a paper, and why it is an earlier one."""

    day = VietnameseDateField(label="Ngày văn bản")
    number = forms.RegexField(
        NUMBER,
        label="Số",
        required=False,
        error_messages={"invalid": "Số chỉ gồm chữ số và chữ cái, ví dụ 125."},
        help_text="Số do văn thư hoặc hệ thống quản lý văn bản (iOffice) cấp. "
        "Để trống nếu chưa có: văn bản chờ số, nhập sau.",
    )
    reason = OfficialLineField(
        label="Lý do ghi lùi ngày",
        required=False,
        max_length=300,
        help_text="Chỉ cần khi ngày văn bản trước hôm nay.",
    )
    ACTION = "Phát hành"

    def __init__(self, *args, numbers_itself=False, **kwargs):
        super().__init__(*args, **kwargs)
        if numbers_itself:
            del self.fields["number"]
        self.helper = FormHelper()
        self.helper.layout = Layout(
            Div(*[Field(name) for name in self.fields if name != "reason"], css_class="field-row"),
            "reason",
            Div(Submit("issue", self.ACTION), css_class="page-actions"),
        )


class NumberForm(DayForm):
    """The number that came for a paper which was sent to be signed."""

    ACTION = "Lưu số, ngày và phát hành"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].required = True
        self.fields["number"].help_text = "Như đã ghi trên bản đã ký."


class EndForm(forms.Form):
    """Why a paper is revoked, or its number given up."""

    reason = OfficialTextField(
        label="Lý do", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    paper = OfficialLineField(
        label="Theo văn bản",
        required=False,
        max_length=300,
        help_text="Ví dụ: Công văn số 12/KTĐ-VP ngày 08 tháng 7 năm 2026",
    )

    def __init__(self, *args, is_out, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_out:
            del self.fields["paper"]
        self.helper = FormHelper()
        self.helper.form_tag = False


class FileForm(forms.Form):
    """A file that somebody holds against the one we keep, or brings back signed."""

    file = forms.FileField(
        label="Tệp PDF",
        error_messages={"required": "Vui lòng chọn tệp.", "empty": "Tệp không có nội dung."},
    )

    def clean_file(self):
        file, limit = self.cleaned_data["file"], settings.MAX_UPLOAD_MB
        if file.size > limit * 2**20:
            raise ValidationError(f"Tệp phải nhỏ hơn {limit} MB.")
        return file
