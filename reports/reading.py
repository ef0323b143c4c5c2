"""What a report says, ready to be shown: the same for the report of today and a version kept."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from campaigns.models import MeasureKind
from campaigns.spans import head_of
from emulation.numbers import NOTHING, format_money_short, format_number, format_percent
from reports.models import FigureState

FOLLOWED = "Số liệu theo dõi"
TWO_PLACES = Decimal("0.01")


class Place(NamedTuple):
    """Where a measure stands in the table, and the headings that stand before it."""

    number: str
    group: str  # “” unless a new group begins here
    target: str  # “” unless a target of several measures begins here
    target_number: str


def places(targets):
    """The Place of each measure, given its target (code, text, group), or None, in order."""
    count = {target: targets.count(target) for target in targets}
    found, group, last, number, part = [], "", object(), 0, 0
    for target in targets:
        its_group = target[2] if target else FOLLOWED
        is_new, part = target != last, part + 1
        if is_new:
            number, part, last = number + bool(target), 1, target
        has_parts = target is not None and count[target] > 1
        found.append(
            Place(
                number=f"{number}.{part}" if has_parts else str(number) if target else "",
                group=its_group if its_group != group else "",
                target=target[1] if has_parts and is_new else "",
                target_number=str(number),
            )
        )
        group = its_group
    return found


def unit_text(kind, unit):
    return {MeasureKind.MONEY: "đồng", MeasureKind.RATIO: "%"}.get(kind, unit)


def figure_text(kind, figure):
    """A figure, given as plain values, as the table writes it; its unit stands in a column."""
    if figure is None or figure["state"] not in (FigureState.OFFICIAL, FigureState.ESTIMATE):
        return NOTHING
    if kind == MeasureKind.RATIO:
        numerator, denominator = Decimal(figure["numerator"]), Decimal(figure["denominator"])
        percent = format_percent(ratio_percent(numerator, denominator))
        return f"{format_number(numerator)}/{format_number(denominator)} = {percent}"
    if kind == MeasureKind.YES_NO:
        return "Có" if figure["is_yes"] else "Không"
    if kind == MeasureKind.WORDS:
        return figure["words"]
    return format_number(Decimal(figure["value"]))


def ratio_percent(numerator, denominator):
    """In percent, to two places: for the eye only, never to judge by."""
    return (numerator * 100 / denominator).quantize(TWO_PLACES)


def pledged_text(kind, pledged):
    if pledged is None:
        return NOTHING
    if pledged.get("change"):  # versions kept by an earlier release have none
        return pledged["change"]
    if kind in (MeasureKind.YES_NO, MeasureKind.WORDS):
        return "Cam kết" if pledged["is_agreed"] else NOTHING
    value = None if pledged["value"] is None else Decimal(pledged["value"])
    written = {MeasureKind.RATIO: format_percent, MeasureKind.MONEY: format_money_short}
    return written.get(kind, format_number)(value)


@dataclass(frozen=True)
class ReadRow:
    """One measure in the table that is only read."""

    place: Place
    code: str
    name: str
    goal: str
    unit: str
    pledged: str
    previous: str
    result: str
    is_words: bool
    state: str
    details: tuple  # sentences: exclusions, reason, note, last year's level
    span: str  # over what time
    exception: str  # the same, where the head of the column says another
    is_unreported: bool
    verdict: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Reading:
    """A whole report. `judged`: (verdict, remark) of the reviewer, by the measure's code."""

    content: dict
    judged: dict

    @property
    def rows(self):
        return read_rows(self.content, self.judged)

    @property
    def span(self):
        return head_span(self.content)

    @property
    def has_previous(self):
        """Whether the phase before says anything to compare with."""
        return any(measure["previous"] for measure in self.content["measures"].values())

    @property
    def withdrawn(self):
        return read_rows(self.content, self.judged, kept_apart=True)


def judged_figures(report):
    figures = report.figures.select_related("measure")
    return {figure.measure.code: (figure.verdict, figure.remark) for figure in figures}


def read_rows(content, judged, *, kept_apart=False):
    """The rows of the measures the unit owed; `kept_apart`, of those that were withdrawn."""
    measures = sorted(content["measures"].items(), key=lambda item: item[1]["order"])
    shown = [(code, m) for code, m in measures if m["is_owed"] is not kept_apart]
    targets = [
        (m["target"]["code"], m["target"]["text"], m["target"]["group"]) if m["target"] else None
        for _, m in shown
    ]
    head = head_span(content)
    return [
        _read_row(place, code, measure, head, *judged.get(code, ("", "")))
        for place, (code, measure) in zip(places(targets), shown, strict=True)
    ]


def head_span(content):
    """What the head of the column of results says of its figures."""
    return head_of([_span(measure) for measure in content["measures"].values()])


def _span(measure):
    return measure.get("span", "")  # versions kept by an earlier release have none


def _read_row(place, code, measure, head, verdict, remark):
    kind, figure, span = measure["kind"], measure["figure"], _span(measure)
    return ReadRow(
        place=place,
        code=code,
        name=measure["name"],
        goal="" if kind == MeasureKind.YES_NO else measure["goal"],
        unit=unit_text(kind, measure["unit"]),
        pledged=pledged_text(kind, measure["pledged"]),
        previous=figure_text(kind, measure["previous"]),
        result=figure_text(kind, figure),
        is_words=kind == MeasureKind.WORDS,
        state=FigureState(figure["state"]).label if figure else "Chưa nhập",
        details=tuple(_details(figure)) if figure else (),
        span=span,
        exception="" if span == head else span,
        is_unreported=figure is None,
        verdict=verdict,
        remark=remark,
    )


def _details(figure):
    if figure["excluded"]:
        yield f"Đã trừ {format_number(figure['excluded'])}: {figure['excluded_note']}"
    if figure["baseline"] is not None:
        yield f"Cùng kỳ năm trước: {format_number(Decimal(figure['baseline']))}"
    yield from filter(None, (figure["reason"], figure["note"]))
