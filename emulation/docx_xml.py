"""WordprocessingML in small pieces: runs, paragraphs, tables without borders. Lengths in mm."""

import re
from html import escape

from emulation.markup import runs
from emulation.paper_text import kept

SPACES = re.compile(r"[ \t\n\r\f]+")
EMPHASIS = {
    (False, False): "",
    (True, False): "Strong",
    (False, True): "Emphasis",
    (True, True): "StrongEmphasis",
}
LINE_BREAK = "<w:r><w:br/></w:r>"


def twips(millimetres):
    return round(millimetres * 1440 / 25.4)


def run(text, style=""):
    """`text`, its white space as a page shows it, in a style of characters."""
    if not (text := SPACES.sub(" ", text)):
        return ""
    manner = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{manner}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def marked(text):
    """Text with **bold** and *italic*."""
    return "".join(run(part.text, EMPHASIS[part.bold, part.italic]) for part in runs(kept(text)))


def lines(texts):
    return LINE_BREAK.join(run(text) for text in texts)


def paragraph(style, content="", *, keep=False, sides=None, end=""):
    """A paragraph; `keep` holds it to the next one, `sides` are its own left and right indent."""
    keep_next = "<w:keepNext/>" if keep else ""
    indents = (
        f'<w:ind w:left="{twips(sides[0])}" w:right="{twips(sides[1])}"/>'
        if sides is not None
        else ""
    )
    manner = f'<w:pPr><w:pStyle w:val="{style}"/>{keep_next}{indents}{end}</w:pPr>'
    return f"<w:p>{manner}{content}</w:p>"


def rule(style, length, width):
    """A drawn line of this length in the middle of this width."""
    return paragraph(style, sides=middle(length, width))


def middle(length, width):
    """The indents that leave this length in the middle of this width."""
    side = max(width - length, 0) / 2
    return side, side


def cell(width, content, *, span=1, top=0, left=0, right=0):
    """A cell of a table without borders. `top` is in points."""
    margins = f'<w:top w:w="{top * 20:.0f}" w:type="dxa"/>' if top else ""
    margins += f'<w:left w:w="{twips(left)}" w:type="dxa"/>' if left else ""
    margins += f'<w:right w:w="{twips(right)}" w:type="dxa"/>' if right else ""
    margins = f"<w:tcMar>{margins}</w:tcMar>" if margins else ""
    size = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    size += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{size}{margins}</w:tcPr>{content or paragraph('Normal')}</w:tc>"


def layout(widths, rows):
    """A table without borders that puts things side by side. `rows` are lists of cells."""
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>" for cells in rows
    )
    return f"<w:tbl>{table_properties('Layout', widths)}{body}</w:tbl>"


def table_properties(style, widths):
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )
