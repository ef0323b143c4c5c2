"""The table of a unit's figures: registered, done, by how much, and against the year before."""

from decimal import Decimal
from fractions import Fraction

from campaigns.judging import ratio_level
from campaigns.models import Comparator, MeasureKind, PledgedGoal
from campaigns.models.target import CHANGES
from emulation.numbers import NOTHING, format_number
from emulation.paper import Column, GroupRow, Table
from emulation.paper_text import roman
from reports.documents.words import period_of, plain
from reports.documents.year_figures import with_years
from reports.levels import rounded
from reports.models import FigureState
from reports.reading import FOLLOWED, head_span, read_rows

# More is not better, or is not counted: no share of what was registered can be told.
WITHOUT_SHARE = (*CHANGES, Comparator.AT_MOST, Comparator.LESS_THAN)
COUNTED = (MeasureKind.NUMBER, MeasureKind.MONEY, MeasureKind.RATIO, MeasureKind.TITLES)


def figures_table(report, content):
    """The figures of `content`; in the final phase the year stands beside the phase before, added
    up as the bloc adds it where the unit reports phase by phase."""
    measures = {measure.code: measure for measure in report.campaign.measures.all()}
    earlier = report.earlier if report.phase.is_final else None
    if report.phase.is_final:
        content = with_years(report, content)
    rows, groups = [], 0
    for row in read_rows(content, {}):
        place = row.place
        if place.group:
            groups += place.group != FOLLOWED
            rows.append(GroupRow(place.group, roman(groups) if place.group != FOLLOWED else ""))
        if place.target:
            rows.append(GroupRow(plain(place.target), place.target_number))
        done = (row.previous, row.result) if earlier else (row.result,)
        said, measure = content["measures"][row.code], measures.get(row.code)
        compared = _share(said, measure), _growth(said)
        pledged, note = _pledged(row, said, measure), _note(said["figure"])
        unit = f"{row.unit} ({row.exception})" if row.exception else row.unit
        rows.append((place.number, row.name, unit, pledged, *done, *compared, note))
    return Table(_columns(report, earlier, head_span(content)), tuple(rows))


def _columns(report, earlier, span):
    done = [", ".join(filter(None, [f"Thực hiện {period_of(report.phase)}", span]))]
    if earlier:
        done = [f"Thực hiện {period_of(earlier.phase)}", *done]
    return (
        Column("TT", 11, "center"),
        Column("Chỉ tiêu"),
        Column("Đơn vị tính", 20, "center"),
        Column("Đăng ký cả năm", 27, "center"),
        *(Column(title, 32, "center") for title in done),
        Column("So với đăng ký (%)", 22, "center"),
        Column("So với cùng kỳ", 30, "center"),
        Column("Ghi chú", 38),
    )


def _pledged(row, said, measure):
    """What was registered, in the words of the registration; “10” alone may be a fall of 10%."""
    pledged = said["pledged"]
    if pledged is None or measure is None:
        return row.pledged
    value = None if pledged["value"] is None else Decimal(pledged["value"])
    goal = PledgedGoal(measure=measure, value=value, is_agreed=pledged["is_agreed"])
    return goal.goal_text() or NOTHING


def _share(said, measure):
    """The figure in percent of what was registered, to one place."""
    pledged, level = said["pledged"], _level(said)
    if measure is None or measure.comparator in WITHOUT_SHARE or level is None:
        return NOTHING
    goal = Decimal(pledged["value"] or 0) if pledged else 0
    return format_number(rounded(ratio_level(level, goal), 1)) if goal > 0 else NOTHING


def _growth(measure):
    """“tăng 5,2%”, “giảm 1,5 điểm %” since the same time of the year before."""
    level = _level(measure)
    before = measure["figure"] and measure["figure"]["baseline"]
    if level is None or before is None:
        return NOTHING
    level, before = Fraction(level), Fraction(before)
    is_percent = measure["kind"] == MeasureKind.RATIO or measure["unit"] == "%"
    if not is_percent and not before:
        return NOTHING
    moved = level - before if is_percent else 100 * (level - before) / abs(before)
    if not moved:
        return "bằng"
    amount = format_number(rounded(abs(moved), 1))
    return f"{'tăng' if moved > 0 else 'giảm'} {amount}{' điểm %' if is_percent else '%'}"


def _level(measure):
    """The figure as one number, or None."""
    figure = measure["figure"]
    if figure is None or measure["kind"] not in COUNTED:
        return None
    if figure["numerator"] is not None:
        return ratio_level(Decimal(figure["numerator"]), Decimal(figure["denominator"]))
    return None if figure["value"] is None else Decimal(figure["value"])


def _note(figure):
    """Whether it is an estimate or missing, who was left out, and what the unit adds."""
    state = FigureState(figure["state"]) if figure else FigureState.NONE
    said = ["" if state == FigureState.OFFICIAL else state.label]
    if figure and figure["excluded"]:
        said.append(f"Đã trừ {format_number(figure['excluded'])}: {figure['excluded_note']}")
    said += [figure["reason"], figure["note"]] if figure else []
    return ". ".join(text.rstrip(".") for text in said if text)
