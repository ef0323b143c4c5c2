"""The shape of a paper in whatever form: what breaks where, what stands side by side."""

from dataclasses import replace

from emulation import paper_text
from emulation.paper import HeadCell, Paper, Signature, SignatureGrid, SigningPair, Table
from emulation.pdf_fonts import balanced, text_width

# Millimetres of the two columns of the head, and of a title on the page.
LEFT_COLUMN, RIGHT_COLUMN, TITLE = 69, 87, 150


def names_in_head(paper: Paper, names, style):
    """The names in the left column of the head, long ones broken evenly."""
    size = 14 if paper.regime.is_party else 12
    return _broken(names, LEFT_COLUMN, size, style)


def title_in_lines(text):
    """A title under the type of paper, in lines of about equal length."""
    return _broken([text], TITLE, 14, "Bold")


def remark(paper: Paper):
    """What stands in brackets under the title."""
    return f"({paper_text.kept(paper.remark)})" if paper.remark else ""


def date_is_wide(paper: Paper):
    """Does the place make the date line longer than its column?"""
    size = 14 if paper.regime.is_party else 13
    return text_width(paper_text.date_line(paper), size, "Italic") > RIGHT_COLUMN


def head_rows(table: Table):
    """The rows of titles: those of the table, or one made of its columns."""
    return table.head or (tuple(HeadCell(column.title) for column in table.columns),)


def signing_rows(paper: Paper):
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


def single_signature(paper: Paper):
    """The one signature that stands beside the recipients, if there is one."""
    return paper.signing if isinstance(paper.signing, Signature) else None


def appendix_alone(paper: Paper, index) -> Paper:
    """One appendix as a file of its own, numbered and named as in its paper.

    The corner above it, at the right of the first page, stays empty: there the body's digital
    signature shows number, symbol and time of signing (Nghị định 30/2020/NĐ-CP, annex I).
    """
    label = paper_text.appendix_label(paper, index)
    appendix = replace(paper.appendices[index], label=label)
    said = replace(paper.metadata, title=f"{label}: {appendix.title}")
    empty = {"body": (), "bases": (), "recipients": (), "signing": None, "check_address": ""}
    return replace(paper, **empty, appendices=(appendix,), is_appendix=True, metadata=said)


def _broken(texts, width, size, style):
    return [line for text in texts for line in balanced(paper_text.kept(text), width, size, style)]
