"""Who is proposed for what: the submission (tờ trình), and the draft of the decision on it."""

import re
from collections import Counter
from dataclasses import replace

from campaigns.models import Holder
from emulation.markup import paragraphs
from emulation.numbers import count_word
from emulation.paper import Appendix, Column, GroupRow, Paragraph, Table
from emulation.paper_text import roman
from reports.documents.head import signature
from reports.documents.words import text_blocks

ARTICLE = re.compile(r"(?P<lead>Điều \d{1,2}\.)\s+(?P<words>.+)")
PROPOSED = "Danh hiệu, hình thức khen thưởng đề nghị"
FEW = 12  # rows that stand in the text itself; more of them make an appendix
HOLDERS = (Holder.COLLECTIVE, Holder.INDIVIDUAL, Holder.HOUSEHOLD)


def submission(row, head):
    proposals = list(row.proposals.all())
    lead = f"{head.body.name} đề nghị xét khen thưởng {counted(proposals)}"
    listed, appendices = _listed(
        proposals,
        f"{lead}, cụ thể như sau:",
        f"{lead} (danh sách tại Phụ lục kèm theo Tờ trình này).",
        "Danh sách đề nghị khen thưởng",
    )
    return {
        "type_name": "Tờ trình",
        "addressees": tuple(paragraphs(row.addressees)),
        "bases": tuple(paragraphs(row.bases)),
        "body": (*text_blocks(row.opening), *listed, *text_blocks(row.closing)),
        "appendices": appendices,
    }


def decision(row, head):
    """In the authority's own form; who decides stands over it in capitals."""
    listed, appendices = _listed(
        list(row.proposals.all()),
        "Danh sách được khen thưởng:",
        "Danh sách được khen thưởng tại Phụ lục kèm theo Quyết định này.",
        "Danh sách được khen thưởng",
        column="Danh hiệu, hình thức khen thưởng",
    )
    return {
        "type_name": "Quyết định",
        "bases": tuple(paragraphs(row.bases)),
        "enacting_body": (row.enacting_body or head.body.name,),
        "enacting_clause": "Quyết định:",
        "signing": _signed(row, head),
        "body": (*articles(row.opening), *listed, *articles(row.closing)),
        "appendices": appendices,
    }


def _signed(row, head):
    """The head of a State body who decides himself does not sign on behalf of the body (TM.)."""
    signed = signature(head.signatory)
    if row.enacting_body in ("", head.body.name):
        return signed
    lines = tuple(line for line in signed.authority_lines if not line.startswith("TM."))
    return replace(signed, authority_lines=lines)


def articles(text):
    """As `text_blocks`, but a line that begins “Điều 1.” is an article."""
    for line in paragraphs(text):
        if article := ARTICLE.fullmatch(line):
            yield Paragraph(article["words"], bold_lead=article["lead"])
        else:
            yield from text_blocks(line)


def _listed(proposals, lead, pointer, title, column=PROPOSED):
    """Few proposals stand in the text after `lead`; of many the text points to the appendix."""
    if not proposals:
        return (), ()
    table = proposals_table(proposals, column)
    if len(proposals) <= FEW:
        return (Paragraph(lead), table), ()
    return (Paragraph(pointer),), (Appendix(title, (table,)),)


def counted(proposals):
    """“02 tập thể, 01 cá nhân”, each name once; titles and forms say whom they are for."""
    named = {(proposal.what.holder, proposal.name) for proposal in proposals}
    found = Counter(holder for holder, _ in named)
    return ", ".join(
        f"{count_word(found[holder])} {holder.label.lower()}" for holder in HOLDERS if found[holder]
    )


def proposals_table(proposals, column=PROPOSED):
    """Titles (danh hiệu) and forms (hình thức) apart where there are both; numbers run through."""
    of_kind = [
        ("Danh hiệu thi đua", [p for p in proposals if p.title]),
        ("Hình thức khen thưởng", [p for p in proposals if p.form]),
    ]
    filled = [(name, rows) for name, rows in of_kind if rows]
    has_notes = any(proposal.note for proposal in proposals)
    lines, number = [], 0
    for group, (name, rows) in enumerate(filled, 1):
        lines += [GroupRow(name, roman(group))] if len(filled) > 1 else []
        for proposal in rows:
            number += 1
            line = (str(number), proposal.name, str(proposal.what), proposal.note)
            lines.append(line if has_notes else line[:3])
    columns = (
        Column("TT", 12, "center"),
        Column("Tập thể, cá nhân"),
        Column(column, 50 if has_notes else 75),
        *([Column("Thành tích", 48)] if has_notes else []),
    )
    return Table(columns, tuple(lines))
