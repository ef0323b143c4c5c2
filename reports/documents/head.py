"""Who issues a paper, who signs it, and what stands at its head and foot."""

from dataclasses import dataclass, replace

from django.utils.timezone import localdate

from emulation.paper import Metadata, Number, Paper, PaperDate, Recipient, Regime, Signature
from emulation.paper import regime_of as regime_on
from emulation.paper_text import NBSP, date_words, numbered
from units.models import Family, IssuingBody, Role, Signatory
from units.models.unit import in_force

DRAFT = "Dự thảo"


@dataclass(frozen=True)
class Head:
    """The issuer of a paper, and by whose rules and under which date it writes."""

    body: IssuingBody
    signatory: Signatory | None
    regime: Regime
    date: PaperDate


def head_of(row, body, *, year=None, date=None, signatory=None):
    """The Head of `row`, a PaperHead. `year` is that of the date where the row leaves it open;
    `date` one that is known from elsewhere."""
    date = date or PaperDate(row.day, row.month, row.paper_year or year)
    return Head(body, row.signatory or signatory, regime_on(body.family, date), date)


def paper_of(row, head, *, kind="", symbol=True, **fields):
    """The Paper of `row`: its head and foot from the data, the rest as the caller says.

    `kind` is the abbreviation of its type. Without `symbol` it has a line for its number only
    once it bears one: the rule for registrations and agreements.
    """
    body = head.body
    number = Number(row.number, kind, body.symbol) if symbol or row.number else None
    created = fields.pop("created", None)
    values = {
        "regime": head.regime,
        "superior_lines": tuple(body.superior_lines.splitlines()),
        "issuing_lines": tuple(body.issuing_lines.splitlines()),
        "number": number,
        "place": body.place,
        "remark": sample_note(row),
        "date": head.date,
        "archive": body.archive_line,
        "signing": signature(head.signatory),
    }
    return described(Paper(**(values | fields)), body.name, created)


def sample_note(row):
    """What is invented in the papers of an example; a launch paper says only what is real."""
    note = row.campaign.sample_note if hasattr(row, "campaign") else ""
    return f"Dữ liệu minh họa: {note}" if note else ""


def described(paper, author, created):
    """`paper` with what its file says of itself: issuer, abstract, number and symbol, day, type."""
    day = date_words(paper.date).replace(NBSP, " ") if paper.date and paper.date.is_whole else ""
    kind = type_in_words(paper)
    metadata = Metadata(
        title=": ".join(filter(None, [kind, paper.abstract])),
        author=author,
        subject=paper.abstract,
        keywords=tuple(filter(None, [notation_of(paper), day, kind])),
        created=created,
    )
    return replace(paper, metadata=metadata)


def type_in_words(paper):
    """What the paper is called where others speak of it; a letter does not say it of itself."""
    return paper.type_name or "Công văn"


def notation_of(paper):
    """“07/BC-SVHTT”; “” where the paper bears no number."""
    return numbered(paper.regime, paper.number) if paper.number and paper.number.number else ""


def signature(signatory):
    if signatory is None:
        return Signature()
    return Signature(
        tuple(signatory.authority_lines.splitlines()),
        signatory.post,
        signatory.name,
        tuple(signatory.further_posts.splitlines()),
    )


def draft_mark(row, *, is_final):
    return DRAFT if row.is_draft_marked or not is_final else ""


def recipients(rows):
    return tuple(Recipient(row.text, row.note) for row in rows)


# --- of a bloc, and of a unit ---------------------------------------------------------------


def bloc_body(campaign):
    """The body that speaks for the campaign's bloc: its launch's, else the bloc's own."""
    return (
        campaign.issuing_body
        or body_in_force(campaign.bloc)
        or _named(campaign.bloc.name, Family.STATE, place="")
    )


def unit_head(row, name, year):
    """The Head of a paper that a unit writes; `name` is what it is called in the paper.

    A unit for which nobody has set up how it issues papers writes under its own name, in the
    manner of its bloc.
    """
    of_bloc = bloc_body(row.campaign)
    body = (
        row.issuing_body
        or body_in_force(row.unit)
        or _named(name, of_bloc.family, place=of_bloc.place, unit=row.unit)
    )
    return head_of(row, body, year=year, signatory=signatory_of(body) or _leader_of(row.unit))


def signatory_of(body):
    """Who signs for `body` today, or None."""
    return body.pk and body.signatories.filter(*in_force(localdate())).first()


def body_in_force(place):
    return place.issuing_bodies.filter(*in_force(localdate())).first()


def _named(name, family, *, place, unit=None):
    """A body that was never set up. Not saved."""
    superior = str(unit.parent) if unit and unit.parent else ""
    return IssuingBody(
        name=name,
        family=family,
        superior_lines=superior.upper(),
        issuing_lines=name.upper(),
        place=place,
        archive_line="VT" if family == Family.STATE else "Văn phòng",
    )


def _leader_of(unit):
    """The unit's head as appointed, or a post to be signed above by hand. Not saved."""
    appointed = unit.appointments.filter(*in_force(localdate()), role=Role.UNIT_HEAD)
    leader = next((row.user for row in appointed.select_related("user")), None)
    post = leader.post if leader and leader.post else "Thủ trưởng đơn vị"
    return Signatory(post=post, name=leader.full_name if leader else "")
