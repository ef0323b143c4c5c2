"""What the standing office, the head and the deputy of a bloc have to do; how its phases stand."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate

from campaigns.models import Campaign, CampaignStatus, Phase, Pledge
from campaigns.pledging import Progress, asked_in
from emulation.deadlines import DueRule, due_instant
from emulation.review import SENT
from reports.home.task import NEAR, Task, When, urgency_of
from reports.models import Report, Summary
from reports.submissions import PhaseDeadline, count, deadline_of, submissions_of
from units.models import Membership

REMINDED = timedelta(days=14)  # before a deadline: who has not sent is worth a look
NAMED = 3  # so many units are named, the others counted


@dataclass(frozen=True)
class PhaseLine:
    phase: Phase
    deadline: PhaseDeadline
    sent: int
    approved: int
    expected: int


@dataclass(frozen=True)
class BlocWork:
    tasks: list
    phases: list


def bloc_work(user, now):
    scope = user.scope
    if not scope.readable_blocs:
        return BlocWork([], [])
    campaigns = _campaigns_of(scope)
    phases = [phase for c in campaigns if c.is_launched for phase in c.phases.all()]
    sent = submissions_of(phases, now)
    tasks = _plans(campaigns, scope) + _reviews(user)
    if scope.secretariat_blocs:
        served = [c for c in campaigns if c.bloc_id in scope.secretariat_blocs and c.is_launched]
        tasks += _served(served, sent, now)
    lines = [_line(phase, sent[phase.pk]) for phase in phases]
    return BlocWork(tasks, sorted(lines, key=_latest_deadline_first))


def _campaigns_of(scope):
    """Those not yet over. Drafts only of blocs whose work the user does or leads."""
    campaigns = Campaign.objects.filter(bloc__in=scope.readable_blocs)
    campaigns = campaigns.exclude(status=CampaignStatus.CLOSED)
    return list(
        campaigns.select_related("bloc", "parent__parent").prefetch_related(
            "pledges",
            "expected_units",
            Prefetch("phases", Phase.objects.select_related("campaign__bloc", "campaign__parent")),
        )
    )


def _line(phase, sent):
    counts = count(sent)
    return PhaseLine(phase, deadline_of(phase), counts.sent, counts.approved, counts.expected)


def _latest_deadline_first(line):
    due_at = line.deadline.due_at
    return (due_at is None, due_at and due_at.timestamp(), line.phase.campaign_id)


def _plans(campaigns, scope):
    """Campaigns to write, to approve, or to wait for."""
    tasks = []
    for campaign in campaigns:
        heads = campaign.bloc_id in scope.headed_blocs
        serves = campaign.bloc_id in scope.secretariat_blocs
        place = {"where": campaign.get_absolute_url(), "of": f"{campaign} · {campaign.bloc}"}
        if campaign.status == CampaignStatus.PROPOSED and heads:
            tasks.append(Task("Phê duyệt phát động phong trào", code="prepared",
                              label="Chờ phê duyệt", **place))  # fmt: skip
        elif campaign.status == CampaignStatus.PROPOSED and serves:
            tasks.append(Task("Đã trình trưởng khối phê duyệt", code="prepared",
                              label="Chờ phê duyệt", when=When.WAITING, **place))  # fmt: skip
        elif campaign.is_draft and serves:
            what = "sửa đổi, bổ sung" if campaign.amends_id else "dự thảo phong trào"
            tasks.append(Task(f"Hoàn thành {what}", code="draft", **place))
    return tasks


def _reviews(user):
    """What units sent and this user reviews, by campaign and by phase."""
    waiting = {"status__in": SENT}
    pledges = Pledge.objects.reviewed_by(user).filter(**waiting).select_related("campaign__bloc")
    reports = Report.objects.reviewed_by(user).filter(**waiting)
    reports = reports.select_related("phase__campaign__bloc")
    return [
        *(_pledge_review(group) for group in _grouped(pledges, "campaign_id")),
        *(_report_review(group) for group in _grouped(reports, "phase_id")),
    ]


def _grouped(rows, key):
    groups = defaultdict(list)
    for row in rows.order_by("received_at"):
        groups[getattr(row, key)].append(row)
    return groups.values()


def _pledge_review(pledges):
    first = pledges[0]
    every = f"{reverse('campaigns:pledge-list')}?phongtrao={first.campaign_id}"
    return Task(
        what=f"Thẩm định {len(pledges)} bản đăng ký",
        where=first.get_absolute_url()
        if len(pledges) == 1
        else f"{every}&trangthai={Progress.WAITING}",
        code="submitted",
        count=len(pledges),
        of=f"{first.campaign} · {first.bloc}",
    )


def _report_review(reports):
    first = reports[0]
    phase = first.phase
    return Task(
        what=f"Thẩm định {len(reports)} báo cáo {phase.get_review_display().lower()}",
        where=first.get_absolute_url()
        if len(reports) == 1
        else reverse("reports:status", args=[phase.pk]),
        code="submitted",
        count=len(reports),
        of=f"{phase} · {first.campaign} · {first.bloc}",
    )


def _served(campaigns, sent, now):
    """What the standing office chases, types for others, and sums up."""
    typed_for = set(
        Membership.objects.filter(
            is_typed_for=True, bloc__in=[campaign.bloc_id for campaign in campaigns]
        ).values_list("bloc", "year", "unit")
    )
    phases = [phase for campaign in campaigns for phase in campaign.phases.all()]
    summaries = {s.phase_id: s for s in Summary.objects.filter(phase__in=phases)}
    tasks = []
    for campaign in campaigns:
        typed = {unit for bloc, year, unit in typed_for
                 if (bloc, year) == (campaign.bloc_id, campaign.year)}  # fmt: skip
        tasks += _unsent_pledges(campaign, typed, now)
        for phase in campaign.phases.all():
            tasks += _unsent_reports(phase, sent[phase.pk], typed, now)
            tasks += _summary(phase, summaries.get(phase.pk), now)
    return tasks


def _unsent_pledges(campaign, typed, now):
    unsent = [row.expected for row in asked_in(campaign) if row.received_at is None]
    where = f"{reverse('campaigns:pledge-list')}?phongtrao={campaign.pk}"
    until = asked_until(campaign)
    return _unsent("bản đăng ký", unsent, typed, where, until, str(campaign), now)


def asked_until(campaign):
    rows = asked_in(campaign)
    return rows[0].deadline.due_at if rows else None


def _unsent_reports(phase, sent, typed, now):
    unsent = [row for row in sent if not row.is_sent]
    where = reverse("reports:status", args=[phase.pk])
    name = f"báo cáo {phase.get_review_display().lower()}"
    # A unit that was given more time is not yet to be chased.
    until = min((row.due_at for row in unsent if row.due_at), default=None)
    units = [row.unit for row in unsent if row.due_at in (None, until)]
    return _unsent(name, units, typed, where, until, f"{phase} · {phase.campaign}", now)


def _unsent(name, units, typed, where, until, of, now):
    """Two tasks at most: to chase the units, and to type for those that send paper."""
    if until is not None and until - now > NEAR:
        return []
    ours = [unit for unit in units if unit.unit_id in typed]
    theirs = [unit for unit in units if unit.unit_id not in typed]
    dated = {"where": where, "until": until, "urgency": urgency_of(until, now)}
    tasks = []
    if ours:
        tasks.append(Task(f"Nhập thay {name} của {len(ours)} đơn vị", count=len(ours),
                          of=f"{_named(ours)} · {of}", **dated))  # fmt: skip
    if theirs and until is not None and until - now <= REMINDED:
        is_late = until <= now
        tasks.append(
            Task(
                f"{'Đôn đốc' if is_late else 'Nhắc'} {len(theirs)} đơn vị chưa gửi {name}",
                code="missing" if is_late else "late",
                label="Quá hạn" if is_late else "Sắp đến hạn",
                count=len(theirs),
                of=f"{_named(theirs)} · {of}",
                when=When.NOW if is_late else When.LATER,
                **dated,
            )
        )
    return tasks


def _named(units):
    names = [unit.short_name or unit.name for unit in units[:NAMED]]
    others = len(units) - NAMED
    return ", ".join(names) + (f" và {others} đơn vị khác" if others > 0 else "")


def _summary(phase, summary, now):
    """From the first day of the review window, or else once the units' time is up."""
    opens = phase.window_from and phase.window_from <= localdate(now)
    is_open = opens or (not phase.window_from and phase.due_at and phase.due_at <= now)
    if not is_open or (summary and summary.number):
        return []
    is_drafted = summary is not None and summary.drafted_at is not None
    name = f"báo cáo {phase.get_review_display().lower()} của khối"
    until = phase.window_to and due_instant(phase.window_to, DueRule.THROUGH)
    return [
        Task(
            f"{'Hoàn thiện' if is_drafted else 'Dự thảo'} {name}",
            where=reverse("reports:summary", args=[phase.pk]),
            code="doing" if is_drafted else "todo",
            until=until,
            urgency=urgency_of(until, now),
            of=f"{phase} · {phase.campaign}",
        )
    ]
