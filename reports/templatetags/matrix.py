"""The matrix of units and measures: `{% load matrix %}`.

    matrix_head summary    <th> of the units, each a link to its report
    matrix_body summary    <tbody> of the targets, their measures, and the measures only followed
    matrix_outcome summary <li> for each judgement: how many targets
    matrix_notes summary   under the table: who missed a goal and by how much, how ratios are made

A matrix of 60 units has 1.500 cells, and a loop in a template would cost more than all its
queries: here rows are joined in Python. Every word that somebody wrote is escaped where it is
joined (tested); figures and marks are ours.
"""

from html import escape

from django import template
from django.utils.safestring import mark_safe

from campaigns.judging import Judgement
from emulation.markup import inline
from emulation.numbers import format_number
from emulation.templatetags.site import address
from reports.adding import is_of_the_whole
from reports.levels import (
    beyond_text,
    entry_text,
    money_scale,
    parts_text,
    rounded,
    shortfalls,
    total_text,
    unit_text,
)

register = template.Library()

# Each judgement: word and picture (the class draws it); without one, the figure stands alone.
MARKS = {
    Judgement.MET: ' <b class="sign sign-met">Đạt</b>',
    Judgement.NOT_MET: ' <b class="sign sign-notmet">Chưa đạt</b>',
}
# The word with its picture, for the bloc's result; what is only followed has none.
SIGNS = {Judgement.MET: "sign-met", Judgement.NOT_MET: "sign-notmet"}
VERDICTS = {
    judgement: f'<b class="verdict {SIGNS.get(judgement, "sign-none")}">{judgement.label}</b>'
    for judgement in Judgement
} | {Judgement.FOLLOWED: ""}
ESTIMATE = '<sup class="estimate">ước</sup>'
NOT_OWED = '<td class="not-owed"><span class="visually-hidden">Không giao</span></td>'
UNREPORTED = '<td class="num">–<span class="visually-hidden"> chưa có số liệu</span></td>'
NOT_APPLICABLE = '<td class="word">Không áp dụng</td>'
COLUMNS_BEFORE_UNITS = 6


@register.simple_tag
def matrix_head(summary):
    before, after = address("reports:detail", 0).rsplit("0", 1)
    heads = [
        f'<th scope="col" class="unit"><a href="{before}{summary.reports[unit.unit_id]}{after}">'
        f"{escape(unit.short_name or unit.name)}</a></th>"
        for unit in summary.counted
    ]
    return mark_safe("".join(heads))


@register.simple_tag
def matrix_body(summary):
    units = [unit.unit_id for unit in summary.counted]
    columns = COLUMNS_BEFORE_UNITS + len(units)
    rows, group = [], ""
    for number, result in enumerate(summary.targets, 1):
        if result.target.group != group:
            group = result.target.group
            rows.append(_heading(group or "Chỉ tiêu khác", columns))
        if len(result.measures) == 1:
            rows.append(_row(str(number), result.measures[0], units))
            continue
        rows.append(_target(number, result, len(units)))
        rows += [
            _row(f"{number}.{part}", measure, units, "part")
            for part, measure in enumerate(result.measures, 1)
        ]
    if summary.followed:
        rows.append(_heading("Số liệu theo dõi (không đánh giá đạt hay chưa đạt)", columns))
        rows += [_row("", result, units) for result in summary.followed]
    return mark_safe(f"<tbody>{''.join(rows)}</tbody>")


def numbered(summary):
    """(“9.2”, result) of every measure; those only followed bear no number."""
    for number, target in enumerate(summary.targets, 1):
        for part, result in enumerate(target.measures, 1):
            yield f"{number}.{part}" if len(target.measures) > 1 else str(number), result
    for result in summary.followed:
        yield "", result


@register.simple_tag
def matrix_outcome(summary):
    judged = [judgement for judgement in Judgement if judgement != Judgement.FOLLOWED]
    counts = [(judgement, summary.count(judgement)) for judgement in judged]
    lines = [
        f"<li>{VERDICTS[judgement]} <span>{format_number(count)} chỉ tiêu</span></li>"
        for judgement, count in counts
        if count
    ]
    return mark_safe("".join(lines))


@register.inclusion_tag("reports/_matrix_notes.html")
def matrix_notes(summary):
    names = {unit.unit_id: escape(unit.short_name or unit.name) for unit in summary.units}
    rows = list(numbered(summary))
    return {
        "missed": mark_safe("".join([_missed(*row, names) for row in rows])),
        "ratios": mark_safe("".join([_ratio(*row, names) for row in rows])),
    }


def _missed(number, result, names):
    """<div> of a measure that some units missed; `names` are escaped already."""
    missed = shortfalls(result)
    if not missed:
        return ""
    goal = escape(result.measure.goal_text())
    if is_of_the_whole(result.measure):
        goal += ", toàn khối; đơn vị so với mức đăng ký"
    return (
        f"<div>\n<dt>{_titled(number, result)} "
        f'<span class="goal-words">({goal})</span></dt>\n'
        f"<dd><ul>{_items(names, missed)}</ul></dd>\n</div>"
    )


def _ratio(number, result, names):
    """<tr> of how the bloc's ratio is made; `names` are escaped already."""
    total = result.total
    if not total.denominator:
        return ""
    numerator, denominator = (
        format_number(rounded(part, 4)) for part in (total.numerator, total.denominator)
    )
    return (
        f'<tr>\n<th scope="row">{_titled(number, result)}</th>\n'
        f'<td class="num" data-label="Tử số">{numerator}</td>\n'
        f'<td class="num" data-label="Mẫu số">{denominator}</td>\n'
        f'<td class="num" data-label="Tỷ lệ">{total_text(result)}%</td>\n'
        f'<td data-label="Đã trừ">{_exclusions(result, names)}</td>\n</tr>'
    )


def _exclusions(result, names):
    if not result.total.excluded:
        return "–"
    excluded = [
        (unit, f"{format_number(cell.entry.excluded)} ({cell.entry.excluded_note})")
        for unit, cell in result.cells.items()
        if cell.entry.excluded
    ]
    count = format_number(result.total.excluded)
    return f"<div>{count} đối tượng\n<ul>{_items(names, excluded)}</ul></div>"


def _titled(number, result):
    return f"{number}{'. ' if number else ''}{escape(result.measure.name)}"


def _items(names, said):
    """<li> of what is said of each unit; `names` are escaped already."""
    return "\n".join([f"<li>{names[unit]}: {escape(words)}</li>" for unit, words in said])


def _heading(words, columns):
    return (
        f'<tr class="group"><th colspan="{columns}" scope="colgroup">'
        f"<span>{escape(words)}</span></th></tr>"
    )


def _target(number, result, unit_count):
    """A target of several measures: it is met when all of them are."""
    return (
        f'<tr class="target"><td class="sticky-1 num">{number}</td>'
        f'<th scope="rowgroup" class="sticky-2">{inline(result.target.text)}</th>'
        f'<td colspan="3"></td><td class="result">{VERDICTS[result.judgement]}'
        f'<span class="by">{parts_text(result.measures)}</span></td>'
        f'<td colspan="{unit_count}"></td></tr>'
    )


def _row(number, result, units, css=""):
    measure, scale = result.measure, money_scale(result)
    goal = "" if result.judgement == Judgement.FOLLOWED else measure.goal_text()
    css = f' class="{css}"' if css else ""
    return (
        f'<tr{css}><td class="sticky-1 num">{number}</td>'
        f'<th scope="row" class="sticky-2">{escape(measure.name)}</th>'
        f'<td class="unit-of">{escape(unit_text(measure, scale))}{_span(result)}</td>'
        f'<td class="goal">{escape(goal)}</td>'
        f'<td class="num total">{total_text(result, scale)}{_estimates(result.total.estimates)}'
        f'</td><td class="result">{VERDICTS[result.judgement]}'
        f'<span class="by">{escape(beyond_text(result))}</span></td>'
        f"{''.join([_cell(measure, cell, scale) for cell in map(result.cells.get, units)])}</tr>"
    )


def _span(result):
    return f' <small class="by">{result.span}</small>' if result.span else ""


def _cell(measure, cell, scale):
    if cell is None:
        return NOT_OWED
    entry, judgement = cell
    if not entry.reading.applies:
        return NOT_APPLICABLE
    text = entry_text(measure, entry, scale)
    if not text:
        return UNREPORTED
    mark = MARKS.get(judgement, "")
    if mark and entry.reading.level is None and text == judgement.label:
        mark = ""
    return f'<td class="num">{text}{ESTIMATE if entry.is_estimate else ""}{mark}</td>'


def _estimates(count):
    return f'<small class="estimates">gồm {format_number(count)} số ước</small>' if count else ""
