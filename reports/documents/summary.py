"""The bloc's summary (báo cáo sơ kết, tổng kết): its words as edited, its tables from the data."""

from dataclasses import replace

from django.utils import timezone

from emulation.paper import Heading, Paragraph, Recipient
from emulation.paper_text import appendix_label, upper_first
from reports.documents.head import DRAFT, bloc_body, head_of, paper_of, signatory_of
from reports.documents.matrix import log_appendix, targets_appendix
from reports.documents.report import with_appendices
from reports.documents.words import period_of, review_of, text_blocks
from reports.submissions import deadline_of, submissions
from reports.summaries import summarize


def summary(row, reader=None):
    """The Paper of a Summary."""
    campaign = row.campaign
    body = row.issuing_body or bloc_body(campaign)
    head = head_of(row, body, year=campaign.year, signatory=signatory_of(body))
    superior = campaign.parent and campaign.parent.issuing_body
    paper = paper_of(
        row,
        head,
        kind="BC",
        type_name="Báo cáo",
        abstract=upper_first(review_of(row.phase)),
        draft_mark=DRAFT if row.is_draft_marked else "",
        addressees=(superior.name,) if superior else (),
        recipients=(Recipient("Các cơ quan, đơn vị thành viên"),),
        created=row.drafted_at,
    )
    paper = with_appendices(paper, _appendices(row.phase), body.name)
    return replace(paper, body=(*_lead(row, body), *_sections(row), *_close(row, paper)))


def _appendices(phase):
    period = period_of(phase)
    sent = submissions(phase, timezone.now())
    return (
        targets_appendix(
            summarize(phase), f"Kết quả thực hiện các chỉ tiêu thi đua {period} theo từng đơn vị"
        ),
        log_appendix(sent, deadline_of(phase), f"Tình hình gửi báo cáo {review_of(phase)}"),
    )


def _lead(row, body):
    return (Paragraph(f"{body.name} báo cáo {review_of(row.phase)} như sau:"),)


def _sections(row):
    """Headings of two levels, numbered in a run; one that says nothing is left out."""
    first, second = 0, 0
    for section, blocks in _written(row):
        first, second = (first + 1, 0) if section.level == 1 else (first, second + 1)
        yield Heading(section.level, section.title, first if section.level == 1 else second)
        yield from blocks


def _written(row):
    """The sections with words of their own or, at level 1, with such sections below them."""
    kept = []
    for section in reversed(row.sections.all()):
        blocks = text_blocks(section.text, under=section.level)
        is_over = section.level == 1 and kept and kept[-1][0].level > 1
        if blocks or is_over:
            kept.append((section, blocks))
    return reversed(kept)


def _close(row, paper):
    figures, log = (appendix_label(paper, index) for index in range(2))
    words = (
        f"Kết quả thực hiện các chỉ tiêu của từng đơn vị được nêu tại {figures}; tình hình gửi "
        f"báo cáo được nêu tại {log} kèm theo."
    )
    end = f"Trên đây là báo cáo {review_of(row.phase)} của {paper.metadata.author}."
    return Paragraph(words), Paragraph(end)
