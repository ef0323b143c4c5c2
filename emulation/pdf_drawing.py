"""Long tables drawn straight into the page, where WeasyPrint takes a millisecond for each cell.

WeasyPrint still breaks the pages, numbers, bookmarks, embeds and marks: it is given a skeleton of
each table, whose rows are mere heights (`pdf_rows`). A `Drawing` puts rules and words into these
once a page is painted, at the place in the file where WeasyPrint would have, and hangs a tag for
every cell into the tree. It does not draw shades, bold words inside a cell, pictures or links,
which no table of ours has.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import chain, count

import pydyf
from weasyprint.document import Page
from weasyprint.text.line_break import create_layout

from emulation import pdf_file
from emulation.paper import Paper, Table
from emulation.pdf_fonts import glyphs
from emulation.pdf_rows import Mark, SlottedTable
from emulation.pdf_tables import ABOVE, BESIDE, LINE_HEIGHT, MILLIMETRE, SIZE, Row, set_table
from emulation.pdf_tags import Tagging, tables_in

# Between the margins, by whether the page is landscape.
WIDTHS = {False: 165 * MILLIMETRE, True: 252 * MILLIMETRE}
HOLLOW = re.compile(r"<colgroup>(?:(?!<colgroup>).)*</thead><tbody></tbody>", re.DOTALL)
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
        """`html`, the page's source, with an empty row of each kind in our tables."""
        tables = iter(self.tables)

        def fill(found):
            table = next(tables)
            return _skeleton(table) if table else found[0]

        filled = HOLLOW.sub(fill, html)
        if next(tables, None):
            raise ValueError("a table of the paper is not in the page")
        return filled

    def _set_tables(self):
        return [table for table in self.tables if table]

    def expand(self, root):
        """Give the skeletons in a tree of boxes all their rows."""
        tables = iter(self._set_tables())
        for wrapper in _wrappers_of_skeletons(root):
            wrapper.children = [SlottedTable.of(wrapper.children[0], next(tables))]
        if next(tables, None):
            raise ValueError("a table of the page is not in the tree of boxes")

    def take_over(self, document):
        """Let each page of the laid-out document draw our tables on it."""
        for at, page in enumerate(document.pages):
            found = [box for box in tables_in(page._page_box) if isinstance(box, SlottedTable)]
            if found:
                fragments = [Fragment.of(box) for box in found]
                document.pages[at] = FilledPage(page, fragments, self)

    def font(self, stream, style, face):
        """The name of the font in the file, with all glyphs of our tables made known."""
        if face not in self.fonts:
            layout = create_layout("x", style, None, None, 0)
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
        alike = (row for row in rows if row.is_bold == is_bold)
        lines = {line.text for row in alike for cell in row.lines for line in cell}
        return sorted(set().union(*lines))

    def tag(self, document, pdf):
        """Hang our cells into the structure tree that WeasyPrint has made of the skeleton.

        Return what comes into the file by that.
        """
        tagging = Tagging(pdf)
        if self._set_tables():
            tagging.add(document.pages)
        return tagging.ready


def _skeleton(table):
    kinds = dict.fromkeys(row.kind for row in table.rows)
    rows = "".join(f'<tr class="{kind}"/>' for kind in kinds)
    return f'<thead class="slots"><tr><th/></tr></thead><tbody>{rows}</tbody>'


def _wrappers_of_skeletons(root):
    for box in root.descendants():
        groups = box.children[0].children if box.is_table_wrapper else ()
        if groups and groups[0].element.get("class") == "slots":
            yield box


# --- drawing ------------------------------------------------------------------------------


