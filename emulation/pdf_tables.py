"""Long tables set by hand: their lines broken, their rows measured, before any layout.

`pdf_drawing` draws what is set here. `set_table` answers None for what it does not do, which
WeasyPrint then draws: short tables, scripts that are shaped or run from the right, empty lines
inside a cell, rows higher than a third of a page, columns without room. The measures are those
of static/css/official/common.css; tests hold the two ways equal.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from unicodedata import bidirectional, category

from weasyprint.text.line_break import get_log_attrs

from emulation import paper_text
from emulation.paper import GroupRow, HeadCell, Table, TotalRow
from emulation.pdf_fonts import drawable, glyphs

DRAWN_FROM_CELLS = 60
REMEMBERED = 5_000  # texts of cells, many of which return
HIGHEST = 300  # a head, or a row: half of what a page holds. In CSS pixels, like all lengths here

POINT, MILLIMETRE = 96 / 72, 96 / 25.4
SIZE, LINE_HEIGHT = 12 * POINT, 12 * POINT * 1.15
THIN, THICK = 0.25 * POINT, 0.5 * POINT
ABOVE, BESIDE = 2 * POINT, 3 * POINT
UNITS_PER_PIXEL = 1024  # of Pango, which breaks WeasyPrint's lines
SPACES = re.compile(r"[ \t\r\f]+")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    codes: str  # its glyphs, as the PDF writes them
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell without its words, from the upper left of its row."""

    x: float
    width: float
    align: str
    rules: tuple[float, float, float, float]  # left, top, right, bottom
    column: int
    colspan: int = 1
    rowspan: int = 1
    in_head: bool = False

    @property
    def room(self):
        """How long its lines can be, in units of Pango."""
        inner = self.width - self.rules[0] - self.rules[2] - 2 * BESIDE
        return int(inner * UNITS_PER_PIXEL)

    def least_height(self, lines):
        return self.rules[1] + self.rules[3] + 2 * ABOVE + lines * LINE_HEIGHT


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    cells: tuple[Cell, ...]  # one tuple for all rows alike
    lines: tuple[tuple[Line, ...], ...]  # of each cell
    height: float
    kind: str  # the class of its <tr>; "head"

    @property
    def is_bold(self):
        return bool(self.kind)


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table whose lines are broken and whose rows have their heights."""

    head: tuple[Row, ...]
    rows: tuple[Row, ...]

    @property
    def head_height(self):
        return sum(row.height for row in self.head)


def set_table(table: Table, width) -> SetTable | None:
    """Return the table with its lines broken for `width`, or None if it is not for us."""
    if len(table.rows) * len(table.columns) < DRAWN_FROM_CELLS:
        return None
    widths = _column_widths(table, width)
    head = widths and _set_head(table, widths)
    if not head:
        return None
    last = len(table.rows) - 1
    rows, shapes = [], {}
    for at, row in enumerate(table.rows):
        made = _set_row(table, row, widths, THICK if at == last else THIN, shapes)
        if made is None:
            return None
        rows.append(made)
    made = SetTable(head, tuple(rows))
    highest = max(made.head_height, *(row.height for row in rows))
    together = made.head_height + max(_heights_together(rows))
    return made if highest <= HIGHEST and together <= 2 * HIGHEST else None


def _heights_together(rows):
    """The height of each row with those before it that no end of a page parts from it."""
    height, is_held = 0, False
    for row in rows:
        height = row.height + (height if is_held or row.kind == "total" else 0)
        is_held = row.kind == "group"
        yield height


def _column_widths(table, width):
    """What `table-layout: fixed` gives each column; None where one has no room."""
    given = [column.width and column.width * MILLIMETRE for column in table.columns]
    left, shared = width - sum(filter(None, given)), given.count(None)
    if left < 0:
        return None
    if shared:
        widths = [left / shared if each is None else each for each in given]
    else:
        widths = [each + left / len(given) for each in given]
    return widths if min(widths) > 2 * (THICK + BESIDE) + SIZE else None


def _set_head(table, widths):
    rows = table.head or (tuple(HeadCell(column.title) for column in table.columns),)
    taken = [0] * len(widths)  # by cells of the rows above
    made, ends = [], [[] for _ in rows]
    for at, row in enumerate(rows):
        column, cells = 0, []
        for index, head in enumerate(row):
            while column < len(taken) and taken[column] > at:
                column += 1
            span = slice(column, column + head.colspan)
            if head.colspan != len(taken[span]) or max(taken[span]) > at:
                return None
            if not 1 <= head.rowspan <= len(rows) - at:
                return None
            rules = _rules(index, len(row), THICK if at == 0 else THIN, THIN)
            x, wide = sum(widths[:column]), sum(widths[span])
            spans = (column, head.colspan, head.rowspan)
            cell = Cell(x, wide, "center", rules, *spans, in_head=True)
            lines = _lines(head.title, cell.room, "Bold")
            if lines is None:
                return None
            taken[span] = [at + head.rowspan] * head.colspan
            ends[at + head.rowspan - 1].append((at, cell.least_height(len(lines))))
            cells.append((cell, lines))
            column += head.colspan
        made.append(cells)
    if set(taken) != {len(rows)} or not all(ends):
        return None
    return _with_heights(made, ends)


def _with_heights(rows, ends):
    """A cell over several rows stretches the last of them."""
    tops = [0.0]
    for ending in ends:
        tops.append(max(tops[begun] + height for begun, height in ending))
    heights = (below - above for above, below in pairwise(tops))
    return tuple(
        Row(*zip(*row, strict=True), height, "head")
        for row, height in zip(rows, heights, strict=True)
    )


def _set_row(table, row, widths, bottom, shapes):
    kind, texts = _texts(row)
    key = kind, len(texts), bottom
    if key not in shapes:
        shapes[key] = _shape(table, widths, *key)
    cells, rooms = shapes[key]
    if not cells:
        return None
    face = "Bold" if kind else "Regular"
    lines = tuple(_lines(text, room, face) for text, room in zip(texts, rooms, strict=True))
    if None in lines:
        return None
    return Row(cells, lines, cells[0].least_height(max(map(len, lines))), kind)


def _texts(row):
    match row:
        case GroupRow(lead=""):
            return "group", (row.text,)
        case GroupRow():
            return "group", (row.lead, row.text)
        case TotalRow():
            return "total", (row.label, *map(_printable, row.cells))
    return "", tuple(map(_printable, row))


_printable = lru_cache(maxsize=REMEMBERED)(paper_text.printable)


def _shape(table, widths, kind, count, bottom):
    """The cells of a row with so many texts, and the room in each; none if they find no place."""
    columns = len(widths)
    aligns = [column.align for column in table.columns]
    spans = [1] * count
    if kind == "group":
        spans[-1] = columns - count + 1
        aligns = ["center", "left"][-count:]
    elif kind == "total":
        spans[0] = columns - count + 1
        aligns[: spans[0]] = ["center"]
    if min(spans) < 1:
        return (), ()
    cells, column = [], 0
    for index, span in enumerate(spans):
        x, width = sum(widths[:column]), sum(widths[column : column + span])
        rules = _rules(index, count, THIN, bottom)
        cells.append(Cell(x, width, aligns[index], rules, column, span))
        column += span
    return tuple(cells), [cell.room for cell in cells]


def _rules(index, count, top, bottom):
    return THICK if index == 0 else THIN, top, THICK if index == count - 1 else THIN, bottom


@lru_cache(maxsize=REMEMBERED)
def _lines(text, room, face):
    """Break `text` where WeasyPrint would; None if it holds what is not drawn here."""
    text = drawable(text)
    if not all(_is_simple(character) for character in set(text) - {"\n", "\t"}):
        return None
    paragraphs = [SPACES.sub(" ", part).strip(" ") for part in text.split("\n")]
    if paragraphs == [""]:
        return ()
    if not all(paragraphs):
        return None
    return tuple(line for part in paragraphs for line in _filled(part, room, face))


@lru_cache(maxsize=2_000)
def _is_simple(character):
    """Is it one glyph, whatever stands beside it, from left to right?"""
    turned = bidirectional(character) in {"R", "AL", "AN"}
    return not turned and category(character)[0] in "LNPSZ"


def _filled(text, room, face):
    font = glyphs(face)
    scale = SIZE * UNITS_PER_PIXEL / font.units_per_em
    ends = [0, *accumulate(round(font.advances[ord(each)] * scale) for each in text)]
    breaks = [len(text)]
    if ends[-1] > room:
        marks = get_log_attrs(text, "vi")
        breaks = [at for at in range(1, len(text)) if marks[at].is_line_break] + breaks
    start, lines = 0, []
    while start < len(text):
        fitting = [at for at in breaks if at > start and _end(text, ends, at) <= room + ends[start]]
        if not fitting:  # a word longer than the line is broken at any letter
            fitting = [at for at in range(start + 1, len(text)) if ends[at] <= room + ends[start]]
        end = max(fitting, default=start + 1)
        line = text[start:end].rstrip(" ")
        width = (ends[start + len(line)] - ends[start]) / UNITS_PER_PIXEL
        lines.append(Line(line, line.translate(font.codes), width))
        start = end
    return lines


def _end(text, ends, at):
    return ends[at - 1] if text[at - 1] == " " else ends[at]
