"""The latest acts on what one's units and blocs sent. What is said in a review is not shown."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from campaigns.models import CampaignStatus, Pledge
from emulation.models import Event
from emulation.review import Action
from reports.models import Report

SHOWN = (
    Action.SUBMIT,
    Action.CONFIRM,
    Action.WITHDRAW,
    Action.RECEIVE,
    Action.RETURN,
    Action.APPROVE,
    Action.REOPEN,
)
LATEST = 6
PAGES = {
    "campaigns.pledge": (Pledge, "campaign__status", "campaigns:pledge-detail"),
    "reports.report": (Report, "phase__campaign__status", "reports:detail"),
}


@dataclass(frozen=True)
class Act:
    at: datetime
    what: str
    subject: str
    who: str  # name and post, without what he is appointed to
    where: str


def recent_for(user):
    """Of running campaigns, the latest first (3 queries); empty without an appointment."""
    scope = user.scope
    if not (scope.own_units or scope.readable_blocs):
        return []
    places = {
        f"{label}:{pk}": reverse(page, args=[pk])
        for label, (model, status, page) in PAGES.items()
        for pk in model.objects.visible_to(user)
        .filter(**{status: CampaignStatus.LAUNCHED})
        .values_list("pk", flat=True)
    }
    events = Event.objects.filter(subject__in=places, action__in=SHOWN).order_by("-at", "-pk")
    return [
        Act(e.at, e.action_label, e.subject_name, e.actor.partition(";")[0], places[e.subject])
        for e in events[:LATEST]
    ]
