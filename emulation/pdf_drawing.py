"""Long tables drawn straight into the page, where WeasyPrint takes a millisecond for each cell.

WeasyPrint still breaks the pages, repeats the heads, numbers, bookmarks, embeds and marks: it lays
out a skeleton of each table, one cell of the right height for the head and one for every row. A
`Drawing` puts rules and words into these once a page is painted, at the place in the file where
WeasyPrint would have, and hangs a tag for every cell into the tree. It does not draw shades,
bold words inside a cell, pictures or links, which no table of ours has.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import chain, count

import pydyf
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import create_layout

from emulation.paper import Paper, Table
from emulation.pdf_fonts import glyphs
from emulation.pdf_tables import ABOVE, BESIDE, LINE_HEIGHT, MILLIMETRE, SIZE, Row, set_table
from emulation.pdf_tags import Tagging, tables_in

# Between the margins, by whether the page is landscape.
WIDTHS = {False: 165 * MILLIMETRE, True: 252 * MILLIMETRE}
HOLLOW = re.compile(r"<thead>(?:(?!<thead>).)*</thead><tbody></tbody>", re.DOTALL)
# How far under the top of its line a word stands: the typeface's ascent 0.891, descent 0.216.
BASELINE = (LINE_HEIGHT - 1.107422 * SIZE) / 2 + 0.891113 * SIZE


class Drawing:
    """A paper whose long tables are taken over; `paper` is what is left to WeasyPrint."""

    def __init__(self, paper: Paper):
        self.tables = []  # those without rows in the page's source; None for one never had any
        self.paper = replace(
            paper,
            body=self._hollowed(paper.body, WIDTHS[False]),
            appendices=tuple(
                replace(one, blocks=self._hollowed(one.blocks, WIDTHS[one.landscape]))
                for one in paper.appendices
            ),
        )
        self.fonts = {}

    def _hollowed(self, blocks, width):
        return tuple(
            self._without_rows(block, width) if isinstance(block, Table) else block
            for block in blocks
        )

    def _without_rows(self, table, width):
        made = set_table(table, width)
        if made or not table.rows:
            self.tables.append(made)
        return replace(table, rows=()) if made else table

    def skeleton(self, html):
        """`html`, the page's source, with empty rows of the right height in our tables."""
        tables = iter(enumerate(self.tables))

        def fill(found):
            number, table = next(tables)
            return _skeleton(number, table) if table else found[0]

        filled = HOLLOW.sub(fill, html)
        if next(tables, None):
            raise ValueError("a table of the paper is not in the page")
        return filled

    def rules(self):
        """CSS for the heights of the skeleton."""
        heights = {table.head_height for table in self._set_tables()}
        heights |= {row.height for table in self._set_tables() for row in table.rows}
        return "".join(f".data .{_of_height(each)}{{height:{each!r}px}}" for each in heights)

    def _set_tables(self):
        return [table for table in self.tables if table]

    def expand(self, root):
        """Give the skeleton in a tree of boxes, one row of each height so far, all its rows.

        They share one style, so that WeasyPrint computes it once and not for every row.
        """
        for box, table in zip(_skeletons(root), self._set_tables(), strict=True):
            group = box.children[-1]
            kinds = dict(zip(_kinds(table), group.children, strict=True))
            group.children = [_copy(kinds[row.kind, row.height]) for row in table.rows]

    def take_over(self, document):
        """Let each page of the laid-out document draw our tables on it."""
        coming = {number: iter(table.rows) for number, table in enumerate(self.tables) if table}
        for at, page in enumerate(document.pages):
            if found := list(_skeletons(page._page_box)):
                fragments = [self._fragment(box, coming) for box in found]
                document.pages[at] = FilledPage(page, fragments, self)

    def _fragment(self, box, coming):
        """The part of a table on one page: its head, and the rows that follow the last ones."""
        head, body = box.children
        cell = head.children[0].children[0]
        number = int(cell.element.get("data-table"))
        slots = [Slot.of(cell, self.tables[number].head)]
        slots += [Slot.of(row.children[0], (next(coming[number]),)) for row in body.children]
        body.children = []
        return Fragment(box, head, cell.children[0].children[0], slots)

    def font(self, stream, slot):
        """The name of the slot's font in the file, with all glyphs of our tables made known."""
        face = "Bold" if slot.is_bold else "Regular"
        if face not in self.fonts:
            layout = create_layout("x", slot.style, None, None, 0)
            line, _ = layout.get_first_line()
            font, _ = stream.add_font(line.runs[0].data.item.analysis.font)
            ours = glyphs(face)
            for letter in self._letters(face == "Bold"):
                number = ours.numbers[ord(letter)]
                font.to_unicode.setdefault(number, letter)
                advance = ours.advances[ord(letter)]
                font.widths[number] = round(advance * 1000 / ours.units_per_em)
            self.fonts[face] = font.hash
        return self.fonts[face]

    def _letters(self, is_bold):
        rows = chain.from_iterable((*table.head, *table.rows) for table in self._set_tables())
        lines = {
            line.text
            for row in rows
            if row.is_bold == is_bold
            for cell in row.cells
            for line in cell.lines
        }
        return sorted(set().union(*lines))

    def tag(self, document, pdf):
        """Hang our cells into the structure tree that WeasyPrint has made of the skeleton."""
        if self._set_tables():
            Tagging(pdf).add(document.pages)


