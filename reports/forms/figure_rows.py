"""One row of the table of figures: a measure, the cells to type in, and what they mean."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError

from campaigns.models import Comparator, MeasureKind
from emulation.fields import (
    MoneyField,
    OfficialLineField,
    OfficialTextField,
    PercentField,
    VietnameseNumberField,
)
from emulation.numbers import NOTHING, format_money, format_number
from reports.forms.warnings import warnings_of
from reports.models import Figure, FigureState
from reports.models.figure import KNOWN
from reports.reading import figure_text, pledged_text, unit_text

EXACT = {"max_digits": 19, "decimal_places": 4, "required": False}
NUMBER = VietnameseNumberField(**EXACT)
PERCENT = PercentField(**EXACT)
PART = VietnameseNumberField(**EXACT, min_value=0)
MONEY = MoneyField(max_digits=15, decimal_places=0, required=False)
COUNT = VietnameseNumberField(max_digits=9, decimal_places=0, min_value=0, required=False)
WORDS = OfficialTextField(max_length=5000, required=False)
NOTE = OfficialLineField(max_length=600, required=False)
SHORT_NOTE = OfficialLineField(max_length=300, required=False)
YES_NO = {"": None, "yes": True, "no": False}

# What is typed for each kind of measure, and how it is read.
VALUE_OF = {
    MeasureKind.NUMBER: NUMBER,
    MeasureKind.MONEY: MONEY,
    MeasureKind.TITLES: COUNT,
}
RESULT_PARTS = {
    MeasureKind.RATIO: ("numerator", "denominator"),
    MeasureKind.YES_NO: ("is_yes",),
    MeasureKind.WORDS: ("words",),
}
LABELS = {
    "value": "Kết quả",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "is_yes": "Kết quả",
    "words": "Kết quả",
    "excluded": "Số được trừ",
    "excluded_note": "Lý do trừ",
    "baseline": "Cùng kỳ năm trước",
    "state": "Loại số liệu",
    "note": "Ghi chú",
}
WRITTEN = [
    *("state", "value", "numerator", "denominator", "excluded", "excluded_note"),
    *("is_yes", "words", "baseline", "reason", "note"),
]
COMPARED_WITH_BEFORE = (Comparator.INCREASE, Comparator.DECREASE, Comparator.MAINTAIN)


@dataclass
class Cell:
    """One thing to type. `name` is also its id; `text` is shown as typed, right or wrong."""

    name: str
    label: str
    text: str
    echo: str = ""
    conflict: str = ""  # what somebody else has saved here meanwhile
    errors: list = field(default_factory=list)
    is_hidden = use_fieldset = False  # what the summary of errors asks of a field

    @property
    def auto_id(self):
        return self.name


class Row:
    """One measure: what stands beside it, the cells to type in, and what was read from them."""

    def __init__(self, line, place, data, default_state, span="", head_span=""):
        self.line, self.measure, self.place = line, line.measure, place
        self.code, self.kind = self.measure.code, self.measure.kind
        self.figure = line.figure or Figure(measure=self.measure, state=default_state)
        self.span, self.exception = span, "" if span == head_span else span
        self.unit = unit_text(self.kind, self.measure.unit_of_measure)
        self.cells = {part: self._cell(part, data) for part in self._parts()}
        self.values = {}
        if data is not None:
            self._read()

    # --- what is shown ----------------------------------------------------------------------

    def _parts(self):
        measure = self.measure
        excluding = ("excluded", "excluded_note") if measure.excludes else ()
        return (*self.result_parts, *excluding, *self._baseline_part(), "state", "note")

    def _baseline_part(self):
        """A change is judged against the year before: asked for where nobody has said it."""
        measure, pledged = self.measure, self.line.pledged
        is_known = measure.baseline is not None or (pledged and pledged.baseline is not None)
        asks = measure.comparator in COMPARED_WITH_BEFORE and not measure.is_reported_as_change
        return ("baseline",) if asks and not is_known and self.kind in VALUE_OF else ()

    @property
    def result_parts(self):
        return RESULT_PARTS.get(self.kind, ("value",))

    def _cell(self, part, data):
        name = f"{part}-{self.code}"
        text = self.stored(part) if data is None else data.get(name, "")
        label = f"{self.measure.name}, {LABELS[part].lower()}"
        reader = self._reader(part)
        echo = reader.kind.value if isinstance(reader, VietnameseNumberField) else ""
        return Cell(name, label, text, echo)

    def stored(self, part):
        """What the database holds, as it would be typed."""
        if part == "note":
            return self.figure.reason or self.figure.note
        value = getattr(self.figure, part)
        if part == "is_yes":
            return {None: "", True: "yes", False: "no"}[value]
        if value is None or isinstance(value, str):
            return str(value or "")
        return format_number(value)

    @property
    def goal(self):
        return "" if self.kind == MeasureKind.YES_NO else self.measure.goal_text()

    @property
    def pledged(self):
        return pledged_text(self.kind, self.line.plain_goal())

    @property
    def previous(self):
        figure = self.line.previous
        return figure_text(self.kind, figure.as_plain()) if figure else NOTHING

    @property
    def understood(self):
        """What the typed figures come to: “= 1.600 triệu đồng”, “= 90%”; “” if plain enough."""
        if self.errors:
            return ""
        figure = self.built if self.values else self.figure
        if not figure.is_known:
            return ""
        if self.kind == MeasureKind.MONEY and figure.value:
            amount = self.measure.amount_text(figure.value)
            return "" if amount == format_money(figure.value) else f"= {amount}"
        if self.kind == MeasureKind.RATIO and figure.denominator:
            return figure_text(self.kind, figure.as_plain()).partition(" ")[2]
        return ""

    @property
    def warnings(self):
        if self.errors or not (self.line.figure or self.values):
            return []
        return warnings_of(self.line, self.built if self.values else self.figure)

    @property
    def is_entered(self):
        return self.line.figure is not None

    @property
    def was_sent_back(self):
        return self.figure.remark != "" or self.figure.verdict == "not_met"

    # --- what was typed ---------------------------------------------------------------------

    def _reader(self, part):
        if part == "value" and self.kind == MeasureKind.NUMBER and self.unit == "%":
            return PERCENT
        readers = {
            "value": VALUE_OF.get(self.kind),
            "baseline": VALUE_OF.get(self.kind),
            "numerator": PART,
            "denominator": PART,
            "excluded": COUNT,
            "excluded_note": SHORT_NOTE,
            "words": WORDS,
            "note": NOTE,
        }
        return readers.get(part)

    def _read(self):
        for part, cell in self.cells.items():
            try:
                self.values[part] = self._value(part, cell.text)
            except ValidationError as error:
                cell.errors += error.messages
        if not self.errors:
            self._check()

    def _value(self, part, text):
        if part == "is_yes":
            return YES_NO.get(text)
        if part == "state":
            if text not in FigureState.values:
                raise ValidationError("Chọn một trong bốn loại số liệu.")
            return text
        return self._reader(part).clean(text)

    def compare(self):
        """Show beside each cell what is stored there, where that is something else."""
        for part, cell in self.cells.items():
            stored = self.stored(part)
            cell.conflict = stored if stored != cell.text else ""

    @property
    def errors(self):
        return [error for cell in self.cells.values() for error in cell.errors]

    @property
    def has_result(self):
        return any(self.values[part] not in (None, "") for part in self.result_parts)

    def _check(self):
        """The rules that the database keeps too, said beside the field."""
        values, refuse = self.values, self._refuse
        if values["state"] not in KNOWN:
            if self.has_result:
                refuse("state", "Đã nhập số liệu: chọn “Số chính thức” hoặc “Ước thực hiện”.")
            elif values["state"] == FigureState.NOT_APPLICABLE and not values["note"]:
                refuse("note", "Ghi rõ lý do không áp dụng.")
            return
        if not self.has_result:
            if values["note"] or values.get("excluded"):
                refuse(self.result_parts[0], "Nhập số liệu, hoặc chọn “Chưa có số liệu”.")
            return
        if self.kind == MeasureKind.RATIO:
            self._check_ratio()
        if values.get("excluded") and not values["excluded_note"]:
            refuse("excluded_note", "Ghi rõ lý do trừ.")

    def _check_ratio(self):
        numerator, denominator = self.values["numerator"], self.values["denominator"]
        if numerator is None:
            self._refuse("numerator", "Nhập tử số.")
        elif denominator is None:
            self._refuse("denominator", "Nhập mẫu số.")
        elif denominator == 0:
            self._refuse(
                "denominator", "Mẫu số phải lớn hơn 0. Không có đối tượng thì chọn “Không áp dụng”."
            )
        elif numerator > denominator:
            self._refuse("numerator", "Tử số không được lớn hơn mẫu số.")

    def _refuse(self, part, message):
        self.cells[part].errors.append(message)

    # --- what is written --------------------------------------------------------------------

    @cached_property
    def built(self):
        """The figure as typed."""
        values = {part: self.values[part] for part in self.cells if part != "note"}
        for part in ("excluded", "is_yes"):
            values.setdefault(part, None)
        note = self.values["note"]
        is_reason = values["state"] == FigureState.NOT_APPLICABLE
        kept = {name: getattr(self.figure, name) for name in ("baseline",) if name not in values}
        figure = Figure(
            measure=self.measure,
            reason=note if is_reason else "",
            note="" if is_reason else note,
            **(kept | values),
        )
        same_words = figure.words == self.figure.words
        figure.verdict = self.figure.verdict if same_words else ""
        return figure

    @property
    def is_cleared(self):
        """Nothing typed: as if the row had never been filled in."""
        return self.values["state"] in KNOWN and not self.has_result

    @property
    def is_changed(self):
        if self.is_cleared or not self.is_entered:
            return self.is_cleared == self.is_entered
        old, new = self.figure, self.built
        return any(getattr(old, name) != getattr(new, name) for name in WRITTEN)
