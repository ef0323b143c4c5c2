"""What begins a registration, and what is typed to move a pledge or a report along."""

from django import forms

from emulation.fields import OfficialTextField
from emulation.review import STEPS, Action
from units.models import Unit


class StartForm(forms.Form):
    """Whose registration is begun: one of the units the campaign expects."""

    unit = forms.ModelChoiceField(Unit.objects.none())

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(expected_in__campaign=campaign)


class ReviewForm(forms.Form):
    """One step of the review. What may be done, and by whom, `perform` decides."""

    action = forms.ChoiceField(choices=Action, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
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
