"""All that a report says, as plain values for JSON: what is kept each time it is sent.

Pages read the same values, so a version sent years ago is shown by the code of today's page.
"""

from dataclasses import dataclass

from campaigns.models import PledgedGoal
from campaigns.models.target import CHANGES
from campaigns.spans import span_of
from emulation.review import Status


@dataclass(frozen=True)
class Line:
    """A measure with all that stands beside it in the table of figures."""

    measure: object
    figure: object = None  # what this report says, or None
    pledged: object = None  # PledgedGoal of the unit, or None
    previous: object = None  # the figure of the phase before, or None
    is_owed: bool = True  # False: withdrawn, or no longer this unit's; its figure is kept

    def plain_goal(self):
        """The pledged goal. `change`: in words, where the number is no level but a fall or rise."""
        goal = self.pledged
        if goal is None:
            return None
        goal.measure = self.measure  # known already: not asked for again
        change = goal.goal_text() if self.measure.comparator in CHANGES else ""
        return {"value": plain(goal.value), "is_agreed": goal.is_agreed, "change": change}


def figure_lines(report):
    """A Line for each measure the unit owes or has reported, in the paper's order.

    Five queries; one more where a figure's measure was withdrawn.
    """
    figures = {figure.measure_id: figure for figure in report.figures.order_by()}
    owed = {m.pk: m for m in report.owed_measures().select_related("target").order_by()}
    kept = _measures_of(report, figures.keys() - owed)
    pledged = _pledged_goals(report)
    earlier = report.earlier
    previous = {f.measure_id: f for f in earlier.figures.order_by()} if earlier else {}
    return [
        Line(m, figures.get(m.pk), pledged.get(m.pk), previous.get(m.pk), m.pk in owed)
        for m in sorted((owed | kept).values(), key=_place_in_paper)
    ]


def _measures_of(report, ids):
    if not ids:
        return {}
    return {m.pk: m for m in report.campaign.measures.filter(pk__in=ids).select_related("target")}


def _place_in_paper(measure):
    """Measures that are only followed stand behind those of the targets."""
    target = measure.target
    return (target is None, target.order if target else 0, measure.order, measure.pk)


def _pledged_goals(report):
    """The goals the unit has sent in its pledge; a draft promises nothing yet."""
    goals = PledgedGoal.objects.filter(
        pledge__campaign=report.campaign, pledge__unit=report.unit_id
    )
    sent = goals.exclude(pledge__status__in=[Status.DRAFT, Status.PREPARED])
    return {goal.measure_id: goal for goal in sent.order_by()}


def snapshot(report):
    """The whole report. Measures stand by code; numbers are text, exact and without padding."""
    campaign, phase = report.campaign, report.phase
    return {
        "title": str(report),
        "unit": {"code": report.unit.code, "name": str(report.unit)},
        "campaign": {"code": campaign.code, "title": str(campaign), "year": campaign.year},
        "phase": {"code": phase.code, "name": phase.name, "review": phase.review},
        "measures": {
            line.measure.code: _measure(order, line, phase)
            for order, line in enumerate(report.figure_lines(), 1)
        },
        "sections": list(report.sections.values("code", "title", "text")),
        "highlights": [
            {"kind": h.get_kind_display(), "name": h.name, "description": h.description}
            for h in report.highlights.all()
        ],
        "awards": [_award(a) for a in report.awards.select_related("title", "form")],
        "evidence": [
            {
                "id": e.pk,
                "name": e.name,
                "size": e.size,
                "sha256": e.sha256,
                "note": e.note,
                "measure": e.measure.code if e.measure else "",
            }
            for e in report.evidence.in_use().select_related("measure")
        ],
    }


def _measure(order, line, phase):
    measure, target = line.measure, line.measure.target
    return {
        "order": order,
        "name": measure.name,
        "unit": measure.unit_of_measure,
        "kind": measure.kind,
        "goal": measure.goal_text(),
        "span": span_of(measure, phase),
        "target": {"code": target.code, "text": target.text, "group": target.group}
        if target
        else None,
        "is_owed": line.is_owed,
        "pledged": line.plain_goal(),
        "previous": line.previous.as_plain() if line.previous else None,
        "figure": line.figure.as_plain() if line.figure else None,
    }


def _award(award):
    return {
        "kind": "title" if award.title else "form",
        "code": award.what.code,
        "name": str(award.what),
        "quantity": award.quantity,
        "note": award.note,
    }


def plain(value):
    """A Decimal as exact text without padding zeros: “12.5”; None stays None."""
    return None if value is None else f"{value.normalize():f}"
