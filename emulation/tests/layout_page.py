"""A drawn paper read back: its lines of glyphs and its rules, in millimetres from the top left.

The rules that both regimes share stand here; `layout_nd30` and `layout_party` number them.
"""

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pdfplumber

from emulation import paper_text
from emulation.paper import Signature, Table
from emulation.paper_shape import remark

MM = 25.4 / 72
GAP = 5.5  # millimetres between texts that belong to different columns
DATE = r"ngày (0[1-9]|[12]\d|3[01]|\s+) tháng (01|02|[3-9]|1[0-2]|\s+) năm (\d{4}|\s*)$"
ACADEMIC = re.compile(r"\b(TS|ThS|PGS|GS|BS)\.")


def plain(text):
    return text.replace("\u00a0", " ")


def near(first, second, tolerance=0.3):
    return abs(first - second) <= tolerance


@dataclass(frozen=True)
class Line:
    page: int  # from 0
    chars: tuple

    @cached_property
    def text(self):
        return plain("".join(char["text"] for char in self.chars)).strip()

    @cached_property
    def ink(self):
        return [char for char in self.chars if plain(char["text"]).strip()]

    @property
    def x0(self):
        return self.ink[0]["x0"] * MM

    @property
    def x1(self):
        return self.ink[-1]["x1"] * MM

    @property
    def centre(self):
        return (self.x0 + self.x1) / 2

    @property
    def baseline(self):
        return self.ink[0]["baseline"]

    @property
    def sizes(self):
        return {round(char["size"], 1) for char in self.ink}

    @property
    def bold(self):
        return all("Bold" in char["fontname"] for char in self.ink)

    @property
    def italic(self):
        return all("Italic" in char["fontname"] for char in self.ink)

    @property
    def upright(self):
        return not any("Italic" in char["fontname"] for char in self.ink)

    @property
    def regular(self):
        return self.upright and not any("Bold" in char["fontname"] for char in self.ink)

    @property
    def caps(self):
        return self.text == self.text.upper()

    def sized(self, low, high=None):
        return all(low - 0.1 <= size <= (high or low) + 0.1 for size in self.sizes)


@dataclass(frozen=True)
class Rule:
    """A thin drawn box or stroke."""

    page: int
    x0: float
    x1: float
    top: float

    @property
    def length(self):
        return self.x1 - self.x0

    @property
    def centre(self):
        return (self.x0 + self.x1) / 2


