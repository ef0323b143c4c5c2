"""The appendices of a summary: every target, the figure of every unit, and who sent when."""

from typing import NamedTuple

from django.utils.timezone import localtime

from campaigns.judging import Judgement
from emulation.deadlines import short_date
from emulation.numbers import NOTHING, count_word
from emulation.paper import Appendix, Column, GroupRow, Heading, Paragraph, Table
from emulation.paper_text import roman, without_mark
from emulation.pdf_fonts import text_width
from reports.documents.words import plain
from reports.levels import beyond_text, entry_text, money_scale, total_text, unit_text
from reports.submissions import BY_PARENT
from reports.summaries import MeasureResult

# Millimetres of a landscape page: what the columns before the units take of it, and what is left.
BEFORE_UNITS = (
    Column("TT", 11, "center"),
    Column("Chỉ tiêu", 62),
    Column("Đơn vị tính", 20, "center"),
)
FOR_UNITS = 252 - 93
TABLE_SIZE, PADDING = 12, 2.5
NARROWEST = 17
NOT_OWED, NOT_CONCERNED = "", "x"
LEGEND = (
    "Ghi chú: “*” số ước thực hiện; “–” chưa có số liệu; “x” không áp dụng; ô trống: chỉ tiêu "
    "không giao cho đơn vị."
)
OVERALL = (
    Column("TT", 12, "center"),
    Column("Chỉ tiêu"),
    Column("Đơn vị tính", 22, "center"),
    Column("Mức phấn đấu", 44, "center"),
    Column("Kết quả", 36, "right"),
    Column("So với mức phấn đấu", 36, "center"),
    Column("Đánh giá", 30, "center"),
)
LOG = (
    Column("TT", 11, "center"),
    Column("Đơn vị"),
    Column("Gửi lần đầu", 35, "center"),
    Column("Thời hạn", 28, "center"),
    Column("Số lần gửi", 17, "center"),
    Column("Trạng thái", 30, "center"),
)


class Line(NamedTuple):
    """A measure with its number, under the words of its target where it is the only one."""

    number: str
    words: str
    result: MeasureResult


def targets_appendix(summary, title):
    """All targets over the whole bloc; then unit by unit, as many beside each other as fit."""
    lines = list(_lines(summary))
    blocks = [Heading(2, "Kết quả chung", 1), Table(OVERALL, tuple(_overall(lines)))]
    if summary.counted:
        blocks += [Heading(2, "Kết quả của từng đơn vị", 2), *_unit_tables(summary, lines)]
        blocks.append(Paragraph(LEGEND))
    if summary.outside:
        names = "; ".join(unit.name for unit in summary.outside)
        blocks.append(Paragraph(f"Chưa tổng hợp số liệu của: {names}."))
    return Appendix(title, tuple(blocks), landscape=True)


def log_appendix(submissions, deadline, title):
    """When each unit sent, whether in time, how often, and where its report stands."""
    rows = tuple(_sent(number, row) for number, row in enumerate(submissions, 1))
    blocks = [Table(LOG, rows)]
    if deadline.source:
        blocks.append(Paragraph(f"Ghi chú: thời hạn gửi báo cáo {BY_PARENT}."))
    return Appendix(title, tuple(blocks))


def _lines(summary):
    group = ""
    groups = 0
    for number, target in enumerate(summary.targets, 1):
        if target.target.group and target.target.group != group:
            groups += 1
            yield GroupRow(target.target.group, roman(groups))
        group = target.target.group
        text = without_mark(plain(target.target.text))
        if len(target.measures) == 1:
            yield Line(str(number), text, target.measures[0])
            continue
        yield GroupRow(text, str(number))
        for part, result in enumerate(target.measures, 1):
            yield Line(f"{number}.{part}", result.measure.name, result)
    if summary.followed:
        yield GroupRow("Số liệu theo dõi")
        for result in summary.followed:
            yield Line("", result.measure.name, result)


def _overall(lines):
    for line in lines:
        yield line if isinstance(line, GroupRow) else (*line[:2], *_result(line.result))


def _result(result):
    scale = money_scale(result)
    judgement = "" if result.judgement == Judgement.FOLLOWED else result.judgement.label
    return (
        _counted_in(result, scale),
        result.measure.goal_text(),
        total_text(result, scale),
        beyond_text(result),
        judgement,
    )


def _counted_in(result, scale):
    unit = unit_text(result.measure, scale)
    return f"{unit} ({result.span})".lstrip() if result.span else unit


def _unit_tables(summary, lines):
    texts = {line.result.measure: _cells(line.result) for line in lines if isinstance(line, Line)}
    longest = max((text for row in texts.values() for text in row.values()), key=len, default="")
    width = max(text_width(longest, TABLE_SIZE, "Regular") + PADDING, NARROWEST)
    beside = max(int(FOR_UNITS // width), 1)
    # Tables of equal breadth rather than a last one with a single unit.
    count = -(-len(summary.counted) // beside)
    beside = -(-len(summary.counted) // count)
    for first in range(0, len(summary.counted), beside):
        yield _unit_table(summary.counted[first : first + beside], lines, texts)


def _cells(result):
    """What each unit that owes the measure reported, by unit id."""
    scale = money_scale(result)
    return {unit: _cell(result.measure, cell.entry, scale) for unit, cell in result.cells.items()}


def _cell(measure, entry, scale):
    if not entry.reading.applies:
        return NOT_CONCERNED
    text = entry_text(measure, entry, scale)
    return f"{text}{'*' if entry.is_estimate else ''}" if text else NOTHING


def _unit_table(units, lines, texts):
    columns = BEFORE_UNITS + tuple(
        Column(unit.short_name or unit.name, align="right") for unit in units
    )
    rows = []
    for line in lines:
        if isinstance(line, GroupRow):
            rows.append(line)
            continue
        measure = line.result.measure
        cells = (texts[measure].get(unit.unit_id, NOT_OWED) for unit in units)
        counted_in = _counted_in(line.result, money_scale(line.result))
        rows.append((line.number, measure.name, counted_in, *cells))
    return Table(columns, tuple(rows))


def _sent(number, row):
    sent_at = localtime(row.received_at) if row.received_at else None
    return (
        str(number),
        row.unit.name,
        f"{sent_at:%H:%M}, {short_date(sent_at)}" if sent_at else NOTHING,
        _in_time(row),
        count_word(row.versions) if row.versions else NOTHING,
        row.state.label,
    )


def _in_time(row):
    if not row.is_sent:
        return "Chưa gửi"
    if row.days_late is None:
        return NOTHING  # nobody set a deadline
    return f"Chậm {count_word(row.days_late)} ngày" if row.days_late else "Đúng hạn"
