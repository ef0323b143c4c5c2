"""The bloc's letters, invitations, minutes, submissions and draft decisions.

One head and one foot for all of them; what stands between is said by the module of each type.
"""

import re

from emulation.markup import paragraphs
from emulation.paper import Number, PaperDate, Recipient
from reports.documents.awards import decision, submission
from reports.documents.citing import DOTS, symbol_of
from reports.documents.head import DRAFT, bloc_body, head_of, paper_of, signatory_of
from reports.documents.meeting import invitation, minutes
from reports.documents.reminder import reminder
from reports.documents.report import with_appendices
from reports.models import PaperType
from units.models import IssuingBody

SAYS = {
    PaperType.REMINDER: reminder,
    PaperType.INVITATION: invitation,
    PaperType.MINUTES: minutes,
    PaperType.SUBMISSION: submission,
    PaperType.DECISION: decision,
}
NOTED = re.compile(r"(?P<text>[^()]+)\((?P<note>[^()]+)\)[.;,\s]*")  # “Tỉnh ủy (để báo cáo)”


def bloc_paper(row, reader=None):
    """The Paper of a BlocPaper."""
    body = row.issuing_body or (unknown if row.is_issued_elsewhere else bloc_body)(row.campaign)
    head = head_of(row, body, year=row.campaign.year, signatory=signatory_of(body))
    values = {
        "abstract": row.abstract,
        "draft_mark": DRAFT if row.is_draft_marked else "",
        "recipients": tuple(recipient(line) for line in paragraphs(row.recipients)),
        "created": row.drafted_at,
    }
    if row.is_issued_elsewhere:  # the bloc's draft of it never looks like the thing itself
        values |= {
            "number": Number("", symbol_of(row.type, head.regime), body.symbol),
            "date": PaperDate(None, head.date.month, head.date.year),
            "draft_mark": DRAFT,
        }
    values |= SAYS[row.type](row, head)
    paper = paper_of(row, head, kind=symbol_of(row.type, head.regime), **values)
    return with_appendices(paper, paper.appendices, body.name)


def unknown(campaign):
    """An authority that nobody has named yet: dots to be filled in. Not saved."""
    of_bloc = bloc_body(campaign)
    dots = DOTS * 3
    return IssuingBody(
        name=dots, family=of_bloc.family, issuing_lines=dots, symbol=DOTS, place=of_bloc.place
    )


def recipient(line):
    noted = NOTED.fullmatch(line)
    return Recipient(noted["text"].rstrip(), noted["note"]) if noted else Recipient(line)
