"""The steps of the review, the reviewer's remarks, and more time for a unit."""

from datetime import datetime, time

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property

from campaigns.forms.review import IN_WORDS
from campaigns.models import MeasureKind
from emulation.deadlines import ONE_DAY, VIETNAM, describe
from emulation.fields import OfficialLineField, OfficialTextField, VietnameseDateField
from emulation.review import STEPS, Action
from reports.models import Extension, Verdict

UNIT_ACTIONS = (Action.PREPARE, Action.REJECT, Action.CONFIRM, Action.SUBMIT, Action.WITHDRAW)
REVIEW_ACTIONS = (Action.RECEIVE, Action.RETURN, Action.APPROVE, Action.REOPEN)
REMARK = OfficialLineField(required=False, max_length=600)


class StepForm(forms.Form):
    """One step of the unit, at the version the user was looking at."""

    action = forms.ChoiceField(widget=forms.HiddenInput, error_messages=IN_WORDS["action"])
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=IN_WORDS["version"])
    note = OfficialTextField(
        label="Ý kiến của thủ trưởng",
        help_text="Bắt buộc khi yêu cầu sửa lại.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, actions, **kwargs):
        super().__init__(*args, auto_id="%s", **kwargs)
        self.fields["action"].choices = [(action.value, action.label) for action in actions]

    def clean_action(self):
        return Action(self.cleaned_data["action"])

    def clean(self):
        """The rule of `perform`, said at the field, to which the summary of errors leads."""
        cleaned = super().clean()
        step = STEPS.get(cleaned.get("action"))
        if step and step.needs_note and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", "Vui lòng ghi rõ lý do.")
        return cleaned


class ReviewForm(StepForm):
    """A reviewer's step, or only his remarks (“Lưu ý kiến”); remarks stand beside each figure."""

    KEEP = "keep"

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, actions=REVIEW_ACTIONS, **kwargs)
        self.report = report
        self.fields["action"].choices += [(self.KEEP, "Lưu ý kiến")]
        note = self.fields["note"]
        note.label = "Ý kiến, lý do"
        note.help_text = "Bắt buộc khi trả lại hoặc mở lại: đơn vị đọc lý do này đầu tiên."

    @cached_property
    def figures(self):
        return {f.pk: f for f in self.report.figures.select_related("measure")}

    def clean_action(self):
        action = self.cleaned_data["action"]
        return None if action == self.KEEP else Action(action)

    def clean(self):
        cleaned = super().clean()
        cleaned["judged"] = {}
        for pk, figure in self.figures.items():
            if (remark := self.data.get(f"remark-{figure.measure.code}")) is not None:
                cleaned["judged"][pk] = (self._verdict(figure), self._remark(figure, remark))
        return cleaned

    @property
    def typed(self):
        """The remarks as typed, right or wrong, by the measure's code."""
        codes = [figure.measure.code for figure in self.figures.values()]
        return {
            code: (self.data.get(f"verdict-{code}", ""), self.data.get(f"remark-{code}", ""))
            for code in codes
        }

    def _verdict(self, figure):
        if figure.measure.kind != MeasureKind.WORDS:
            return figure.verdict
        verdict = self.data.get(f"verdict-{figure.measure.code}", "")
        return verdict if verdict in Verdict.values else ""

    def _remark(self, figure, remark):
        try:
            return REMARK.clean(remark)
        except ValidationError as error:
            self.add_error(None, f"{figure.measure}: {error.messages[0]}")
            return ""


class ExtensionForm(forms.ModelForm):
    """A later deadline. Without a time it runs to the end of the day."""

    day = VietnameseDateField(label="Gia hạn đến hết ngày")
    until = forms.TimeField(
        label="Hoặc chỉ đến giờ",
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%Hh"],
        widget=forms.TextInput(attrs={"placeholder": "17:00"}),
        help_text="Bỏ trống là hết 24:00 của ngày đó.",
        error_messages={"invalid": "Chưa đọc được giờ này. Hãy viết giờ:phút, ví dụ 17:00."},
    )
    reason = OfficialLineField(label="Lý do gia hạn", max_length=600)

    class Meta:
        model = Extension
        fields = ["reason"]

    def __init__(self, *args, report, arrived_at=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.report, self.arrived_at = report, arrived_at or timezone.now()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Div(Field("day"), Field("until"), css_class="field-row"), Field("reason")
        )

    def clean(self):
        cleaned = super().clean()
        if not (day := cleaned.get("day")):
            return cleaned
        until = cleaned.get("until")
        at = datetime.combine(day, until, VIETNAM) if until else None
        due_at = at or datetime.combine(day + ONE_DAY, time(), VIETNAM)
        if due_at <= self.arrived_at:
            self.add_error("day", "Hạn mới phải ở phía trước, không phải ngày đã qua.")
        elif self.report.due_at and due_at <= self.report.due_at:
            self.add_error("day", f"Hạn mới phải sau hạn hiện nay: {describe(self.report.due_at)}.")
        cleaned["due_at"] = due_at
        return cleaned

    def save(self, by):
        report = self.report
        return report.extend(self.cleaned_data["due_at"], self.cleaned_data["reason"], by=by)