def _skeleton(number, table):
    # The space in the head is what WeasyPrint paints; it marks the table's place in the file.
    head = f"<th class={_of_height(table.head_height)} data-table={number}>\u00a0"
    rows = "".join(
        f"<tr{kind and f' class={kind}'}><td class={_of_height(height)}>"
        for kind, height in _kinds(table)
    )
    return f"<thead class=slots><tr>{head}</thead><tbody>{rows}</tbody>"


def _kinds(table):
    return dict.fromkeys((row.kind, row.height) for row in table.rows)


def _of_height(height):
    return f"h{round(height * 1000)}"


def _copy(row):
    return row.copy_with_children([cell.copy() for cell in row.children])


def _skeletons(box):
    """The boxes of our tables under `box`, in order."""
    for table in tables_in(box):
        if table.children[0].element.get("class") == "slots":
            yield table


# --- drawing ------------------------------------------------------------------------------


@dataclass
class Slot:
    """Where the cell of a skeleton stands on its page, and the rows that are drawn into it."""

    x: float
    y: float
    style: object
    rows: tuple[Row, ...]
    marks: list = field(default_factory=list)  # for each row, of each cell: its marked content

    @classmethod
    def of(cls, box, rows):
        return cls(box.position_x, box.position_y, box.style, rows)

    @property
    def is_bold(self):
        return self.rows[0].is_bold

    def placed(self):
        """Each row with its upper edge."""
        y = self.y
        for row in self.rows:
            yield row, y
            y += row.height

    def height(self, at, cell):
        if cell.rowspan == 1:
            return self.rows[at].height
        return sum(row.height for row in self.rows[at : at + cell.rowspan])


@dataclass
class Fragment:
    """The part of one table that stands on one page."""

    box: boxes.TableBox
    head: boxes.TableRowGroupBox
    marker: boxes.TextBox
    slots: list[Slot]


class FilledPage(Page):
    """A page that draws its long tables after WeasyPrint has painted the rest."""

    def __init__(self, page, fragments, drawing):
        self.__dict__.update(page.__dict__)
        self.fragments, self.drawing = fragments, drawing

    def paint(self, stream, scale=1):
        super().paint(stream, scale)
        free = count(len(stream._tags))
        for fragment in self.fragments:
            number = stream._tags.pop(fragment.marker)["mcid"]
            start = _start_of(stream, number)
            end = stream.stream.index(b"EMC", start)
            inside = stream.stream[start + 2 : end]
            content = [*_rules(fragment), *self._words(stream, fragment, chain([number], free))]
            stream.stream[start - 1 : end + 1] = [*inside, b"q 0 0 0 rg", *content, b"Q"]
            fragment.head.children = []  # or WeasyPrint would look for the marker's tag

    def _words(self, stream, fragment, numbers):
        for slot in fragment.slots:
            font = self.drawing.font(stream, slot)
            for at, (row, y) in enumerate(slot.placed()):
                marks = [next(numbers) if cell.lines else None for cell in row.cells]
                slot.marks.append(marks)
                for cell, number in zip(row.cells, marks, strict=True):
                    if number is not None:
                        yield _words_of(cell, number, font, slot.x, y, slot.height(at, cell))


def _start_of(stream, number):
    return next(
        at
        for at, item in enumerate(stream.stream)
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") == number
    )


def _rules(fragment):
    """The frame of each cell, as WeasyPrint draws it: one box without another."""
    yield b"/Artifact BMC"
    for slot in fragment.slots:
        for at, (row, top) in enumerate(slot.placed()):
            for cell in row.cells:
                x, width, high = slot.x + cell.x, cell.width, slot.height(at, cell)
                left, above, right, below = cell.rules
                yield (
                    f"{x + left:.6f} {top + above:.6f} "
                    f"{width - left - right:.6f} {high - above - below:.6f} re "
                    f"{x:.6f} {top:.6f} {width:.6f} {high:.6f} re f*"
                ).encode()
    yield b"EMC"


def _words_of(cell, number, font, left, top, height):
    is_head = cell.in_head
    y = top + cell.rules[1] + ABOVE + BASELINE
    if is_head:
        y += (height - cell.least_height) / 2
    inner = cell.width - cell.rules[0] - cell.rules[2] - 2 * BESIDE
    parts = [f"/{'TH' if is_head else 'TD'} <</MCID {number}>> BDC BT /{font} {SIZE:.0f} Tf"]
    for line in cell.lines:
        x = left + cell.x + cell.rules[0] + BESIDE
        x += {"left": 0, "center": 0.5, "right": 1}[cell.align] * (inner - line.width)
        parts.append(f"1 0 0 -1 {x:.3f} {y:.3f} Tm <{line.codes}> Tj")
        y += LINE_HEIGHT
    parts.append("ET EMC")
    return " ".join(parts).encode()
