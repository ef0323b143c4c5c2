"""A chỉ tiêu and its measures on one page; a figure that is only followed on another."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.timezone import localdate

from campaigns.forms.draft import PartForm, capitalise, official_field, unjudged
from campaigns.models import (
    Aggregation,
    ChangeUnit,
    Comparator,
    Measure,
    MeasureKind,
    Target,
)
from campaigns.models.target import CHANGES, DOES_NOT_ADD
from campaigns.participants import participants_of
from campaigns.spans import may_be_of_one_phase
from emulation import fields as ours
from units.models import Unit

USUAL_SUM = {
    MeasureKind.RATIO: Aggregation.RATIO,
    MeasureKind.YES_NO: Aggregation.COUNT_MET,
    MeasureKind.WORDS: Aggregation.COUNT_MET,
}
UNCOUNTED = (MeasureKind.YES_NO, MeasureKind.WORDS)
MOST_MEASURES = 40  # of one target; a thousand forms take half a minute to draw
DECIDE_THE_SPAN = (
    *("kind", "aggregation", "comparator"),
    *("unit_of_measure", "change_unit", "is_reported_as_change"),
)
DIGITS = {"max_digits": 19, "decimal_places": 4}


class TargetForm(PartForm):
    related = "targets"
    code_prefix = "ct"

    class Meta:
        model = Target
        fields = ["text", "group"]
        formfield_callback = official_field
        help_texts = {"group": "Để in và xem theo nhóm. Có thể để trống."}

    def arrange(self):
        self.fields["text"].widget = forms.Textarea(attrs={"rows": 2})

    def write_with(self, measures, *, by):
        """Save the target and its measures in one go; False, and the reason shown, if refused."""
        self.measures = measures
        return self.write(by=by)

    def save(self, commit=True):
        target = super().save(commit)
        self.measures.save_with(target)
        return target


class MeasureForm(forms.ModelForm):
    """A measure. Only what its kind needs is kept; static/css/campaigns.css shows no more."""

    class Meta:
        model = Measure
        fields = [
            "name", "kind", "unit_of_measure", "title", "comparator", "goal", "change_unit",
            "baseline", "is_reported_as_change", "goal_of", "aggregation", "decimals",
            "is_cumulative", "excludes", "is_owned_by_all", "owners",
        ]  # fmt: skip
        formfield_callback = official_field
        widgets = {"owners": forms.CheckboxSelectMultiple}
        help_texts = {
            "name": "Ví dụ: Tỷ lệ văn bản trao đổi bằng văn bản điện tử",
            "unit_of_measure": "Ví dụ: mô hình, vụ. Tỷ lệ và tiền: để trống.",
            "change_unit": "Chỉ dùng khi tăng hoặc giảm.",
            "title": "Chỉ dùng khi đếm danh hiệu.",
        }

    def __init__(self, *args, draft, units, **kwargs):
        self.draft = draft
        super().__init__(*args, **kwargs)
        self.instance.campaign = draft
        self._fit_numbers()
        self.fields["aggregation"].required = False
        self.fields["aggregation"].choices = [("", "Theo kiểu số liệu"), *Aggregation.choices]
        if not self.instance.pk:
            self.initial["aggregation"] = ""
        self.fields["kind"].choices = [("", "Chọn kiểu số liệu"), *MeasureKind.choices]
        self.fields["change_unit"].choices = [("", "Chọn"), *ChangeUnit.choices]
        offer_owners(self.fields["owners"], units)
        capitalise(self)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = LAYOUT

    def _fit_numbers(self):
        """Money, percent or number: the goal is read as the kind that is chosen."""
        kind, comparator = self["kind"].value(), self["comparator"].value()
        for name, help_text in (("goal", GOAL_HELP), ("baseline", "Nếu văn bản có ghi.")):
            field = ours.VietnameseNumberField
            if kind == MeasureKind.MONEY:
                field = ours.MoneyField
            if kind == MeasureKind.RATIO:
                field = ours.PercentField
            if name == "goal" and comparator in CHANGES:
                changed_by = self["change_unit"].value()
                field = ours.PercentField if changed_by == ChangeUnit.PERCENT else field
            label = self.fields[name].label
            self.fields[name] = field(label=label, required=False, help_text=help_text, **DIGITS)
        if self.instance.pk and self.instance.goal is not None:
            self.fields["goal"].help_text = format_html("= {}", self.instance.goal_text())

    def clean(self):
        cleaned = super().clean()
        kind, comparator = cleaned.get("kind"), cleaned.get("comparator")
        if not kind or not comparator:
            return cleaned
        if kind in UNCOUNTED or comparator == Comparator.NONE:
            cleaned |= {"goal": None, "baseline": None}
        if comparator not in CHANGES:
            cleaned |= {"change_unit": "", "is_reported_as_change": False}
        elif cleaned.get("goal") is not None and not cleaned.get("change_unit"):
            cleaned["change_unit"] = ChangeUnit.UNITS
        if kind != MeasureKind.TITLES:
            cleaned["title"] = None
        if cleaned.get("is_owned_by_all"):
            cleaned["owners"] = Unit.objects.none()
        cleaned["aggregation"] = cleaned.get("aggregation") or USUAL_SUM.get(kind, Aggregation.SUM)
        self._fit_units(cleaned, kind, comparator)
        refuse_what_does_not_add(self, cleaned)
        return cleaned

    def _fit_units(self, cleaned, kind, comparator):
        if kind == MeasureKind.MONEY:
            cleaned["unit_of_measure"] = "đồng"
        if kind == MeasureKind.RATIO:
            cleaned["unit_of_measure"] = "%"
            goal = cleaned.get("goal")
            if comparator not in CHANGES and goal is not None and not 0 <= goal <= 100:
                self.add_error("goal", "Tỷ lệ từ 0% đến 100%.")


GOAL_HELP = "Ví dụ: 90; 1.833.468.000; với tiền có thể viết 38,2 triệu."
HOW = Fieldset(
    "Mức phấn đấu",
    Div("comparator", "goal", css_class="field-row"),
    Div("change_unit", "baseline", css_class="field-row for-change"),
    Div("is_reported_as_change", css_class="for-change"),
    "goal_of",
    css_class="measure-goal",
)
LAYOUT = Layout(
    "name",
    Div(Div("kind"), Div("unit_of_measure", css_class="for-unit"), css_class="field-row"),
    Div("title", css_class="for-titles"),
    HOW,
    Fieldset(
        "Đơn vị báo cáo và cách tổng hợp",
        "is_owned_by_all",
        Div("owners", css_class="for-owners"),
        Div("aggregation", "decimals", css_class="field-row for-sum"),
        Div("is_cumulative", css_class="for-sum"),
        "excludes",
    ),
)


def refuse_what_does_not_add(form, cleaned):
    """The database's rule, said at the box that is to be ticked."""
    said = {name: value for name, value in cleaned.items() if name in DECIDE_THE_SPAN and value}
    if not cleaned.get("is_cumulative") and not may_be_of_one_phase(Measure(**said)):
        form.add_error("is_cumulative", DOES_NOT_ADD)


