"""How one paper names another: bases, and the launch that a report answers to."""

from dataclasses import replace

from campaigns.models import BasisKind, CampaignBasis
from emulation.paper import Number, PaperDate, regime_of
from emulation.paper_text import citation, lower_first, numbered
from reports.models import PaperType
from reports.models.bloc_paper import DOTS

NAMED_ONLY = (BasisKind.LAW, BasisKind.ORDINANCE)
# How the type of a bloc's paper is abbreviated.
SYMBOLS = {
    PaperType.REMINDER: "CV",
    PaperType.INVITATION: "GM",
    PaperType.MINUTES: "BB",
    PaperType.SUBMISSION: "TTr",
    PaperType.DECISION: "QĐ",
}
ROLES = {
    CampaignBasis.Role.BASIS: "Căn cứ",
    CampaignBasis.Role.CARRIES_OUT: "Thực hiện",
}


def base_texts(regime, rows):
    """The bases before the text, in order; papers that are only cited further down are not."""
    return tuple(
        f"{ROLES[row.role]} {cited_basis(regime, row.basis)}" for row in rows if row.role in ROLES
    )


def cited_basis(regime, basis):
    """A law by name and date; anything else by type, number, date, issuer and subject."""
    day = PaperDate.of(basis.issued_on) if basis.issued_on else None
    if basis.kind in NAMED_ONLY:
        return citation(regime, _law_name(basis), None, day)
    kind = "Văn bản" if basis.kind == BasisKind.OTHER else basis.get_kind_display()
    number = Number(basis.number) if basis.number else None
    named = citation(regime, kind, number, day, basis.issuer)
    return f"{named} {lower_first(basis.subject)}"


def _law_name(basis):
    kind = basis.get_kind_display()
    return basis.subject if basis.subject.startswith(kind) else f"{kind} {basis.subject}"


def day_of(campaign):
    return PaperDate(campaign.day, campaign.month, campaign.paper_year)


def is_numbered(campaign):
    """Whether its launch paper has what a citation needs: body, number and whole date."""
    day = day_of(campaign)
    return bool(campaign.issuing_body and campaign.number and day.day and day.month and day.year)


def cited_launch(regime, campaign):
    """The paper that launched `campaign`, as a paper of `regime` names it.

    Its number is written as its own issuer writes numbers. Without number and whole date it is
    named by its title.
    """
    body, day = campaign.issuing_body, day_of(campaign)
    issuer = body.name if body else ""
    if not is_numbered(campaign):
        return f"{campaign} của {issuer}" if issuer else str(campaign)
    own = Number(campaign.number, campaign.paper_abbreviation, body.symbol)
    written = Number(numbered(regime_of(body.family, day), own))
    return citation(regime, campaign.paper_type, written, day, issuer)


def symbol_of(type, regime):
    """“BB”; official letters have an abbreviation only in Party papers."""
    return "" if type == PaperType.REMINDER and not regime.is_party else SYMBOLS[type]


def cited_paper(regime, row):
    """A BlocPaper as a paper of `regime` names it, where its issuer is plain; by its abstract until
    it has number and day."""
    name = row.get_type_display()
    if not (row.issuing_body and row.number and row.day and row.month and row.paper_year):
        return f"{name} {lower_first(row.abstract)}"
    body, day = row.issuing_body, PaperDate(row.day, row.month, row.paper_year)
    own_regime = regime_of(body.family, day)
    own = Number(row.number, symbol_of(row.type, own_regime), body.symbol)
    written = Number(numbered(own_regime, own))
    return citation(regime, name, written, day)


def cited_itself(paper, issuer):
    """`paper` as its own appendices name it; dots stand for what is not yet written."""
    number = paper.number and replace(paper.number, number=paper.number.number or DOTS)
    day = paper.date or PaperDate()
    if day.day and day.month and day.year:
        return citation(paper.regime, paper.type_name, number, day, issuer)
    comma = "," if paper.regime.is_party else ""
    date = f"ngày {day.day or '…'} tháng {day.month or '…'} năm {day.year or '…'}"
    return f"{citation(paper.regime, paper.type_name, number, None)}{comma} {date} của {issuer}"
