"""Which units a reminder names: those past their deadline that have sent nothing."""

from dataclasses import dataclass
from datetime import date

from campaigns.models import ExpectedUnit, Pledge
from campaigns.pledging import asked_in
from emulation import deadlines
from reports.models import Report
from reports.submissions import submissions


@dataclass(frozen=True)
class Late:
    """`due_on` is the last day on which it was still in time."""

    unit: ExpectedUnit
    due_on: date
    days: int


@dataclass(frozen=True)
class LateList:
    """The late units in the bloc's order, and how many units were asked."""

    late: tuple
    asked: int


def late_units(campaign, phase, at):
    """The LateList at the instant `at`: of the reports of `phase`, or without one of the
    registrations. A unit that was given more time is judged by that; where the campaign sets no
    deadline, by that of the campaign above it."""
    if phase is None:
        asked = [(row.expected, row.received_at, row.deadline.due_at) for row in asked_in(campaign)]
    else:
        asked = [(row.unit, row.received_at, row.due_at) for row in submissions(phase, at)]
    return LateList(
        late=tuple(
            Late(unit, deadlines.last_day(due_at), days)
            for unit, received_at, due_at in asked
            if due_at and not received_at and (days := deadlines.days_late(at, due_at))
        ),
        asked=len(asked),
    )


def sent_meanwhile(paper):
    """The names in the list of `paper` of those that have sent since it was made."""
    listed = list(paper.late_units.all())
    if not listed:
        return []
    sent = (
        Report.objects.filter(phase=paper.phase_id)
        if paper.phase_id
        else Pledge.objects.filter(campaign=paper.campaign_id)
    )
    units = set(sent.filter(received_at__isnull=False).values_list("unit", flat=True))
    return [late.name for late in listed if late.unit_id in units]
