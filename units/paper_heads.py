"""The form for the head and the foot of an official paper, whichever paper it is."""

from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms

from units.models import IssuingBody, Signatory

HEAD_FIELDS = [
    "issuing_body", "signatory", "number", "day", "month", "paper_year", "is_draft_marked",
]  # fmt: skip
HEAD_LAYOUT = (
    "issuing_body",
    "signatory",
    Div("number", "day", "month", "paper_year", css_class="field-row short-fields"),
    "is_draft_marked",
)


def offer_bodies(form, bodies):
    """Let the form choose among `bodies` and those who sign for them."""
    form.fields["issuing_body"].queryset = bodies
    signatories = Signatory.objects.filter(body__in=bodies).select_related("body")
    form.fields["signatory"].queryset = signatories
    form.fields["signatory"].label_from_instance = lambda s: f"{s} – {s.body}"


def check_head(form):
    """The signatory signs for the body, and the day exists; errors beside the fields."""
    cleaned = form.cleaned_data
    body, signatory = cleaned.get("issuing_body"), cleaned.get("signatory")
    if body and signatory and signatory.body_id != body.pk:
        form.add_error("signatory", "Người ký này không thuộc chủ thể ban hành đã chọn.")
    parts = [cleaned.get(name) for name in ("paper_year", "month", "day")]
    if all(parts):
        try:
            date(*parts)
        except (ValueError, OverflowError):
            form.add_error("day", "Tháng này không có ngày đó.")


class PaperHeadForm(forms.ModelForm):
    """What is left blank is printed blank. A subclass names the model and its `bodies()`."""

    class Meta:
        fields = HEAD_FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_bodies(self, self.bodies())
        self.helper = FormHelper()
        self.helper.layout = Layout(
            *HEAD_LAYOUT, Div(Submit("save", "Lưu thể thức"), css_class="page-actions")
        )

    def bodies(self):
        return IssuingBody.objects.none()

    def clean(self):
        cleaned = super().clean()
        check_head(self)
        return cleaned