class Reading:
    def __init__(self, pdf, paper):
        self.paper = paper
        with pdfplumber.open(io.BytesIO(pdf)) as document:
            self.pages = [(page.width * MM, page.height * MM) for page in document.pages]
            self.lines = [line for page in document.pages for line in _lines(page)]
            self.rules = [rule for page in document.pages for rule in _rules(page)]
            self.right_edges = [
                max((rect["x1"] * MM for rect in page.rects), default=0) for page in document.pages
            ]
        self.chars = [char for line in self.lines for char in line.ink]

    # --- where things are -----------------------------------------------------------------

    def find(self, text, page=None):
        """The first line with this text, spaces of every kind alike."""
        wanted = plain(text).strip()
        for line in self.lines:
            if line.text == wanted and page in (None, line.page):
                return line
        return None

    def rule_under(self, line, gap=4):
        """The rule within `gap` millimetres below the baseline, over the text's centre."""
        for rule in self.rules:
            below = rule.top - line.baseline
            if rule.page == line.page and 0 <= below <= gap and near(rule.centre, line.centre, 3):
                return rule
        return None

    def centre_of(self, page):
        """The middle of the text area."""
        return (30 + self.pages[page][0] - 15) / 2

    @cached_property
    def appendix_pages(self):
        """The first page of each appendix."""
        labels = [
            paper_text.appendix_label(self.paper, at) for at in range(len(self.paper.appendices))
        ]
        return [
            next(line.page for line in self.lines if line.text == label and line.bold)
            for label in labels
        ]

    @cached_property
    def main_pages(self):
        return self.appendix_pages[0] if self.appendix_pages else len(self.pages)

    @cached_property
    def text_lines(self):
        """All lines but the page numbers."""
        return [line for line in self.lines if not self.is_page_number(line)]

    def is_page_number(self, line):
        return line.text.isdecimal() and line.baseline < 20

    def page_number(self, page):
        return [line for line in self.lines if line.page == page and self.is_page_number(line)]

    @cached_property
    def left_head(self):
        """The lines of the issuing side of the head, from the top."""
        stop = self.type_line.baseline if self.type_line else 80
        return [
            line
            for line in self.text_lines
            if line.page == 0 and line.baseline < stop and line.centre < 105 and line.x0 < 85
        ]

    @cached_property
    def number_line(self):
        return next((line for line in self.left_head if line.text.startswith("Số")), None)

    @cached_property
    def date_line(self):
        found = (line for line in self.text_lines if line.page == 0 and line.italic)
        return next((line for line in found if re.search(DATE, line.text)), None)

    @cached_property
    def type_line(self):
        return self.find(self.paper.type_name.upper(), page=0) if self.paper.type_name else None

    @cached_property
    def abstract_lines(self):
        """The bold lines directly under the type of paper."""
        if not self.type_line:
            return []
        at = self.lines.index(self.type_line)
        lines = []
        for line in self.lines[at + 1 :]:
            above = (lines or [self.type_line])[-1]
            is_next = line.page == 0 and line.baseline - above.baseline < 8
            if not (is_next and line.bold and near(line.centre, 112.5, 0.6)):
                break
            lines.append(line)
        return lines

    @cached_property
    def remark_lines(self):
        """What stands in brackets under the title."""
        said = plain(remark(self.paper))
        return [line for line in self.text_lines if line.page == 0 and said and line.text in said]

    @cached_property
    def signed(self):
        return isinstance(self.paper.signing, Signature)

    @cached_property
    def recipients_label(self):
        return self.find("Nơi nhận:")

    @cached_property
    def name_line(self):
        return self.find(self.paper.signing.name) if self.signed else None

    @cached_property
    def post_lines(self):
        """Authority and post, the lines above the name on its side."""
        if not self.name_line:
            return []
        page, label = self.name_line.page, self.recipients_label
        top = label.baseline - 3 if label else self.name_line.baseline - 60
        return [
            line
            for line in self.text_lines
            if line.page == page
            and line.x0 > 105
            and top <= line.baseline < self.name_line.baseline - 10
        ]

    @cached_property
    def body_lines(self):
        """The lines of the text proper: indented or flush left, between title and signature."""
        start = self._body_starts_after()
        end = self._body_ends_before()
        return [
            line
            for line in self.text_lines
            if start < (line.page, line.baseline) < end
            and line.sized(14, 15)
            and not (near(line.centre, 112.5, 0.6) and line.x0 > 41)
        ]

    def _body_starts_after(self):
        head = (*self.abstract_lines, *self.remark_lines, *self.left_head, self.date_line)
        lines = [line for line in head if line]
        texts = [plain(text) for text in paper_text.address_lines(self.paper)]
        lines += [
            line
            for line in self.text_lines
            if line.page == 0
            and line.text
            and any(text in line.text or line.text.endswith(text) for text in texts)
        ]
        return max((line.page, line.baseline) for line in lines)

    def _body_ends_before(self):
        closing = [line for line in (self.recipients_label, *self.post_lines) if line]
        if not self.signed and self.paper.signing:
            rows = self.paper.signing
            first = rows.parties[0].caption.upper() if hasattr(rows, "parties") else rows.left.post
            closing += [
                line
                for line in self.text_lines
                if line.text and first.upper().startswith(line.text) and line.caps
            ][:1]
        ends = [(line.page, line.baseline - 0.1) for line in closing]
        return min(ends, default=(len(self.pages), 0))

    @cached_property
    def body_paragraphs(self):
        """The text proper, paragraph by paragraph: an indented line begins one."""
        paragraphs = []
        for line in self.body_lines:
            if paragraphs and line.x0 < 32:
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        return paragraphs

    @cached_property
    def recipient_items(self):
        """The items of “Nơi nhận”, their lines joined again."""
        label = self.recipients_label
        if not label:
            return []
        items = []
        for line in self.text_lines:
            below = line.page == label.page and line.baseline > label.baseline and line.x0 < 100
            if below and line.text.startswith("- "):
                items.append([line])
            elif below and items and line.x0 < 36:
                items[-1].append(line)
        return items

    # --- rules that both regimes share ----------------------------------------------------

    def portrait_pages_are_a4(self):
        return all(near(w, 210) and near(h, 297) for w, h in self.pages if w < h)

    def landscape_pages_are_a4(self):
        return all(near(w, 297) and near(h, 210) for w, h in self.pages if w > h)

    def last_baseline_leaves_twenty(self):
        return all(line.baseline <= self.pages[line.page][1] - 20 + 0.3 for line in self.lines)

    def top_and_landscape_margins_are_kept(self):
        top = all(line.ink[0]["top"] * MM >= 20 - 0.3 for line in self.text_lines)
        sides = all(
            line.x0 >= 30 - 0.3 and line.x1 <= self.pages[line.page][0] - 15 + 0.3
            for line in self.text_lines
        )
        frames = all(
            edge <= width - 15 + 0.3
            for edge, (width, _) in zip(self.right_edges, self.pages, strict=True)
        )
        return top and sides and frames

    def one_embedded_family(self):
        return len({_family(char["fontname"]) for char in self.chars}) == 1

    def all_glyphs_are_black(self):
        return all(set(char["non_stroking_color"]) == {0.0} for char in self.chars)

    def text_is_nfc(self):
        text = "".join(char["text"] for char in self.chars)
        return unicodedata.is_normalized("NFC", text)

    def no_fallback_face(self):
        return all(_family(char["fontname"]) == "Official-Serif" for char in self.chars)

    def first_page_has_no_number(self):
        return not self.page_number(0)

    def further_pages_are_numbered(self):
        return all(
            [line.text for line in self.page_number(page)] == [str(page + 1)]
            for page in range(1, self.main_pages)
        )

    def page_numbers_are_centred(self):
        return all(
            near(line.centre, self.centre_of(line.page), 1)
            for page in range(len(self.pages))
            for line in self.page_number(page)
        )

    def page_numbers_are_upright(self):
        return all(
            line.sized(*self.PAGE_NUMBER_SIZE) and line.regular
            for page in range(len(self.pages))
            for line in self.page_number(page)
        )

    def title_is_centred(self):
        low, high = self.TYPE_SIZE
        line = self.type_line
        return not line or (
            line.sized(low, high) and line.bold and line.caps and near(line.centre, 112.5, 0.6)
        )

    def number_has_the_type(self):
        number = self.paper.number
        return not number or not number.kind or number.kind in self.number_line.text

    def last_body_line_is_with_the_signature(self):
        signing = self.name_line or self.recipients_label
        return not signing or any(line.page == signing.page for line in self.body_lines)

    def appendices_count_for_themselves(self):
        ends = [*self.appendix_pages[1:], len(self.pages)]
        for index, (first, end) in enumerate(zip(self.appendix_pages, ends, strict=False)):
            if not self._appendix_is_headed(index, first):
                return False
            numbers = [[line.text for line in self.page_number(page)] for page in range(first, end)]
            if numbers != [[], *([str(n)] for n in range(2, end - first + 1))]:
                return False
            if not self._table_heads_are_repeated(index, range(first + 1, end)):
                return False
        return True

    def _appendix_is_headed(self, index, page):
        appendix = self.paper.appendices[index]
        label, title, *_ = [line for line in self.text_lines if line.page == page]
        attached = [line for line in self.text_lines if line.page == page and line.italic]
        return (
            label.text == paper_text.appendix_label(self.paper, index)
            and label.bold
            and label.sized(14)
            and near(label.centre, self.centre_of(page), 0.6)
            and title.text in appendix.title.upper()
            and title.bold
            and title.sized(13, 14)
            and (not appendix.attached_to or attached[0].text.startswith("(Kèm theo"))
        )

    def _table_heads_are_repeated(self, index, pages):
        blocks = self.paper.appendices[index].blocks
        if not all(isinstance(block, Table) for block in blocks):
            return True
        head = blocks[0].columns[0].title
        return all(
            any(line.page == page and line.text.startswith(head) for line in self.text_lines)
            for page in pages
        )

    # --- measures -------------------------------------------------------------------------

    def pitches(self):
        """Points between the lines of one paragraph, and between paragraphs."""
        inside, between = [], []
        for first, second in pairwise(self.body_lines):
            if first.page == second.page:
                step = (second.baseline - first.baseline) / MM
                (inside if second.x0 < 32 else between).append(step)
        return inside, between

    def indents(self):
        return [paragraph[0].x0 - 30 for paragraph in self.body_paragraphs]

    def base_paragraphs(self):
        count = 1 if self.paper.running_bases else len(self.paper.bases)
        return self.body_paragraphs[: count if self.paper.bases else 0]

    def name_stands_below(self, least):
        name, posts = self.name_line, self.post_lines
        return not name or (
            name.bold
            and name.baseline - posts[-1].baseline >= least
            and near(name.centre, posts[-1].centre, 0.6)
            and name.text == name.text.title()
            and not ACADEMIC.search(name.text)
        )


