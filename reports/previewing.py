"""A paper as it may be looked at before it is issued."""

from dataclasses import replace

from emulation.deadlines import short_instant
from emulation.paper import Paragraph
from reports.documents import KINDS
from reports.documents.head import DRAFT
from reports.drafting.keeping import disagreements
from reports.models import Summary


def preview(kind, row, reader=None):
    """The Paper of `row` with what `reader` may read, or None if that is nothing.

    The words of a summary are those of its draft, its appendices those of today: where they no
    longer agree it is marked as a draft and says so at its head. Such a paper is not issued
    (`reports.issuing.rules`), so an issued one is always of one day.
    """
    paper = KINDS[kind].build(row, reader)
    if paper is None or not isinstance(row, Summary) or not disagreements(row):
        return paper
    note = (
        f"*Số liệu đã thay đổi sau khi dự thảo lúc {short_instant(row.drafted_at)}: phần lời theo "
        "số liệu khi dự thảo, phụ lục theo số liệu hiện nay. Cần dự thảo lại trước khi phát hành.*"
    )
    return replace(paper, draft_mark=DRAFT, body=(Paragraph(note), *paper.body))
