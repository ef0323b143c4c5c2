"""Who is asked to register in which campaign, and how far each unit has come."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from campaigns.models import Campaign, CampaignStatus, ExpectedUnit, Pledge, registers_under
from emulation import deadlines
from emulation.review import SENT, Status

OPEN_TO_READ = (CampaignStatus.LAUNCHED, CampaignStatus.CLOSED)


class Progress(models.TextChoices):
    NOT_BEGUN = "not_begun", "Chưa lập"
    WRITING = "writing", Status.DRAFT.label
    WAITING = "waiting", "Chờ thẩm định"
    RETURNED = "returned", "Bị trả lại"
    APPROVED = "approved", "Đã duyệt"


@dataclass(frozen=True)
class Asked:
    """One unit asked to register in one campaign. A draft shows that it exists, no more."""

    campaign: Campaign
    expected: ExpectedUnit
    pledge: Pledge | None

    @property
    def progress(self):
        if self.pledge is None:
            return Progress.NOT_BEGUN
        if self.pledge.status in SENT:
            return Progress.WAITING
        if self.pledge.status in (Status.RETURNED, Status.APPROVED):
            return Progress(self.pledge.status)
        return Progress.WRITING

    @property
    def tag(self):
        """Code of the status tag: the pledge's own, where somebody else may know it."""
        plain = {Progress.NOT_BEGUN: "todo", Progress.WRITING: "draft"}
        return plain.get(self.progress) or self.pledge.status

    @property
    def tag_label(self):
        plain = (Progress.NOT_BEGUN, Progress.WRITING)
        return self.progress.label if self.progress in plain else ""

    @property
    def received_at(self):
        return self.pledge and self.pledge.received_at

    @property
    def deadline(self):
        """The campaign, this one or one above it, whose deadline for registering holds."""
        return registers_under(self.campaign)

    def days_late(self, now):
        """Calendar days after the deadline, until sent or until `now`; 0 when in time."""
        due_at = self.deadline.due_at
        return deadlines.days_late(self.received_at or now, due_at) if due_at else 0


def asked_of(user):
    """What is asked of the user's units, newest campaign first."""
    units = user.scope.readable_units
    rows = (
        ExpectedUnit.objects.filter(
            unit__in=units, campaign__status__in=OPEN_TO_READ, campaign__amends=None
        )
        .select_related("campaign__bloc", "campaign__parent__parent", "unit")
        .order_by("-campaign__starts_on", "campaign__code", "order")
    )
    pledges = Pledge.objects.filter(unit__in=units)
    found = {(pledge.campaign_id, pledge.unit_id): pledge for pledge in pledges}
    return [Asked(row.campaign, row, found.get((row.campaign_id, row.unit_id))) for row in rows]


def asked_in(campaign):
    """Every unit expected in `campaign`, in the bloc's order."""
    found = {pledge.unit_id: pledge for pledge in campaign.pledges.all()}
    rows = campaign.expected_units.all()
    return [Asked(campaign, row, found.get(row.unit_id)) for row in rows]


def campaigns_followed_by(user):
    """The launched campaigns of the blocs the user serves in which units register."""
    return (
        Campaign.objects.filter(
            bloc__in=user.scope.readable_blocs,
            status__in=OPEN_TO_READ,
            amends=None,
            expected_units__isnull=False,
        )
        .select_related("bloc", "parent__parent")
        .distinct()
    )


@dataclass(frozen=True)
class Line:
    """One unit as the bloc sees it."""

    row: Asked
    days_late: int
    may_read: bool
    may_start: bool

    @property
    def late_words(self):
        return f"{'Chậm' if self.row.received_at else 'Quá hạn'} {self.days_late} ngày"


@dataclass(frozen=True)
class BlocList:
    """The units of one followed campaign, as the reader asked to see them."""

    campaigns: list
    campaign: Campaign
    rows: list
    typed_for: frozenset  # units the reader types for
    progress: str  # "" for all
    now: datetime

    @classmethod
    def chosen_by(cls, user, query, now):
        """What the page's address chooses; None for a user who follows no campaign."""
        campaigns = list(campaigns_followed_by(user))
        if not campaigns:
            return None
        wanted = query.get("phongtrao")
        campaign = next((c for c in campaigns if str(c.pk) == wanted), campaigns[0])
        progress = query.get("trangthai", "")
        progress = progress if progress in Progress.values else ""
        typed_for = units_typed_for(user, campaign)
        return cls(campaigns, campaign, asked_in(campaign), typed_for, progress, now)

    @property
    def is_whole(self):
        return not self.progress

    @property
    def lines(self):
        return [self._line(row) for row in self.rows if self.progress in ("", row.progress)]

    def _line(self, row):
        types = row.expected.unit_id in self.typed_for
        return Line(
            row,
            days_late=row.days_late(self.now),
            may_read=row.pledge is not None and (types or row.received_at is not None),
            may_start=row.pledge is None and types and self.campaign.is_launched,
        )

    @property
    def counts(self):
        """(value, label, how many) of each progress that some unit has reached, or is chosen."""
        found = Counter(row.progress for row in self.rows)
        return [
            (progress.value, progress.label, found[progress])
            for progress in Progress
            if found[progress] or progress == self.progress
        ]

    @property
    def approved_count(self):
        return sum(row.progress == Progress.APPROVED for row in self.rows)

    @property
    def late_count(self):
        return sum(row.days_late(self.now) > 0 for row in self.rows)


def units_typed_for(user, campaign):
    if campaign.bloc_id not in user.scope.secretariat_blocs:
        return frozenset()
    members = campaign.bloc.memberships.filter(year=campaign.year, is_typed_for=True)
    return frozenset(members.values_list("unit", flat=True))
