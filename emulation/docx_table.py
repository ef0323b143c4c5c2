"""Tables of figures in Word: 30,000 cells pass here, so they are joined as text."""

from html import escape

from emulation.docx_xml import SPACES, table_properties, twips
from emulation.paper import GroupRow, Table, TotalRow
from emulation.paper_shape import head_rows
from emulation.paper_text import printable

NARROWEST = 8  # millimetres, where the widths asked for leave no room


def data_table(table: Table, width):
    """The table over `width` millimetres. A paragraph has to follow: Word asks for one."""
    widths = _widths(table, width)
    rows = list(table.rows)
    body = (_row(table, row, widths, keep=_is_kept(table, rows, at)) for at, row in enumerate(rows))
    head = _head(table, widths)
    return f"<w:tbl>{table_properties('DataTable', widths)}{head}{''.join(body)}</w:tbl>"


def _widths(table, width):
    """Columns without a width share what is left; all are stretched or shrunk to fill `width`."""
    asked = [column.width for column in table.columns]
    left = width - sum(filter(None, asked))
    share = max(left / (asked.count(None) or 1), NARROWEST)
    widths = [given or share for given in asked]
    return [given * width / sum(widths) for given in widths]


def _is_kept(table, rows, at):
    """A group stays with its first row, a sum with the row above, a compact table together.

    The last row holds on to the end of its section, which would else make a page of its own.
    """
    row, after = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    is_held = table.compact or isinstance(row, GroupRow) or isinstance(after, TotalRow)
    return is_held or after is None


def _row(table, row, widths, *, keep):
    match row:
        case GroupRow():
            cells = _group(row, widths, keep)
        case TotalRow():
            cells = _total(table, row, widths, keep)
        case _:
            cells = _cells("Cell", table.columns, row, widths, keep)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cells(kind, columns, texts, widths, keep):
    return "".join(
        _cell(width, f"{kind}{column.align.title()}", printable(text), keep=keep)
        for column, text, width in zip(columns, texts, widths, strict=True)
    )


def _group(row, widths, keep):
    if not row.lead:
        return _cell(sum(widths), "GroupLeft", row.text, span=len(widths), keep=keep)
    lead = _cell(widths[0], "GroupCenter", row.lead, keep=keep)
    text = _cell(sum(widths[1:]), "GroupLeft", row.text, span=len(widths) - 1, keep=keep)
    return lead + text


def _total(table, row, widths, keep):
    span = len(widths) - len(row.cells)
    label = _cell(sum(widths[:span]), "GroupCenter", row.label, span=span, keep=keep)
    cells = _cells("Group", table.columns[span:], row.cells, widths[span:], keep)
    return label + cells


def _cell(width, style, text, *, span=1, merge="", keep=False):
    span_mark = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if style == "CellHead" else ""
    keep_next = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span_mark}{merge}{middle}'
        f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>{keep_next}</w:pPr>{_text(text)}</w:p>'
        "</w:tc>"
    )


def _text(text):
    """A cell keeps its line ends."""
    if not text:
        return ""
    lines = (SPACES.sub(" ", line).strip(" ") for line in escape(text, quote=False).split("\n"))
    words = '</w:t><w:br/><w:t xml:space="preserve">'.join(lines)
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


# --- the rows of titles, repeated on every page -------------------------------------------


def _head(table, widths):
    below = {}  # column: how many rows a cell still reaches down, and over how many columns
    rows = []
    for titles in head_rows(table):
        cells, waiting, at = [], iter(titles), 0
        while at < len(widths):
            if at in below:
                cells.append(_continued(below, at, widths))
                at += cells[-1][1]
                continue
            title = next(waiting, None)
            if title is None:
                break
            cells.append(_title(title, at, widths))
            if title.rowspan > 1:
                below[at] = [title.rowspan - 1, title.colspan]
            at += title.colspan
        rows.append("".join(cell for cell, _ in cells))
    mark = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    return "".join(f"<w:tr>{mark}{cells}</w:tr>" for cells in rows)


def _title(title, at, widths):
    merge = '<w:vMerge w:val="restart"/>' if title.rowspan > 1 else ""
    width, span = sum(widths[at : at + title.colspan]), title.colspan
    return _cell(width, "CellHead", title.title, span=span, merge=merge), span


def _continued(below, at, widths):
    """The lower part of a cell that reaches down from the row above."""
    rows, span = below.pop(at)
    if rows > 1:
        below[at] = [rows - 1, span]
    width = sum(widths[at : at + span])
    return _cell(width, "CellHead", "", span=span, merge="<w:vMerge/>"), span
