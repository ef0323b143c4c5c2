"""What a unit types into its registration: one form for the whole page."""

from dataclasses import dataclass
from functools import partial

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate

from campaigns.forms.beside import VersionedForm
from campaigns.models import (
    EmulationTitle,
    MeasureKind,
    Pledge,
    PledgedGoal,
    PledgedMovement,
    PledgedTitle,
    PledgeTheme,
    Promise,
)
from emulation.fields import (
    MarkupField,
    MarkupTextarea,
    MoneyField,
    OfficialLineField,
    OfficialTextField,
    PercentField,
    VietnameseNumberField,
)
from units.models.unit import in_force

BLANK_ROWS = 2
VALUE = {"required": False, "max_digits": 19, "decimal_places": 4}
# Which field reads which kind of measure; the kinds left out are agreed to, not counted.
NUMBERS = {
    MeasureKind.NUMBER: partial(VietnameseNumberField, **VALUE),
    MeasureKind.RATIO: partial(PercentField, **VALUE),
    MeasureKind.MONEY: partial(MoneyField, **VALUE),
    MeasureKind.TITLES: partial(
        VietnameseNumberField, **VALUE | {"decimal_places": 0, "min_value": 0}
    ),
}
AGREEMENT = [("", "– Chọn –"), ("True", "Cam kết thực hiện"), ("False", "Không cam kết")]


@dataclass(frozen=True)
class Row:
    """One line of a table of the form: what it is about, and its fields."""

    about: object
    value: forms.BoundField
    more: forms.BoundField
    baseline: forms.BoundField | None = None


class PledgeForm(VersionedForm):
    """A whole registration in one form: a few fields for each measure, title and movement."""

    then = forms.ChoiceField(choices=[("stay", ""), ("review", "")], required=False)
    themes = OfficialTextField(
        label="Chủ đề thi đua",
        required=False,
        help_text="Mỗi chủ đề viết một dòng. Đơn vị có thể đăng ký một hoặc nhiều chủ đề.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    measures_taken = MarkupField(
        label="Biện pháp thực hiện",
        required=False,
        max_length=20_000,
        widget=MarkupTextarea(attrs={"rows": 7}),
    )

    class Meta:
        model = Pledge
        fields = [
            "measures_taken",
            "issuing_body",
            "signatory",
            "number",
            "day",
            "month",
            "paper_year",
        ]
        labels = {"paper_year": "Năm", "day": "Ngày", "month": "Tháng", "number": "Số văn bản"} | {
            "issuing_body": "Chủ thể ban hành",
            "signatory": "Người ký",
        }
        widgets = dict.fromkeys(
            ["day", "month", "paper_year"], forms.TextInput(attrs={"inputmode": "numeric"})
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pledge = self.instance
        self.initial["themes"] = "\n".join(theme.text for theme in pledge.themes.all())
        bodies = self.fields["issuing_body"].queryset.filter(unit=pledge.unit_id)
        self.fields["issuing_body"].queryset = bodies
        signers = self.fields["signatory"].queryset.filter(body__unit=pledge.unit_id)
        self.fields["signatory"].queryset = signers
        self.goals = pledge.asked_goals()
        for goal in self.goals:
            self._add_goal(goal)
        self._add_titles()
        self._add_movements()

    def _add_goal(self, goal):
        measure = goal.measure
        label = f"Mức đăng ký “{measure.name}”"
        if goal.is_commitment:
            choice = forms.TypedChoiceField(
                choices=AGREEMENT,
                coerce=lambda text: text == "True",
                empty_value=None,
                required=False,
                label=label,
            )
            self.add_cell(goal.field_name, choice, goal.is_agreed)
        else:
            number = NUMBERS[measure.kind]
            self.add_cell(goal.field_name, number(label=label), goal.value)
            year_before = number(label=f"Mức năm trước “{measure.name}”")
            self.add_cell(f"baseline_{measure.pk}", year_before, goal.baseline)
        reason = OfficialLineField(label=f"Lý do “{measure.name}”", required=False, max_length=600)
        self.add_cell(f"reason_{measure.pk}", reason, goal.reason)

    def _add_titles(self):
        made = {row.title_id: row.quantity for row in self.instance.titles.all()}
        held = Q(*in_force(localdate())) | Q(pk__in=made)
        self.titles = list(EmulationTitle.objects.filter(held).order_by("holder", "order", "pk"))
        for title in self.titles:
            quantity = VietnameseNumberField(
                label=f"Số lượng “{title.name}”",
                required=False,
                min_value=0,
                max_value=999_999,
                decimal_places=0,
            )
            self.add_cell(f"title_{title.pk}", quantity, made.get(title.pk))

    def _add_movements(self):
        joined = list(self.instance.movements.all())
        goals = {row.movement_id: row.goal for row in joined if row.movement_id}
        self.movements = list(self.instance.campaign.movements.all())
        for movement in self.movements:
            tick = forms.CheckboxInput(attrs={"class": "form-check-input"})
            join = forms.BooleanField(label=movement.name, required=False, widget=tick)
            self.fields[f"movement_{movement.pk}"] = join
            self.initial[f"movement_{movement.pk}"] = movement.pk in goals
            self._add_line(
                f"movement_goal_{movement.pk}",
                f"Mục tiêu “{movement.name}”",
                goals.get(movement.pk, ""),
            )
        own = [row for row in joined if not row.movement_id]
        self.own_count = self._posted_own_rows() or len(own) + BLANK_ROWS
        for n in range(self.own_count):
            row = own[n] if n < len(own) else PledgedMovement()
            self._add_line(f"own_{n}", f"Phong trào riêng {n + 1}", row.name)
            self._add_line(f"own_goal_{n}", f"Mục tiêu phong trào riêng {n + 1}", row.goal)

    def _add_line(self, name, label, initial):
        self.add_cell(name, OfficialLineField(label=label, required=False, max_length=400), initial)

    def _posted_own_rows(self):
        """As many rows as came back, so that none of them is dropped."""
        return sum(f"own_{n}" in self.data for n in range(100))

    # --- for the template

    @property
    def made_count(self):
        return sum(goal.is_made for goal in self.goals)

    def goal_rows(self):
        for goal in self.goals:
            pk = goal.measure_id
            baseline = None if goal.is_commitment else self[f"baseline_{pk}"]
            yield Row(goal.measure, self[goal.field_name], self[f"reason_{pk}"], baseline)

    def title_rows(self):
        return [Row(title, self[f"title_{title.pk}"], None) for title in self.titles]

    def movement_rows(self):
        return [
            Row(row, self[f"movement_{row.pk}"], self[f"movement_goal_{row.pk}"])
            for row in self.movements
        ]

    def own_rows(self):
        return [Row(n + 1, self[f"own_{n}"], self[f"own_goal_{n}"]) for n in range(self.own_count)]

    # --- what was typed

    def clean_themes(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["themes"].splitlines()]
        if any(len(line) > 600 for line in lines):
            raise forms.ValidationError("Mỗi chủ đề có tối đa 600 ký tự.")
        return [line for line in lines if line]

    def clean(self):
        cleaned = super().clean()
        for n in range(self.own_count):
            if cleaned.get(f"own_goal_{n}") and not cleaned.get(f"own_{n}"):
                self.add_error(f"own_{n}", "Nhập tên phong trào.")
        body, signer = cleaned.get("issuing_body"), cleaned.get("signatory")
        if signer and body and signer.body_id != body.pk:
            self.add_error("signatory", "Người ký không thuộc chủ thể ban hành đã chọn.")
        return cleaned

    def save(self, *, by, on_behalf_of=""):
        """Write it all. Raises StaleVersion or ReviewRefused; then nothing is written."""
        cleaned = self.cleaned_data
        fields = {name: cleaned[name] for name in self.Meta.fields}
        themes = [PledgeTheme(text=text, order=n) for n, text in enumerate(cleaned["themes"], 1)]
        goals = [self._typed_goal(goal) for goal in self.goals]
        promise = Promise(fields, themes, goals, self._typed_titles(), self._typed_movements())
        self.instance.write(promise, by=by, version=cleaned["version"], on_behalf_of=on_behalf_of)

    def _typed_goal(self, goal):
        cleaned, pk = self.cleaned_data, goal.measure_id
        key = "is_agreed" if goal.is_commitment else "value"
        return PledgedGoal(
            measure=goal.measure,
            baseline=cleaned.get(f"baseline_{pk}"),
            reason=cleaned[f"reason_{pk}"],
            **{key: cleaned[goal.field_name]},
        )

    def _typed_titles(self):
        quantities = ((title, self.cleaned_data[f"title_{title.pk}"]) for title in self.titles)
        return [
            PledgedTitle(title=title, quantity=int(quantity), order=n)
            for n, (title, quantity) in enumerate(quantities, 1)
            if quantity
        ]

    def _typed_movements(self):
        cleaned = self.cleaned_data
        joined = [
            PledgedMovement(movement=movement, goal=cleaned[f"movement_goal_{movement.pk}"])
            for movement in self.movements
            if cleaned[f"movement_{movement.pk}"]
        ]
        own = [
            PledgedMovement(name=cleaned[f"own_{n}"], goal=cleaned[f"own_goal_{n}"])
            for n in range(self.own_count)
            if cleaned[f"own_{n}"]
        ]
        for n, row in enumerate(joined + own, 1):
            row.order = n
        return joined + own
