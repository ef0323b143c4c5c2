"""What only PostgreSQL can show: many hands at once give one report, one version, one decision."""

import pytest
from django.db import connection

from campaigns.tests.factories import make_campaign, make_measure, make_phase
from campaigns.tests.test_pledge_parallel import at_once
from emulation.models import Event
from emulation.review import Action, StaleVersion, Status
from reports.forms.figures import FiguresForm
from reports.models import Report
from reports.tests.factories import begin_report, complete
from units.tests.factories import make_officer, make_secretary, make_unit

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"
    ),
]


@pytest.fixture
def phase():
    return make_phase(make_campaign(launched=True, units=[make_unit()]))


@pytest.fixture
def unit(phase):
    return phase.campaign.expected_units.get().unit


def of(report):
    return Report.objects.get(pk=report.pk)


def test_parallel_starts_give_one_report(phase, unit):
    officer = make_officer(unit)

    begun = at_once(lambda: Report.objects.start(phase, unit, by=officer).pk)

    report = Report.objects.get()
    assert set(begun) == {report.pk}
    assert report.sections.count() == 6
    assert Event.objects.of(report).count() == 1


def test_parallel_submits_give_one_version(phase, unit):
    officer = make_officer(unit)
    report = complete(begin_report(phase, unit, officer))

    answers = at_once(lambda: of(report).perform(Action.SUBMIT, by=officer, version=1))

    assert sum(answer is None for answer in answers) == 1
    assert report.versions.count() == 1


def test_parallel_approvals_give_one_decision(phase, unit):
    officer, secretary = make_officer(unit), make_secretary(phase.campaign.bloc)
    report = complete(begin_report(phase, unit, officer))
    report.perform(Action.SUBMIT, by=officer, version=1)

    answers = at_once(lambda: of(report).perform(Action.APPROVE, by=secretary, version=2))

    assert sum(answer is None for answer in answers) == 1
    assert of(report).status == Status.APPROVED


def test_of_parallel_saves_one_wins_and_no_other_overwrites_it(phase, unit):
    make_measure(phase.campaign.targets.create(code="ct", text="Chỉ tiêu"), code="sd")
    officer = make_officer(unit)
    report = begin_report(phase, unit, officer)
    cells = {"version": "1", "value-sd": "7", "state-sd": "official", "note-sd": ""}

    def save():
        try:
            return FiguresForm(of(report), cells).save(officer)
        except StaleVersion as stale:
            return stale

    answers = at_once(save)

    assert sum(answer is None for answer in answers) >= 1
    assert of(report).version == 2
    assert report.figures.get().value == 7
