"""What a unit's officer fills in and sends, and its head confirms."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localdate

from campaigns.pledging import asked_of
from emulation.models import Event, subject_key
from emulation.review import EDITABLE, SENT, STEPS, Status
from reports import expected
from reports.home.task import NEAR, Task, When, urgency_of

SENDING_BACK = [action for action, step in STEPS.items() if step.needs_note]


@dataclass(frozen=True)
class Paper:
    """A pledge or a report that a unit owes, begun or not."""

    name: str
    unit_id: int
    unit: str
    campaign: object
    row: object  # the pledge or report; None before it is begun
    until: datetime | None
    begins_on: date | None
    begin: str  # where it is begun
    edit: str  # where it is written, “” before it is begun


def unit_tasks(user, now):
    """Of the units the user is the officer or the head of, in campaigns that are running."""
    own = user.scope.own_units
    if not own:
        return []
    pledges = [_pledge_paper(row) for row in asked_of(user) if row.campaign.is_launched]
    reports = [_report_paper(r) for r in expected.of_own_units(user) if r.campaign.is_launched]
    papers = [paper for paper in pledges + reports if paper.unit_id in own]
    reasons = _reasons([paper.row for paper in papers if paper.row])
    tasks = (_task(paper, user.scope, reasons, now, len(own) > 1) for paper in papers)
    return [task for task in tasks if task]


def _pledge_paper(asked):
    pledge = asked.pledge
    return Paper(
        name="bản đăng ký thi đua",
        unit_id=asked.expected.unit_id,
        unit=asked.expected.name,
        campaign=asked.campaign,
        row=pledge,
        until=asked.deadline.due_at,
        begins_on=None,
        begin=reverse("campaigns:pledge-list"),
        edit=reverse("campaigns:pledge-edit", args=[pledge.pk]) if pledge else "",
    )


def _report_paper(report):
    phase = report.phase
    return Paper(
        name=f"báo cáo {phase.get_review_display().lower()}",
        unit_id=report.unit_id,
        unit=str(report.unit),
        campaign=report.campaign,
        row=report if report.pk else None,
        until=report.due_at,
        begins_on=phase.window_from or phase.starts_on,
        begin=reverse("reports:list"),
        edit=report.get_absolute_url() if report.pk else "",
    )


def _reasons(rows):
    """The reason of the latest sending back, by subject; of those that are the unit's again."""
    subjects = [subject_key(row) for row in rows if row.status in EDITABLE]
    events = Event.objects.filter(subject__in=subjects, action__in=STEPS)
    latest = {event.subject: event for event in events}
    return {
        subject: event.note for subject, event in latest.items() if event.action in SENDING_BACK
    }


def _task(paper, scope, reasons, now, names_unit):
    row = paper.row
    status = row.status if row else None
    if status == Status.APPROVED:
        return None
    is_officer = paper.unit_id in scope.officer_units
    what, where, code, when = _step(paper, status, is_officer, scope)
    if status is None and when is When.NOW and not _is_near(paper, now):
        when = When.LATER
    return Task(
        what=what,
        where=where,
        code=code,
        until=None if status in SENT else paper.until,
        urgency=urgency_of(None if status in SENT else paper.until, now),
        of=f"{paper.unit} · {paper.campaign}" if names_unit else str(paper.campaign),
        reason=reasons.get(subject_key(row), "") if row else "",
        when=when,
    )


def _step(paper, status, is_officer, scope):
    """(what, where, code of the tag, when) of the next step for this person."""
    name, row = paper.name, paper.row
    if status in SENT:
        return f"Đã gửi {name}", row.get_absolute_url(), status, When.WAITING
    if status == Status.PREPARED:
        if paper.unit_id in scope.headed_units:
            return f"Xác nhận và gửi {name}", row.get_absolute_url(), status, When.NOW
        return f"Đã trình {name}", row.get_absolute_url(), status, When.WAITING
    if not is_officer:
        where = row.get_absolute_url() if row else paper.begin
        return f"Cán bộ đầu mối lập {name}", where, status or "todo", When.WAITING
    if status is None:
        return f"Lập {name}", paper.begin, "todo", When.NOW
    verb = "Bổ sung và gửi lại" if status == Status.RETURNED else "Hoàn thành và gửi"
    return f"{verb} {name}", paper.edit, status, When.NOW


def _is_near(paper, now):
    """Whether it is time to begin: due soon, or without a deadline and in its own time."""
    until, begins_on = paper.until, paper.begins_on
    if until is None:
        return begins_on is None or begins_on <= localdate(now)
    return until - now <= NEAR