@dataclass
class Fragment:
    """The part of one table that stands on one page."""

    box: SlottedTable
    mark: Mark
    rows: list[Row]
    heads: int  # how many of the rows are its head
    marks: list = field(default_factory=list)  # for each row, of each cell: its marked content

    @classmethod
    def of(cls, box):
        head, body = box.children
        made = cls(box, head.children[0], [*box.head, *box.rows], len(box.head))
        body.children = []  # or WeasyPrint would paint the rows
        return made

    def placed(self):
        """Each row with its upper edge."""
        y = self.box.content_box_y()
        for row in self.rows:
            yield row, y
            y += row.height

    def height(self, at, cell):
        if cell.rowspan == 1:
            return self.rows[at].height
        return sum(row.height for row in self.rows[at : at + cell.rowspan])

    def style(self, row):
        """The style of the words in the row."""
        head, body = self.box.children
        return head.style_of_words if row.is_bold else body.style


class FilledPage(Page):
    """A page that draws its long tables after WeasyPrint has painted the rest."""

    def __init__(self, page, fragments, drawing):
        self.__dict__.update(page.__dict__)
        self.fragments, self.drawing = fragments, drawing

    def paint(self, stream, scale=1):
        super().paint(stream, scale)
        free = count(len(stream._tags))
        for fragment in self.fragments:
            number = stream._tags.pop(fragment.mark)["mcid"]
            start = _start_of(stream, number)
            end = stream.stream.index(b"EMC", start)
            content = [*_rules(fragment), *self._words(stream, fragment, chain([number], free))]
            stream.stream[start - 1 : end + 1] = [b"q 0 0 0 rg", *content, b"Q"]
            fragment.box.children[0].children = []  # or WeasyPrint would look for the mark's tag
        pdf_file.pack(stream)

    def _words(self, stream, fragment, numbers):
        x = fragment.box.content_box_x()
        for at, (row, y) in enumerate(fragment.placed()):
            face = "Bold" if row.is_bold else "Regular"
            font = self.drawing.font(stream, fragment.style(row), face)
            marks = [next(numbers) if lines else None for lines in row.lines]
            fragment.marks.append(marks)
            for cell, lines, number in zip(row.cells, row.lines, marks, strict=True):
                if number is not None:
                    yield _words_of(cell, lines, number, font, x, y, fragment.height(at, cell))


def _start_of(stream, number):
    return next(
        at
        for at, item in enumerate(stream.stream)
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") == number
    )


def _rules(fragment):
    """The frame of each cell. Rows alike have the same: it is moved to where they stand."""
    frames = {}
    yield b"/Artifact BMC"
    for at, (row, top) in enumerate(fragment.placed()):
        key = row.cells, row.height
        if key not in frames:
            frames[key] = _frames(fragment, at)
        yield b"q 1 0 0 1 0 %.3f cm %s Q" % (top, frames[key])
    yield b"EMC"


def _frames(fragment, at):
    """The frames of one row, as WeasyPrint draws them: one box without another."""
    left = fragment.box.content_box_x()
    parts = []
    for cell in fragment.rows[at].cells:
        x, width, high = left + cell.x, cell.width, fragment.height(at, cell)
        thick = cell.rules
        parts.append(
            f"{x + thick[0]:.3f} {thick[1]:.3f} "
            f"{width - thick[0] - thick[2]:.3f} {high - thick[1] - thick[3]:.3f} re "
            f"{x:.3f} 0 {width:.3f} {high:.3f} re f*"
        )
    return " ".join(parts).encode()


def _words_of(cell, lines, number, font, left, top, height):
    is_head = cell.in_head
    y = top + cell.rules[1] + ABOVE + BASELINE
    if is_head:
        y += (height - cell.least_height(len(lines))) / 2
    inner = cell.width - cell.rules[0] - cell.rules[2] - 2 * BESIDE
    parts = [f"/{'TH' if is_head else 'TD'} <</MCID {number}>> BDC BT /{font} {SIZE:.0f} Tf"]
    for line in lines:
        x = left + cell.x + cell.rules[0] + BESIDE
        x += {"left": 0, "center": 0.5, "right": 1}[cell.align] * (inner - line.width)
        parts.append(f"1 0 0 -1 {x:.3f} {y:.3f} Tm <{line.codes}> Tj")
        y += LINE_HEIGHT
    parts.append("ET EMC")
    return " ".join(parts).encode()