def check(rules, reading):
    """Return the rules the paper breaks, by number and name."""
    return [f"{n}. {rule.__name__}" for n, rule in rules.items() if not _is_kept(rule, reading)]


def _is_kept(rule, reading):
    try:
        return rule(reading)
    except (AttributeError, IndexError, TypeError, ValueError):
        return False  # the line that the rule speaks of is not there


def _family(fontname):
    return re.sub(r"^[A-Z]{6}\+|-(Bold|Italic|Bold-Italic)$", "", fontname)


def _lines(page):
    """Glyphs of one baseline, cut where a gap shows another column."""
    height = float(page.height)
    rows = {}
    for char in page.chars:
        char["baseline"] = (height - char["matrix"][5]) * MM
        rows.setdefault(round(char["baseline"], 1), []).append(char)
    lines = []
    for row in rows.values():
        row.sort(key=lambda char: char["x0"])
        current = [row[0]]
        for before, char in pairwise(row):
            if (char["x0"] - before["x1"]) * MM > GAP:
                lines.append(Line(page.page_number - 1, tuple(current)))
                current = []
            current.append(char)
        lines.append(Line(page.page_number - 1, tuple(current)))
    return sorted((line for line in lines if line.ink), key=lambda line: (line.baseline, line.x0))


def _rules(page):
    drawn = [rect for rect in page.rects if rect["height"] < 1.5 and rect["width"] > 5]
    drawn += [line for line in page.lines if line["height"] == 0]
    return [
        Rule(page.page_number - 1, rect["x0"] * MM, rect["x1"] * MM, rect["top"] * MM)
        for rect in drawn
    ]
