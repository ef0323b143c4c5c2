"""The life of a campaign: draft → (proposed →) launched → closed.

`STEPS` is the whole table: who may take which step, from where to where. Pages, checks and tests
all read it. Launching fixes who is expected to pledge and to report.
"""

from dataclasses import dataclass
from enum import StrEnum, auto

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from campaigns.amending import enact
from campaigns.models import Campaign, CampaignStatus, ExpectedUnit
from campaigns.participants import expected_unit, participants_of
from campaigns.readiness import readiness
from emulation.models import Event
from emulation.review import ReviewRefused


class Action(models.TextChoices):
    PROPOSE = "propose", "Trình trưởng khối phê duyệt"
    RECALL = "recall", "Rút lại để sửa"
    RETURN = "return", "Trả lại để sửa"
    LAUNCH = "launch", "Phát động"
    ENACT = "enact", "Ban hành sửa đổi"
    CLOSE = "close", "Kết thúc phong trào"


class Party(StrEnum):
    SECRETARIAT = auto()
    BLOC_HEAD = auto()


@dataclass(frozen=True)
class Step:
    """One row of the table. `when_approving`: only in blocs whose head approves (True), only in
    the others (False), or in all (None). `amends`: only for the draft of an amendment (True),
    only for a campaign (False), or for both (None)."""

    action: Action
    source: CampaignStatus
    target: CampaignStatus
    by: Party
    when_approving: bool | None = None
    amends: bool | None = None
    needs_note: bool = False


DRAFT, PROPOSED = CampaignStatus.DRAFT, CampaignStatus.PROPOSED
LAUNCHED, CLOSED = CampaignStatus.LAUNCHED, CampaignStatus.CLOSED
OFFICE, HEAD = Party.SECRETARIAT, Party.BLOC_HEAD
STEPS = [
    Step(Action.PROPOSE, DRAFT, PROPOSED, OFFICE, when_approving=True),
    Step(Action.RECALL, PROPOSED, DRAFT, OFFICE),
    Step(Action.RETURN, PROPOSED, DRAFT, HEAD, needs_note=True),
    Step(Action.LAUNCH, DRAFT, LAUNCHED, OFFICE, when_approving=False, amends=False),
    Step(Action.LAUNCH, PROPOSED, LAUNCHED, HEAD, amends=False),
    Step(Action.ENACT, DRAFT, DRAFT, OFFICE, when_approving=False, amends=True),
    Step(Action.ENACT, PROPOSED, PROPOSED, HEAD, amends=True),
    Step(Action.CLOSE, LAUNCHED, CLOSED, OFFICE, amends=False),
]
# The steps before which nothing may be missing.
COMPLETE = (Action.PROPOSE, Action.LAUNCH, Action.ENACT)


def parties_of(campaign, user):
    """The parts `user` plays in the life of this campaign."""
    parties = set()
    if campaign.bloc_id in user.scope.secretariat_blocs:
        parties.add(Party.SECRETARIAT)
    if campaign.bloc_id in user.scope.headed_blocs:
        parties.add(Party.BLOC_HEAD)
    return parties


def steps_from(campaign):
    """The rows of the table that start where this campaign stands."""
    return [
        step
        for step in STEPS
        if step.source == campaign.status
        and step.when_approving in (None, campaign.bloc.leader_approves)
        and step.amends in (None, campaign.amends_id is not None)
    ]


def actions_for(campaign, user):
    """The steps `user` may take now: the buttons to show, and all that `perform` accepts."""
    parties = parties_of(campaign, user)
    return [step.action for step in steps_from(campaign) if step.by in parties]


def needs_note(action):
    return any(step.needs_note for step in STEPS if step.action == action)


@transaction.atomic
def perform(campaign, action, *, by, version, note="", paper="", at=None):
    """Take one step, record it, and return the campaign that goes on living.

    The row is locked first, so of two simultaneous launches the second is refused.

    Raises PermissionDenied if the step is never theirs to take; ReviewRefused if it is, but not
    now: changed meanwhile, wrong status, note missing, or something still to be mended.
    """
    if not parties_of(campaign, by) & {step.by for step in STEPS if step.action == action}:
        raise PermissionDenied
    Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    current = Campaign.objects.for_page().get(pk=campaign.pk)
    step = _allowed_step(current, action, by=by, version=version, note=note)
    if action == Action.ENACT:
        return enact(current, by=by, reason=note, paper=paper, at=at or timezone.now())
    if action == Action.LAUNCH:
        _fix_participants(current, at or timezone.now())
    current.status = step.target
    current.version += 1
    current.save(update_fields=["status", "version", "launched_at"])
    Event.objects.record(current, action, action.label, by=by, note=note, version=current.version)
    return current


def _allowed_step(current, action, *, by, version, note):
    if current.version != version:
        raise ReviewRefused("Phong trào vừa được thay đổi. Vui lòng xem lại trước khi tiếp tục.")
    parties = parties_of(current, by)
    step = next((s for s in steps_from(current) if s.action == action and s.by in parties), None)
    if step is None:
        raise ReviewRefused(f"Không thực hiện được khi “{current.get_status_display()}”.")
    if step.needs_note and not note.strip():
        raise ReviewRefused("Vui lòng ghi rõ lý do.")
    if action in COMPLETE and (missing := [f for f in readiness(current) if f.is_blocking]):
        raise ReviewRefused("Còn phải sửa: " + "; ".join(f.text for f in missing))
    return step


def _fix_participants(campaign, at):
    """From now on these are expected to pledge and to report, under the names of this day."""
    campaign.launched_at = at
    campaign.expected_units.all().delete()
    ExpectedUnit.objects.bulk_create(
        expected_unit(campaign, unit, order, localdate(at))
        for order, unit in enumerate(participants_of(campaign, localdate(at)), 1)
    )
