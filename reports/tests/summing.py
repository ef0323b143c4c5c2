"""What the tests of adding up share."""

from datetime import date

from emulation.review import Status
from reports.summaries import summarize
from reports.tests.factories import make_figure, make_report

DATES = [date(2026, 6, 30), date(2026, 11, 30)]


def approved(phase):
    """An approved report of each expected unit."""
    return [
        make_report(phase, expected.unit, status=Status.APPROVED)
        for expected in phase.campaign.expected_units.all()
    ]


def figures(reports, measure, *values, **fields):
    for report, value in zip(reports, values, strict=True):
        make_figure(report, measure, value, **fields)


def only_result(phase):
    (result,) = summarize(phase).results
    return result


def approved_once(phase):
    return list(phase.reports.order_by("pk")) or approved(phase)
