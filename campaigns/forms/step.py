"""What is asked before a step in a campaign's life."""

from crispy_forms.helper import FormHelper

from campaigns.forms.draft import ConfirmForm
from campaigns.launching import Action, needs_note
from emulation.fields import OfficialLineField, OfficialTextField


class StepForm(ConfirmForm):
    note = OfficialTextField(label="Ý kiến", required=False, max_length=2000)
    paper = OfficialLineField(
        label="Theo văn bản",
        max_length=300,
        help_text="Ví dụ: Kế hoạch số 12/KH-UBND ngày 05/7/2026",
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].widget.attrs["rows"] = 3
        if action == Action.ENACT:
            self.fields["note"].label, self.fields["note"].required = "Lý do sửa đổi", True
        else:
            del self.fields["paper"]
        if needs_note(action):
            self.fields["note"].label, self.fields["note"].required = "Lý do", True
        self.helper = FormHelper()
        self.helper.form_tag = False
