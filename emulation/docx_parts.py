"""The parts of an official paper in Word, each as WordprocessingML, in the order of the page."""

from itertools import pairwise

from emulation import paper_text
from emulation.docx_table import data_table
from emulation.docx_xml import cell, layout, lines, marked, middle, paragraph, rule, run
from emulation.markup import is_bold
from emulation.paper import Heading, Item, Paragraph, Table
from emulation.paper_shape import (
    date_is_wide,
    names_in_head,
    remark,
    signing_rows,
    single_signature,
    title_in_lines,
)
from emulation.pdf_fonts import text_width

# Millimetres: the text of a page, upright and across, and the columns of the head.
PORTRAIT, LANDSCAPE = 165, 252
GAP = 5
ADDRESSES = 140
LEFT = {False: 0.46 * PORTRAIT, True: 0.47 * PORTRAIT}  # by family: is it the Party's?
SHORT = 0.4  # of a text: the rule under it
CHECK_CODE = "CheckCode"


def page_of(paper):
    """The paper up to its appendices."""
    head = _party_head(paper) if paper.regime.is_party else _state_head(paper)
    title = _title(paper) if paper.type_name else ""
    return head + title + _addressees(paper) + _bases(paper) + _body(paper) + _closing(paper)


def appendix(paper, index):
    made = paper.appendices[index]
    attached = paper_text.attached(made)
    return (
        paragraph("AppendixLabel", run(paper_text.appendix_label(paper, index)))
        + paragraph("AppendixTitle", run(paper_text.appendix_title(made)))
        + (paragraph("Attached", run(attached)) if attached else "")
        + blocks(paper.regime, made.blocks, LANDSCAPE if made.landscape else PORTRAIT)
    )


# --- the head -----------------------------------------------------------------------------


def _state_head(paper):
    left, right = LEFT[False], PORTRAIT - LEFT[False]
    names = names_in_head(paper, paper.issuing_lines, "Bold")
    length = SHORT * max((text_width(name, 12) for name in names), default=0)
    motto = text_width(paper_text.MOTTO, 13)
    body = _body_names(paper) + rule("RuleOfBody", length, left - GAP)
    nation = (
        paragraph("Nation", run(paper_text.NATION))
        + paragraph("Motto", run(paper_text.MOTTO))
        + rule("Rule", motto, right)
    )
    rows = [[cell(left, body, right=GAP), cell(right, nation)]]
    if paper.number or paper.date:
        rows.append([cell(left, _number(paper), right=GAP), cell(right, _date(paper))])
    below = _subject(paper) + _draft(paper)
    if below:
        rows.append([cell(left, below, right=GAP), cell(right, "")])
    return layout([left, right], rows)


def _party_head(paper):
    left, right = LEFT[True], PORTRAIT - LEFT[True]
    body = (
        _body_names(paper)
        + paragraph("Star", run(paper_text.STAR))
        + _number(paper)
        + _subject(paper)
        + _draft(paper)
    )
    party = paragraph("PartyTitle", run(paper_text.PARTY)) + rule(
        "Rule", text_width(paper_text.PARTY, 15), right
    )
    is_wide = paper.date and date_is_wide(paper)
    if paper.date and not is_wide:
        party += _date(paper)
    head = layout([left, right], [[cell(left, body, right=GAP), cell(right, party)]])
    return head + (paragraph("PlaceDateWide", run(paper_text.date_line(paper))) if is_wide else "")


def _body_names(paper):
    superior = names_in_head(paper, paper.superior_lines, "Regular")
    above = paragraph("SuperiorBody", lines(superior)) if superior else ""
    return above + paragraph(
        "IssuingBody", lines(names_in_head(paper, paper.issuing_lines, "Bold"))
    )


def _number(paper):
    return paragraph("Number", run(paper_text.number_line(paper))) if paper.number else ""


def _date(paper):
    """A long place reaches to the left, over the empty part of the other column."""
    if not paper.date:
        return ""
    words = run(paper_text.date_line(paper))
    if date_is_wide(paper):
        return paragraph("PlaceDateWide", words, sides=(-40, 0))
    return paragraph("PlaceDate", words)


def _subject(paper):
    return "" if paper.type_name else paragraph("Subject", run(paper_text.letter_subject(paper)))


def _draft(paper):
    if not paper.draft_mark:
        return ""
    words = paper_text.draft_line(paper)
    if paper.regime.is_party:
        return paragraph("Draft", run(words))
    hugged = middle(text_width(words, 13) + 2, LEFT[False] - GAP)  # the frame hugs the words
    return paragraph("Draft", run(words), sides=hugged)


def _title(paper):
    made = paragraph("TypeName", run(paper_text.type_name(paper)))
    if paper.abstract:
        title = title_in_lines(paper_text.abstract(paper))
        made += paragraph("Abstract", lines(title))
        if not paper.regime.is_party:
            length = SHORT * max(text_width(line, 14) for line in title)
            made += rule("RuleOfAbstract", length, PORTRAIT)
    dashes = paragraph("Dashes", run(paper_text.DASHES))
    below = paragraph("Attached", run(remark(paper))) if paper.remark else ""
    return made + (dashes if paper.regime.is_party else "") + below


