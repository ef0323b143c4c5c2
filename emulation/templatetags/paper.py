"""What the templates of official papers need: the regime's wording, and tables in one go."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from emulation import paper_text
from emulation.markup import inline
from emulation.paper import (
    GroupRow,
    HeadCell,
    Heading,
    Item,
    Paragraph,
    Signature,
    SignatureGrid,
    SigningPair,
    Table,
    TotalRow,
)
from emulation.pdf_fonts import balanced, text_width

register = template.Library()

for wording in (
    paper_text.number_line,
    paper_text.date_line,
    paper_text.draft_line,
    paper_text.abstract,
    paper_text.letter_subject,
    paper_text.address_label,
    paper_text.address_lines,
    paper_text.base_lines,
    paper_text.body_blocks,
    paper_text.recipient_lines,
    paper_text.appendix_label,
    paper_text.kept,
):
    register.filter(wording)

# Millimetres of the two columns of the head, and of a title on the page.
LEFT_COLUMN, RIGHT_COLUMN, TITLE = 69, 87, 150
LINE_BREAK = mark_safe("<br>")  # noqa: S308 - our own constant


@register.simple_tag
def head_lines(paper, lines, style):
    """The names in the left column of the head, long ones broken evenly."""
    size = 14 if paper.regime.is_party else 12
    return _broken(lines, LEFT_COLUMN, size, style)


@register.filter
def title_lines(text):
    """A title under the type of paper, in lines of about equal length."""
    return _broken([text], TITLE, 14, "Bold")


@register.filter
def date_is_wide(paper):
    """Does the place make the date line longer than its column?"""
    size = 14 if paper.regime.is_party else 13
    return text_width(paper_text.date_line(paper), size, "Italic") > RIGHT_COLUMN


@register.filter
def signing_rows(paper):
    """Signatures that stand side by side, row by row; none for a single one."""
    match paper.signing:
        case SigningPair(left, right):
            return [(left, right)]
        case SignatureGrid():
            return [
                [Signature((party.caption,), party.post, party.name) for party in row]
                for row in paper.signing.rows
            ]
    return []


def _broken(texts, width, size, style):
    lines = [line for text in texts for line in balanced(paper_text.kept(text), width, size, style)]
    return format_html_join(LINE_BREAK, "{}", ((line,) for line in lines))


@register.simple_tag
def official_block(paper, block):
    """One block of the body or of an appendix."""
    match block:
        case Heading():
            return _heading(paper, block)
        case Paragraph():
            return _paragraph(block)
        case Item():
            return format_html("<p>-\u00a0{}</p>", inline(paper_text.kept(block.text)))
        case Table():
            return _table(block)
    raise TypeError(f"not a block of a paper: {block!r}")


def _heading(paper, heading):
    number = paper_text.heading_number(paper.regime, heading)
    joint = " " if number else ""
    tag = {1: "h2", 2: "h3", 3: "h4"}[heading.level]
    text = paper_text.heading_text(heading)
    return format_html("<{0}>{1}{2}{3}</{0}>", tag, number, joint, text)


def _paragraph(paragraph):
    number = f"{paragraph.number}\u00a0" if paragraph.number else ""
    lead = format_html("<b>{}</b> ", paragraph.bold_lead) if paragraph.bold_lead else ""
    return format_html("<p>{}{}{}</p>", number, lead, inline(paper_text.kept(paragraph.text)))


# --- tables: 30,000 cells pass here, so they are joined in Python -------------------------


def _table(table):
    widths = ((f"mm{column.width}" if column.width else "",) for column in table.columns)
    return format_html(
        '<table class="data{}"><colgroup>{}</colgroup><thead>{}</thead><tbody>{}</tbody></table>',
        " compact" if table.compact else "",
        format_html_join("", '<col class="{}">', widths),
        _head(table),
        format_html_join("", "{}", ((_row(table, row),) for row in table.rows)),
    )


def _head(table):
    rows = table.head or (tuple(HeadCell(column.title) for column in table.columns),)
    return format_html_join("", "<tr>{}</tr>", ((_head_cells(row),) for row in rows))


def _head_cells(cells):
    return format_html_join(
        "",
        '<th scope="{}" colspan="{}" rowspan="{}">{}</th>',
        (
            ("colgroup" if cell.colspan > 1 else "col", cell.colspan, cell.rowspan, cell.title)
            for cell in cells
        ),
    )


def _row(table, row):
    match row:
        case GroupRow():
            return _group_row(row, len(table.columns))
        case TotalRow():
            return _total_row(row, table.columns)
    return format_html("<tr>{}</tr>", _cells(table.columns, row))


def _cells(columns, texts):
    return format_html_join(
        "",
        '<td class="{}">{}</td>',
        (
            (column.align, paper_text.printable(text))
            for column, text in zip(columns, texts, strict=True)
        ),
    )


def _group_row(row, width):
    if not row.lead:
        return format_html('<tr class="group"><td colspan="{}">{}</td></tr>', width, row.text)
    return format_html(
        '<tr class="group"><td class="center">{}</td><td colspan="{}">{}</td></tr>',
        row.lead,
        width - 1,
        row.text,
    )


def _total_row(row, columns):
    span = len(columns) - len(row.cells)
    label = format_html('<td class="center" colspan="{}">{}</td>', span, row.label)
    return format_html('<tr class="total">{}{}</tr>', label, _cells(columns[span:], row.cells))
