"""The letter that names the units that are late (công văn đôn đốc)."""

from emulation.deadlines import short_date
from emulation.markup import paragraphs
from emulation.numbers import count_word
from emulation.paper import Column, Paragraph, Table
from reports.documents.words import text_blocks

COLUMNS = (
    Column("TT", 12, "center"),
    Column("Cơ quan, đơn vị"),
    Column("Hạn gửi chậm nhất", 38, "center"),
    Column("Số ngày chậm", 30, "center"),
)
SHORT = 12  # rows that are kept together


def reminder(row, head):
    """An official letter: no type name, its abstract under the number."""
    return {
        "type_name": "",
        "addressees": tuple(paragraphs(row.addressees)),
        "body": (*text_blocks(row.opening), *_late(row), *text_blocks(row.closing)),
    }


def _late(row):
    """The list as it stood on the day it was made, and how many that is of how many."""
    late = list(row.late_units.all())
    if not late:
        return ()
    asked = f"/{count_word(row.members)}" if row.members else ""
    lead = (
        f"Tính đến ngày {short_date(row.counted_on)}, còn {count_word(len(late))}{asked} cơ quan, "
        "đơn vị đã quá hạn mà chưa gửi, cụ thể như sau:"
    )
    lines = tuple(
        (str(n), unit.name, short_date(unit.due_on), count_word(unit.days_late))
        for n, unit in enumerate(late, 1)
    )
    return Paragraph(lead), Table(COLUMNS, lines, compact=len(lines) <= SHORT)
