"""What the templates of official papers need: the regime's wording, and tables in one go."""

import re

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from emulation import check_code as code
from emulation import paper_text
from emulation.markup import inline, is_bold
from emulation.paper import GroupRow, Heading, Item, Paragraph, Table, TotalRow
from emulation.paper_shape import (
    date_is_wide,
    head_rows,
    names_in_head,
    remark,
    signing_rows,
    single_signature,
    title_in_lines,
)

register = template.Library()

for wording in (
    paper_text.number_line,
    paper_text.date_line,
    paper_text.draft_line,
    paper_text.type_name,
    paper_text.abstract,
    paper_text.letter_subject,
    paper_text.address_label,
    paper_text.address_lines,
    paper_text.base_lines,
    paper_text.enacting_body,
    paper_text.enacting_clause,
    paper_text.body_blocks,
    paper_text.recipient_lines,
    paper_text.authority,
    paper_text.post,
    signing_rows,
    paper_text.appendix_label,
    paper_text.appendix_title,
    paper_text.attached,
    remark,
    paper_text.kept,
    date_is_wide,
    single_signature,
):
    register.filter(wording)

# “05/TTr-KTĐ”, “09/02/2026”: longer than any number of a paper, and it may be broken after all.
NUMBER = re.compile(r"(?<![\w/-])\d{1,6}[/-][\w/-]{1,24}(?![\w/-])")
LINE_BREAK = mark_safe("<br/>")  # noqa: S308 - our own constant


@register.simple_tag
def fixed(name):
    """Words that no paper changes: `{% fixed "MOTTO" %}`."""
    return getattr(paper_text, name)


@register.simple_tag
def head_lines(paper, lines, style):
    return _broken(names_in_head(paper, lines, style))


@register.filter
def title_lines(text):
    return _broken(title_in_lines(text))


def _broken(lines):
    return format_html_join(LINE_BREAK, "{}", ((line,) for line in lines))


@register.simple_tag
def check_code(paper):
    """The QR code of the paper as a drawing, with words for those who hear the page."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}"><title>{1}</title>'
        '<path d="{2}"/></svg>',
        code.modules(paper.check_address),
        code.words(paper.check_address),
        code.path(paper.check_address),
    )


@register.filter
def unbroken(text):
    """`text` as HTML in which no number of a paper is broken over two lines."""
    words = NUMBER.sub(r'<span class="whole">\g<0></span>', conditional_escape(text))
    return mark_safe(words)  # noqa: S308 - escaped above


@register.simple_tag
def official_block(paper, block):
    """One block of the body or of an appendix."""
    match block:
        case Heading():
            return _heading(paper, block)
        case Paragraph():
            return _paragraph(block)
        case Item():
            words = unbroken(inline(paper_text.kept(block.text)))
            return format_html("<p>{}{}</p>", paper_text.DASH, words)
        case Table():
            return _table(block)
    raise TypeError(f"not a block of a paper: {block!r}")


def _heading(paper, heading):
    tag = {1: "h2", 2: "h3", 3: "h4"}[heading.level]
    return format_html("<{0}>{1}</{0}>", tag, paper_text.heading_line(paper.regime, heading))


def _paragraph(paragraph):
    number = paper_text.paragraph_number(paragraph)
    lead = format_html("<b>{}</b> ", paragraph.bold_lead) if paragraph.bold_lead else ""
    text = paper_text.kept(paragraph.text)
    css = mark_safe(' class="leads"') if is_bold(text) else ""
    return format_html("<p{}>{}{}{}</p>", css, number, lead, unbroken(inline(text)))


# --- tables: 30,000 cells pass here, so they are joined in Python -------------------------


def _table(table):
    widths = ((f"mm{column.width}" if column.width else "",) for column in table.columns)
    return format_html(
        '<table class="data{}"><colgroup>{}</colgroup><thead>{}</thead><tbody>{}</tbody></table>',
        " compact" if table.compact else "",
        format_html_join("", '<col class="{}"/>', widths),
        _head(table),
        format_html_join("", "{}", ((_row(table, row),) for row in table.rows)),
    )


def _head(table):
    rows = head_rows(table)
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