class MeasureForms(forms.BaseModelFormSet):
    """The measures of one target, saved with it."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Bỏ số đo này khi lưu"

    def clean(self):
        if not any(self.errors) and not self._kept():
            raise ValidationError("Chỉ tiêu cần ít nhất một số đo.")

    def with_one_more(self):
        """The same as typed, with an empty measure below; nothing is judged yet."""
        index = self.total_form_count()
        data = self.data.copy()
        data[f"{self.prefix}-TOTAL_FORMS"] = str(min(index + 1, self.absolute_max))
        empty = self.empty_form
        for name, field in empty.fields.items():
            value = empty.get_initial_for_field(field, name)
            if value is not False and isinstance(value, str | int):  # False: a box not ticked
                data[f"{self.prefix}-{index}-{name}"] = "on" if value is True else str(value)
        more = type(self)(
            data, queryset=self.queryset, prefix=self.prefix, form_kwargs=self.form_kwargs
        )
        more._errors = [unjudged(form).errors for form in more.forms]
        more._non_form_errors = more.error_class()
        return more

    def _kept(self):
        said = [form for form in self.forms if form.has_changed() or form.instance.pk]
        return [form for form in said if form not in self.deleted_forms]

    def save_with(self, target):
        """Save the measures as those of `target`, in the order of the page."""
        for form in self.deleted_forms:
            if form.instance.pk:
                form.instance.delete()
        for order, form in enumerate(self._kept(), 1):
            measure = form.save(commit=False)
            measure.target, measure.order = target, order
            measure.code = measure.code or target.campaign.next_code("measures", "sd")
            measure.save()
            form.save_m2m()


def measure_forms(data, *, draft, target, extra):
    """The formset over the measures of `target` (None: a new one), with `extra` empty ones."""
    make = forms.modelformset_factory(
        Measure, form=MeasureForm, formset=MeasureForms, extra=extra, can_delete=True,
        max_num=MOST_MEASURES, absolute_max=MOST_MEASURES,
    )  # fmt: skip
    rows = Measure.objects.in_force().filter(target=target, target__isnull=False)
    form_kwargs = {"draft": draft, "units": possible_owners(draft)}
    return make(
        data, queryset=rows.order_by("order", "pk"), prefix="so-do", form_kwargs=form_kwargs
    )


def possible_owners(campaign):
    return participants_of(campaign, localdate())


def offer_owners(field, units):
    field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
    field.choices = [(unit.pk, str(unit)) for unit in units]


class FollowedForm(PartForm):
    """A figure that is reported and added up, never judged (số liệu theo dõi)."""

    related = "measures"
    code_prefix = "sd"

    class Meta:
        model = Measure
        fields = [
            "name", "kind", "unit_of_measure", "aggregation", "decimals", "is_cumulative",
            "is_owned_by_all", "owners",
        ]  # fmt: skip
        formfield_callback = official_field
        widgets = {"owners": forms.CheckboxSelectMultiple}

    def arrange(self):
        kinds = [c for c in MeasureKind.choices if c[0] != MeasureKind.TITLES]
        self.fields["kind"].choices = [("", "Chọn kiểu số liệu"), *kinds]
        offer_owners(self.fields["owners"], possible_owners(self.draft))
        if not self.instance.pk:
            self.initial["aggregation"] = ""
        self.fields["aggregation"].required = False
        self.fields["aggregation"].choices = [("", "Theo kiểu số liệu"), *Aggregation.choices]

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("kind")
        usual = USUAL_SUM.get(kind, Aggregation.SUM)
        cleaned["aggregation"] = cleaned.get("aggregation") or usual
        if kind == MeasureKind.MONEY:
            cleaned["unit_of_measure"] = "đồng"
        if kind == MeasureKind.RATIO:
            cleaned["unit_of_measure"] = "%"
        if cleaned.get("is_owned_by_all"):
            cleaned["owners"] = Unit.objects.none()
        refuse_what_does_not_add(self, cleaned)
        return cleaned

    def siblings(self):
        return self.draft.measures.filter(target=None)

    def save(self, commit=True):
        self.instance.target, self.instance.comparator = None, Comparator.NONE
        return super().save(commit)
