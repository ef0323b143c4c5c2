"""Drawing up a paper of the bloc from today's data, and counting its late units anew."""

from django.db import transaction
from django.utils.timezone import localdate

from emulation.models import Event
from reports.composing.awards import decision, proposals_before, submission
from reports.composing.late import late_units
from reports.composing.meetings import invitation, minutes
from reports.composing.occasion import Occasion
from reports.composing.reminding import addressees_of_late, reminder
from reports.documents.head import bloc_body
from reports.models import BlocPaper, LateUnit, PaperType, Proposal

DRAFTS = {
    PaperType.REMINDER: reminder,
    PaperType.INVITATION: invitation,
    PaperType.MINUTES: minutes,
    PaperType.SUBMISSION: submission,
    PaperType.DECISION: decision,
}
CARRIED = "order", "unit", "name", "title", "form", "note"


@transaction.atomic
def draw_up(campaign, type, phase, by, at):
    """A new BlocPaper of this type, with first words from the data at the instant `at`, kept.

    `phase` is what it speaks of; None for registrations and what else concerns the whole year.
    """
    day = localdate(at)
    occasion = Occasion(campaign, phase, day)
    body, signatory = _speaker(campaign, type)
    paper = BlocPaper.objects.create(
        campaign=campaign,
        phase=phase,
        type=type,
        issuing_body=body,
        signatory=signatory,
        month=day.month,
        paper_year=day.year,
        is_draft_marked=True,
        **DRAFTS[type](occasion),
    )
    if type == PaperType.REMINDER:
        list_late(paper, at)
    for proposal in proposals_before(paper):
        values = {name: getattr(proposal, name) for name in CARRIED}
        Proposal.objects.create(paper=paper, **values)
    label = f"Lập {paper.get_type_display().lower()}"
    Event.objects.record(paper, "draw-up", label, by=by, version=paper.version)
    return paper


@transaction.atomic
def list_late(paper, at):
    """Replace the list of late units by that of the instant `at`.

    Those addressed follow the list unless somebody wrote them otherwise. The caller holds the
    lock, counts the version and records who did it.
    """
    found = late_units(paper.campaign, paper.phase, at)
    before = addressees_of_late([late.name for late in paper.late_units.all()])
    if paper.addressees in ("", before):
        paper.addressees = addressees_of_late([late.unit.name for late in found.late])
    paper.late_units.all().delete()
    LateUnit.objects.bulk_create(
        LateUnit(
            paper=paper,
            order=order,
            unit_id=late.unit.unit_id,
            name=late.unit.name,
            due_on=late.due_on,
            days_late=late.days,
        )
        for order, late in enumerate(found.late, 1)
    )
    paper.counted_on, paper.members = localdate(at), found.asked
    paper.save(update_fields=["addressees", "counted_on", "members"])


def _speaker(campaign, type):
    """In whose name and by whose hand: a decision is the authority's, all else the bloc's."""
    if type == PaperType.DECISION:
        above = campaign.parent
        return (above.issuing_body, above.signatory) if above else (None, None)
    body = bloc_body(campaign)
    return (body if body.pk else None), campaign.signatory
