"""What differs between two versions of a plan, in words: for an amendment, and after cloning."""

from dataclasses import dataclass
from itertools import zip_longest

from django.db import models

from emulation.deadlines import describe, short_date
from emulation.markup import plain

HEAD_FIELDS = [
    "kind", "paper_type", "paper_abbreviation", "title", "theme", "motto", "starts_on", "ends_on",
    "participants", "parent", "opening", "closing", "bases_run_on", "due_text", "due_on",
    "due_rule", "weekend_rule", "issuing_body", "signatory", "number", "day", "month",
    "paper_year", "is_draft_marked",
]  # fmt: skip
SECTION_FIELDS = ["style", "heading", "text", "slot", "order"]
PHASE_FIELDS = [
    "name", "review", "starts_on", "ends_on", "due_text", "due_on", "due_rule", "locks_at",
    "window_from", "window_to", "focus", "order",
]  # fmt: skip
TARGET_FIELDS = ["text", "group", "order"]
MEASURE_FIELDS = [
    "name", "kind", "unit_of_measure", "comparator", "goal", "change_unit", "baseline",
    "is_reported_as_change", "goal_of", "is_cumulative", "aggregation", "decimals", "excludes",
    "title", "is_owned_by_all",
]  # fmt: skip
MOVEMENT_FIELDS = ["name", "note", "order"]


@dataclass(frozen=True)
class Difference:
    """One thing that differs; `before` is empty for what is new, `after` for what is gone."""

    what: str
    before: str
    after: str


def differences(old, new):
    """Every Difference between two campaigns, in the order of their paper."""
    return [
        *_of_fields("", old, new, HEAD_FIELDS),
        *_of_lists("Căn cứ", old.bases.all(), new.bases.all(), _basis),
        *_of_coded("Mục nội dung", old.sections.all(), new.sections.all(), SECTION_FIELDS),
        *_of_targets(old, new),
        *_of_coded("Đợt", old.phases.all(), new.phases.all(), PHASE_FIELDS, _occasions),
        *_of_lists("Giải thưởng", old.prizes.all(), new.prizes.all(), _prize),
        *_of_coded("Phong trào", old.movements.all(), new.movements.all(), MOVEMENT_FIELDS),
        *_of_lists("Phân công", old.assignments.all(), new.assignments.all(), _assignment),
        *_of_lists("Nơi nhận", old.recipients.all(), new.recipients.all(), str),
    ]


def _of_targets(old, new):
    def live(rows):
        return [row for row in rows if not row.is_withdrawn]

    yield from _of_coded(
        "Chỉ tiêu", live(old.targets.all()), live(new.targets.all()), TARGET_FIELDS
    )
    measures = live(old.measures.all()), live(new.measures.all())
    yield from _of_coded("Số đo", *measures, MEASURE_FIELDS, _owners)


def _of_coded(what, old_rows, new_rows, fields, more=None):
    """Rows are the same when their codes are; `more` gives what is not a plain field."""
    old, new = ({row.code: row for row in rows} for rows in (old_rows, new_rows))
    for code in [*old, *(code for code in new if code not in old)]:
        if code not in new:
            yield Difference(what, str(old[code]), "")
        elif code not in old:
            yield Difference(what, "", str(new[code]))
        else:
            place = f"{_called(what, plain(str(new[code]))[:120])}: "
            yield from _of_fields(place, old[code], new[code], fields)
            if more:
                yield from _of_more(place, more(old[code]), more(new[code]))


def _called(what, name):
    """“Mục nội dung “Tổ chức thực hiện””, but “Đợt 1” is not called “Đợt “Đợt 1””."""
    return name if name.lower().startswith(what.lower()) else f"{what} “{name}”"


def _of_lists(what, old_rows, new_rows, words):
    """Rows without codes are compared as lines: those only here, those only there."""
    old, new = [words(row) for row in old_rows], [words(row) for row in new_rows]
    gone = [line for line in old if line not in new]
    added = [line for line in new if line not in old]
    if old != new and not gone and not added:
        yield Difference(f"{what}: thứ tự", "; ".join(old), "; ".join(new))
    for before, after in zip_longest(gone, added, fillvalue=""):
        yield Difference(what, before, after)


def _of_fields(place, old, new, names):
    for name in names:
        if getattr(old, name) != getattr(new, name):
            label = str(old._meta.get_field(name).verbose_name)
            label = label if place else label[:1].upper() + label[1:]
            yield Difference(f"{place}{label}", _shown(old, name), _shown(new, name))


def _of_more(place, old, new):
    (label, before), (_, after) = old, new
    if before != after:
        yield Difference(f"{place}{label}", before, after)


def _shown(row, name):
    """A field's value as a person reads it."""
    field, value = row._meta.get_field(name), getattr(row, name)
    if value is None or value == "":
        return "(để trống)"
    if field.choices:
        return str(getattr(row, f"get_{name}_display")())
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(field, models.DateTimeField):
        return describe(value)
    if isinstance(field, models.DateField):
        return short_date(value)
    if name in ("goal", "baseline"):
        return row.amount_text(value)
    return str(value)


def _basis(row):
    return f"{row.get_role_display()}: {row.basis}"


def _prize(row):
    return f"{row}, mỗi giải {row.amount_text()}" if row.amount is not None else str(row)


def _assignment(row):
    return f"{row.body}: {row.task}"


def _occasions(phase):
    return "các dịp thi đua", "; ".join(map(str, phase.occasions.all()))


def _owners(measure):
    return "đơn vị chịu trách nhiệm", "; ".join(sorted(map(str, measure.owners.all())))
