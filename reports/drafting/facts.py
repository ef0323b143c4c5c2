"""What a summary of one phase can say, read from the data once. Nothing here is a sentence."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from campaigns.models import Pledge, PledgedTitle
from emulation.review import Status
from reports.models import Award, Highlight, ReportSection
from reports.submissions import PhaseDeadline, deadline_of, submissions
from reports.summaries import PhaseSummary, summarize
from units.models import MemberRole


@dataclass(frozen=True)
class Said:
    """Something one unit wrote: its name at launch, and the words."""

    unit: str
    text: str
    kind: str = ""
    unit_id: int | None = None


@dataclass(frozen=True)
class Counted:
    """How many of a title or a commendation, over the units."""

    name: str
    quantity: int


@dataclass(frozen=True)
class Facts:
    summary: PhaseSummary
    submissions: tuple
    deadline: PhaseDeadline
    head: str
    deputies: tuple
    next_head: str  # of the year to come, as far as its members are known
    next_deputies: tuple
    pledged: int  # units whose registration is approved
    signed: int  # parties that signed the agreement
    parties: int
    themes: tuple  # Said, one for each theme
    highlights: tuple  # Said, `kind` from Highlight.Kind
    words: dict  # Said by code of the report's section
    awards: tuple  # Counted
    titles_pledged: tuple
    as_of: datetime

    @property
    def phase(self):
        return self.summary.phase

    @property
    def campaign(self):
        return self.summary.phase.campaign

    @property
    def expected(self):
        return len(self.summary.units)


def gather(phase, now):
    """The Facts of `phase` at the instant `now`. Only approved reports and pledges speak."""
    campaign = phase.campaign
    summary = summarize(phase)
    names = {unit.unit_id: unit.name for unit in summary.units}
    order = {unit.unit_id: position for position, unit in enumerate(summary.units)}
    head, deputies = _leaders(campaign.bloc, campaign.year, names)
    next_head, next_deputies = _leaders(campaign.bloc, campaign.year + 1, {})
    agreement = getattr(campaign, "agreement", None)
    parties = list(agreement.parties.all()) if agreement else []
    pledges = Pledge.objects.filter(campaign=campaign, status=Status.APPROVED)
    return Facts(
        summary=summary,
        submissions=tuple(submissions(phase, now)),
        deadline=deadline_of(phase),
        head=head,
        deputies=deputies,
        next_head=next_head,
        next_deputies=next_deputies,
        pledged=pledges.count(),
        signed=sum(party.signed_on is not None for party in parties),
        parties=len(parties),
        themes=_themes(pledges, names, order),
        highlights=_highlights(phase, names, order),
        words=_words(phase, names, order),
        awards=_awards(phase),
        titles_pledged=_titles(pledges),
        as_of=now,
    )


def _leaders(bloc, year, names):
    """The head (or “”) and the deputies of `bloc` in `year`, by the `names` of the launch."""
    roles = defaultdict(list)
    for member in bloc.members_in(year):
        roles[member.role].append(names.get(member.unit_id) or str(member.unit))
    return next(iter(roles[MemberRole.HEAD]), ""), tuple(roles[MemberRole.DEPUTY])


def _approved(phase):
    return {"report__phase": phase, "report__status": Status.APPROVED}


def _in_order(rows, order, key):
    return sorted(rows, key=lambda row: (order.get(key(row), len(order)), row.order, row.pk))


def _themes(pledges, names, order):
    rows = [theme for pledge in pledges.prefetch_related("themes") for theme in _of(pledge)]
    rows = _in_order(rows, order, lambda theme: theme.pledge.unit_id)
    return tuple(Said(names.get(row.pledge.unit_id, ""), row.text) for row in rows)


def _of(pledge):
    themes = list(pledge.themes.all())
    for theme in themes:
        theme.pledge = pledge
    return themes


def _highlights(phase, names, order):
    rows = Highlight.objects.filter(**_approved(phase)).select_related("report")
    rows = _in_order(rows, order, lambda row: row.report.unit_id)
    return tuple(
        Said(
            names.get(row.report.unit_id, ""),
            f"{row.name}: {row.description}" if row.description else row.name,
            row.kind,
        )
        for row in rows
    )


def _words(phase, names, order):
    rows = ReportSection.objects.filter(**_approved(phase)).exclude(text="")
    said = defaultdict(list)
    for row in _in_order(rows.select_related("report"), order, lambda row: row.report.unit_id):
        unit = row.report.unit_id
        said[row.code].append(Said(names.get(unit, ""), row.text, unit_id=unit))
    return {code: tuple(rows) for code, rows in said.items()}


def _awards(phase):
    """Titles first, then commendations, each in the order of its catalogue."""
    rows = Award.objects.filter(**_approved(phase)).order_by()
    counted = []
    for field in ("title", "form"):
        some = rows.filter(**{f"{field}__isnull": False})
        sums = some.values(f"{field}__name", f"{field}__order").annotate(quantity=Sum("quantity"))
        counted += [
            Counted(row[f"{field}__name"], row["quantity"])
            for row in sums.order_by(f"{field}__order", f"{field}__name")
        ]
    return tuple(counted)


def _titles(pledges):
    rows = PledgedTitle.objects.filter(pledge__in=pledges).order_by()
    sums = rows.values("title__name", "title__order").annotate(quantity=Sum("quantity"))
    return tuple(
        Counted(row["title__name"], row["quantity"])
        for row in sums.order_by("title__order", "title__name")
    )