# --- the text -----------------------------------------------------------------------------


def _addressees(paper):
    texts = paper_text.address_lines(paper)
    label = paper_text.address_label(paper)
    if not texts:
        return ""
    if len(texts) == 1:
        manner = "Emphasis" if paper.regime.is_party else ""
        return paragraph("Addressee", f"{run(label, manner)}{run(f' {texts[0]}')}")
    longest = max(text_width(text, 14, "Regular") for text in texts)
    margin = max(PORTRAIT - longest - 10, PORTRAIT - ADDRESSES) / 2
    listed = "".join(
        paragraph(style, run(text), sides=(margin + 14, 0))
        for style, text in zip(
            ["AddressLine"] * (len(texts) - 1) + ["AddressLast"], texts, strict=True
        )
    )
    return paragraph("AddressLabel", run(label), keep=True, sides=(margin, 0)) + listed


def _bases(paper):
    enacting = paper_text.enacting_body(paper)
    body = paragraph("Enacting", lines(title_in_lines(enacting))) if enacting else ""
    bases = "".join(paragraph("Base", run(line)) for line in paper_text.base_lines(paper))
    clause = paper_text.enacting_clause(paper)
    text = bases + body if paper.regime.is_party else body + bases
    return text + (paragraph("Enacting", run(clause)) if clause else "")


def _body(paper):
    return blocks(paper.regime, paper_text.body_blocks(paper), PORTRAIT)


def blocks(regime, made, width):
    """The blocks one after another; the last one, what a table follows, and a line that is bold
    as a whole stay with the next."""
    return "".join(
        _block(regime, block, width, keep=after is None or isinstance(after, Table))
        for block, after in pairwise([*made, None])
    )


def _block(regime, block, width, *, keep):
    match block:
        case Heading():
            words = run(paper_text.heading_line(regime, block))
            return paragraph(f"Heading{block.level}", words)
        case Paragraph():
            number = run(paper_text.paragraph_number(block))
            lead = run(block.bold_lead, "Strong") + run(" ") if block.bold_lead else ""
            keep = keep or is_bold(block.text)
            return paragraph("BodyText", f"{number}{lead}{marked(block.text)}", keep=keep)
        case Item():
            return paragraph("BodyText", run(paper_text.DASH) + marked(block.text), keep=keep)
        case Table():
            return data_table(block, width) + paragraph("AfterTable", keep=keep)
    raise TypeError(f"not a block of a paper: {block!r}")


# --- the end ------------------------------------------------------------------------------


def _closing(paper):
    """Signatures and recipients, held to the last lines of the text."""
    side_by_side, recipients = signing_rows(paper), _recipients(paper) + _check_code(paper)
    if not side_by_side:
        return _single(single_signature(paper), recipients)
    last = len(side_by_side) - 1
    return paragraph("Gap").join(
        _signatures(row, top=14 if at else 6, recipients=recipients if at == last else "")
        for at, row in enumerate(side_by_side)
    )


def _single(signature, recipients):
    """Recipients to the left, and the one signature there is to the right."""
    half = PORTRAIT / 2
    signed = _authority(signature) + _name(signature) if signature else ""
    row = [cell(half, recipients, top=6), cell(half, signed, top=6, left=1, right=1)]
    return layout([half, half], [row])


def _signatures(signatures, *, top, recipients):
    """One row of signatures, recipients under them: a table that no page end divides."""
    count = len(signatures)
    width = PORTRAIT / count
    above = [cell(width, _authority(made), top=top, left=1, right=1) for made in signatures]
    below = [cell(width, _name(made), left=1, right=1) for made in signatures]
    rows = [above, below]
    if recipients:
        rows.append([cell(PORTRAIT, recipients, span=count, top=14, right=PORTRAIT / 2)])
    return layout([width] * count, rows)


def _authority(signature):
    above = "".join(paragraph("Authority", run(line)) for line in paper_text.authority(signature))
    post = paper_text.post(signature)
    return above + (paragraph("Post", run(post)) if post else "")


def _name(signature):
    further = (
        paragraph("FurtherPost", run(paper_text.kept(post))) for post in signature.further_posts
    )
    return paragraph("Name", run(paper_text.kept(signature.name))) + "".join(further)


def _recipients(paper):
    found = "".join(
        paragraph("Recipient", run(line.before) + run(line.note, "Emphasis") + run(line.after))
        for line in paper_text.recipient_lines(paper)
    )
    return paragraph("RecipientsLabel", run(paper_text.RECIPIENTS)) + found if found else ""


def _check_code(paper):
    """A place for the picture, and the words under it."""
    if not paper.check_address:
        return ""
    return paragraph(CHECK_CODE) + paragraph("CheckWords", run(paper_text.CHECK))
