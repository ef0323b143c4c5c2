"""Who has sent for a phase, when, and how late: for the bloc's own eyes.

Of what a unit is still writing only the fact is told, never the content.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db import models
from django.db.models import Count, Max, prefetch_related_objects

from campaigns.models import CampaignStatus, ExpectedUnit, Phase
from emulation.prepared import PreparedObjects
from emulation.review import Status
from reports.models import Extension, Report
from units.models import BlocOwnedQuerySet


class State(models.TextChoices):
    """Where a unit's report stands; the values are codes of the site's status tags."""

    NOT_BEGUN = "todo", "Chưa lập"
    PREPARING = "doing", Status.DRAFT.label
    WITHDRAWN = "draft", "Đã thu hồi để sửa"
    WAITING = "submitted", "Chờ thẩm định"
    RECEIVED = "received", "Đang thẩm định"
    RETURNED = "returned", "Bị trả lại"
    APPROVED = "approved", "Đã duyệt"


BY_PARENT = "theo phong trào thi đua của cấp trên"  # whose deadline it is, where it is inherited
STATES = {
    Status.DRAFT: State.PREPARING,
    Status.PREPARED: State.PREPARING,
    Status.SUBMITTED: State.WAITING,
    Status.RECEIVED: State.RECEIVED,
    Status.RETURNED: State.RETURNED,
    Status.APPROVED: State.APPROVED,
}
UNDER_REVIEW = (State.WAITING, State.RECEIVED)
TO_SEND_AGAIN = (State.WITHDRAWN, State.RETURNED)
UNSENT = (State.NOT_BEGUN, State.PREPARING)


@dataclass(frozen=True)
class Submission:
    """Where one expected unit stands. `due_at` is its own, extension included, None if nobody set
    one; `days_late` judges the first sending by it (0: on time) and is None before it, or where
    there is no deadline."""

    unit: ExpectedUnit
    report: Report | None
    state: State
    received_at: datetime | None
    last_sent_at: datetime | None
    due_at: datetime | None
    days_late: int | None
    days_overdue: int  # nothing sent yet, and so many days past due
    versions: int
    extension: Extension | None

    @property
    def is_sent(self):
        """Whether it was ever sent; the first instant decides about lateness."""
        return self.received_at is not None

    @property
    def is_under_review(self):
        return self.state in UNDER_REVIEW

    @property
    def is_to_send_again(self):
        return self.state in TO_SEND_AGAIN

    @property
    def is_late(self):
        return bool(self.days_late or self.days_overdue)


class PhaseQuerySet(BlocOwnedQuerySet):
    BLOC = "campaign__bloc"


def public_phases():
    """The phases of the campaigns that were launched."""
    return PhaseQuerySet(Phase).filter(
        campaign__status__in=(CampaignStatus.LAUNCHED, CampaignStatus.CLOSED)
    )


PUBLIC_PHASE = PreparedObjects(
    lambda pk: public_phases().filter(pk=pk), "campaign", "campaign__bloc"
)


def phases_for(user):
    """The phases whose reports `user` may see together: of the blocs he serves or observes."""
    return public_phases().visible_to(user).select_related("campaign__bloc")


def submissions(phase, now):
    """A Submission for each expected unit of `phase`, in the bloc's order, at the instant `now`."""
    return submissions_of([phase], now)[phase.pk]


def submissions_of(phases, now):
    """The same for many phases, by phase id (at most five queries, however many there are)."""
    prefetch_related_objects(phases, "extensions", "campaign__parent__phases")
    expected = defaultdict(list)
    campaigns = {phase.campaign_id for phase in phases}
    for unit in ExpectedUnit.objects.filter(campaign__in=campaigns):
        expected[unit.campaign_id].append(unit)
    sent = Report.objects.filter(phase__in=phases).order_by()
    sent = sent.annotate(sendings=Count("versions"), last_sent_at=Max("versions__sent_at"))
    reports = {(report.phase_id, report.unit_id): report for report in sent}
    return {
        phase.pk: tuple(
            _submission(phase, unit, reports.get((phase.pk, unit.unit_id)), now)
            for unit in expected[phase.campaign_id]
        )
        for phase in phases
    }


def _submission(phase, unit, report, now):
    # A unit that has not begun is late by the same rule: asked of a report never saved.
    asked = report or Report(phase_id=phase.pk, unit_id=unit.unit_id)
    asked.phase = phase
    received_at = asked.received_at
    return Submission(
        unit=unit,
        report=report,
        state=_state(report),
        received_at=received_at,
        last_sent_at=report.last_sent_at if report else None,
        due_at=asked.due_at,
        days_late=asked.days_late(),
        days_overdue=0 if received_at else asked.days_late(now) or 0,
        versions=report.sendings if report else 0,
        extension=asked.extension,
    )


def _state(report):
    if report is None:
        return State.NOT_BEGUN
    if report.status == Status.DRAFT and report.received_at:
        return State.WITHDRAWN
    return STATES[report.status]


@dataclass(frozen=True)
class Counts:
    """How many of the expected units stand where. The first four add to `expected`."""

    expected: int
    approved: int
    under_review: int
    to_send_again: int
    unsent: int
    late: int  # sent late, or not sent and past due

    @property
    def sent(self):
        return self.expected - self.unsent


def count(some):
    states = Counter(map(attrgetter("state"), some))
    return Counts(
        expected=len(some),
        approved=states[State.APPROVED],
        under_review=sum(states[state] for state in UNDER_REVIEW),
        to_send_again=sum(states[state] for state in TO_SEND_AGAIN),
        unsent=sum(states[state] for state in UNSENT),
        late=sum(submission.is_late for submission in some),
    )


@dataclass(frozen=True)
class PhaseDeadline:
    """Until when: as the author wrote it, as computed, and whose paper says so if not ours."""

    quoted: str
    due_at: datetime | None
    source: str = ""


def deadline_of(phase):
    """The deadline of `phase`; where it is silent, its parent's, and by whose word."""
    asked = Report(phase=phase)
    inherited = asked.due_at is not None and phase.due_at is None
    return PhaseDeadline(
        asked.due_words, asked.due_at, str(phase.campaign.parent) if inherited else ""
    )
