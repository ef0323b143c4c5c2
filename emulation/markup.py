"""The small markup of texts: bold, italic, and levels. User text is never HTML.

`runs` is the only parser of `**bold**` and `*italic*`; whatever is drawn from marked-up text is
drawn from its runs. `line_of` is the only reader of what a line begins with. For those who type
it: docs/markup.md.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join

STARS = re.compile(r"(\*+)")
BOLD, ITALIC = "**", "*"
# “1.”, “1.1.”, “a)” and a dash: a level only with words behind it. “1.5 tỷ” and “2026.” are none.
LEVEL = re.compile(r"(?:(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}\.|[a-zđ]\))|[-–+•])\s+(?=\S)")
MARKS = {1: (ITALIC,), 2: (BOLD,), 3: (BOLD, ITALIC)}  # four stars and more are only stars


@dataclass(frozen=True)
class Run:
    """A stretch of text in one manner."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass
class Piece:
    """A stretch of words, or one mark; a mark without a partner is text like any other."""

    text: str
    is_switch: bool = False


def runs(text):
    """`text` as a list of Run, neighbours differing, none empty.

    A pair of marks stands on one line and hugs what it marks: “5 * 3”, “2*3*4” and the footnote
    sign “(*)” stay as typed, and so does a star without a partner. Bold and italic may nest.
    Takes time in proportion to the length of the text, whatever is in it.
    """
    pieces = [piece for line in text.splitlines(keepends=True) for piece in _pieces(line)]
    bold = italic = False
    stretches = []
    for piece in pieces:
        if not piece.is_switch:
            stretches.append((piece.text, bold, italic))
        elif piece.text == BOLD:
            bold = not bold
        else:
            italic = not italic
    return [
        Run("".join(text for text, *_ in same), *manner)
        for manner, same in groupby(stretches, key=lambda stretch: stretch[1:])
    ]


def inline(text):
    """`text` as safe HTML: escaped, with <b> and <i> and nothing else. Line ends stay."""
    return format_html_join("", "{}", ((_html(run),) for run in runs(text)))


def plain(text):
    """`text` without the marks of bold and italic: what a cell of a printed table shows."""
    return "".join(run.text for run in runs(text))


@dataclass(frozen=True)
class Line:
    """A line of text: its words, and the level that it began with."""

    words: str
    number: str = ""  # “1.”, “1.1.”, “a)”, as typed
    is_dashed: bool = False


def line_of(text):
    """One line read as a Line; `text` has no space around it."""
    level = LEVEL.match(text)
    if not level:
        return Line(text)
    return Line(text[level.end() :], level["number"] or "", is_dashed=not level["number"])


def is_bold(text):
    """Whether the whole of `text` is bold and nothing of it italic."""
    return [(run.bold, run.italic) for run in runs(text)] == [(True, False)]


def paragraphs(text):
    """The lines of `text` that say something: each is a paragraph."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pieces(line):
    """The words and marks of one line, with the paired marks made switches."""
    parts = STARS.split(line)  # words and stars by turns
    pieces, waiting = [], {}
    for index, part in enumerate(parts):
        if index % 2 == 0 or len(part) not in MARKS:
            if part:
                pieces.append(Piece(part))
            continue
        before, after = parts[index - 1][-1:], parts[index + 1][:1]
        for mark in MARKS[len(part)]:
            piece = Piece(mark)
            pieces.append(piece)
            if mark in waiting and _may_close(mark, before, after):
                piece.is_switch = waiting.pop(mark).is_switch = True
            elif _may_open(mark, before, after):
                waiting[mark] = piece
    return pieces


def _may_open(mark, before, after):
    inside_word = mark == ITALIC and before.isalnum()
    return bool(after.strip()) and after != ")" and not inside_word


def _may_close(mark, before, after):
    inside_word = mark == ITALIC and after.isalnum()
    return bool(before.strip()) and before != "(" and not inside_word


def _html(run):
    html = format_html("{}", run.text)
    if run.italic:
        html = format_html("<i>{}</i>", html)
    if run.bold:
        html = format_html("<b>{}</b>", html)
    return html
