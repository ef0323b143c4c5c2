"""What a report says in words, whom it names, and what was awarded in the period."""

from crispy_forms.helper import FormHelper
from django import forms
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils.timezone import localdate

from campaigns.models import CommendationForm, EmulationTitle
from emulation.fields import (
    EmphasisField,
    MarkupField,
    MarkupTextarea,
    OfficialLineField,
    VietnameseNumberField,
)
from reports.models import Award, Highlight, Report, ReportSection
from units.models.unit import in_force

MAX_WORDS = 20_000
MOST_ROWS = 200  # shown, and taken: a thousand forms take half a minute to draw


class VersionForm(forms.Form):
    """The version of the report that the page was opened at; one that cannot be read is stale."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)

    @property
    def seen(self):
        return self.cleaned_data["version"] if self.is_valid() else 0


class SectionForm(forms.ModelForm):
    """The words under one heading."""

    text = MarkupField(label="Nội dung", required=False, max_length=MAX_WORDS)

    class Meta:
        model = ReportSection
        fields = ["text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 16
        self.helper = FormHelper()
        self.helper.form_tag = False


class OrderedFormSet(BaseInlineFormSet):
    """Rows kept in the order they stand on the page."""

    def save_in_order(self):
        for place, form in enumerate(self.forms, 1):
            form.instance.order = place
        self.save()


class HighlightForm(forms.ModelForm):
    kind = forms.ChoiceField(label="Loại", choices=[("", "Chọn loại"), *Highlight.Kind.choices])
    name = OfficialLineField(label="Tên tập thể, cá nhân, mô hình, sáng kiến", max_length=300)
    description = EmphasisField(
        label="Nội dung, kết quả",
        required=False,
        max_length=MAX_WORDS,
        widget=MarkupTextarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Highlight
        fields = ["kind", "name", "description"]


class AwardForm(forms.ModelForm):
    """One choice out of two catalogues: a title won, or a form of commendation received."""

    field_order = ["what", "quantity", "note"]
    what = forms.ChoiceField(label="Danh hiệu, hình thức khen thưởng")
    quantity = VietnameseNumberField(label="Số lượng", decimal_places=0, min_value=1, max_digits=6)
    note = OfficialLineField(label="Ghi chú", required=False, max_length=300)

    class Meta:
        model = Award
        fields = ["quantity", "note"]

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = choices
        if self.instance.title_id:
            self.initial["what"] = f"title:{self.instance.title_id}"
        elif self.instance.form_id:
            self.initial["what"] = f"form:{self.instance.form_id}"

    def clean(self):
        cleaned = super().clean()
        kind, _, pk = cleaned.get("what", "").partition(":")
        self.instance.title_id = int(pk) if kind == "title" else None
        self.instance.form_id = int(pk) if kind == "form" else None
        return cleaned


def award_choices(report):
    """Both catalogues as in force at the end of the phase."""
    return catalogue_choices(report.phase.ends_on or localdate())


def catalogue_choices(day):
    """Both catalogues as in force on `day`, each under its own heading."""
    return [
        ("", "Chọn danh hiệu, hình thức"),
        ("Danh hiệu thi đua", _entries(EmulationTitle, "title", day)),
        ("Hình thức khen thưởng", _entries(CommendationForm, "form", day)),
    ]


def _entries(catalogue, kind, day):
    entries = catalogue.objects.filter(*in_force(day)).values_list("pk", "name")
    return [(f"{kind}:{pk}", name) for pk, name in entries]


def formset_of(model, form, *, extra=2):
    return inlineformset_factory(
        Report,
        model,
        form=form,
        formset=OrderedFormSet,
        extra=extra,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
    )


HighlightFormSet = formset_of(Highlight, HighlightForm)
AwardFormSet = formset_of(Award, AwardForm)
