"""What begins a registration, and what is typed to move a pledge or a report along."""

from django import forms

from emulation.fields import OfficialTextField
from emulation.review import STEPS, Action
from units.models import Unit

UNKNOWN_STEP = "Không rõ việc cần làm, nên chưa có gì thay đổi. Hãy chọn lại trên trang này."
UNKNOWN_VERSION = "Không rõ bạn đã xem bản nào, nên chưa có gì thay đổi. Hãy xem lại rồi bấm lại."
IN_WORDS = {
    "action": {"required": UNKNOWN_STEP, "invalid_choice": UNKNOWN_STEP},
    "version": {"required": UNKNOWN_VERSION, "invalid": UNKNOWN_VERSION},
}


class StartForm(forms.Form):
    """Whose registration is begun: one of the units the campaign expects."""

    unit = forms.ModelChoiceField(Unit.objects.none())

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(expected_in__campaign=campaign)


class ReviewForm(forms.Form):
    """One step of the review. What may be done, and by whom, `perform` decides."""

    action = forms.ChoiceField(
        choices=Action, widget=forms.HiddenInput, error_messages=IN_WORDS["action"]
    )
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=IN_WORDS["version"])
    note = OfficialTextField(
        label="Ý kiến, lý do",
        help_text="Bắt buộc khi trả lại, yêu cầu sửa hoặc mở lại. Hai bên đều đọc được.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self):
        cleaned = super().clean()
        action = cleaned.get("action")
        if action and STEPS[action].needs_note and not cleaned.get("note"):
            self.add_error("note", "Vui lòng ghi rõ lý do.")
        return cleaned
