"""Who has sent, when and how late; of a draft nothing but that it exists."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import Http404

from campaigns.models import CampaignStatus
from campaigns.tests.factories import make_campaign, make_phase
from emulation import deadlines
from emulation.review import Status
from reports.models import Extension
from reports.submissions import (
    State,
    count,
    deadline_of,
    phases_for,
    submissions,
    submissions_of,
)
from reports.tests.factories import make_report
from reports.views.summary import phase_of_matrix
from units.models import Role
from units.tests.factories import make_officer, make_unit, make_user

pytestmark = pytest.mark.django_db
DUE = datetime(2026, 6, 29, 17, 0, tzinfo=UTC)  # 24:00 of 29/6 in Vietnam
NOW = DUE + timedelta(days=3)
BLOC_ROLES = [Role.SECRETARIAT, Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.OBSERVER]


@pytest.fixture
def phase():
    return make_phase(make_campaign(launched=True, units=[make_unit()]))


def the_only(phase, now=NOW):
    (submission,) = submissions(phase, now)
    return submission


def report_of(phase, **fields):
    return make_report(phase, phase.campaign.expected_units.get().unit, **fields)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (Status.DRAFT, State.PREPARING),
        (Status.PREPARED, State.PREPARING),
        (Status.SUBMITTED, State.WAITING),
        (Status.RECEIVED, State.RECEIVED),
        (Status.RETURNED, State.RETURNED),
        (Status.APPROVED, State.APPROVED),
    ],
)
def test_each_status_of_a_report_is_a_state(phase, status, state):
    report_of(phase, status=status)

    assert the_only(phase).state == state


def test_a_unit_without_a_report_has_not_begun(phase):
    assert the_only(phase).state == State.NOT_BEGUN
    assert the_only(phase).report is None


def test_what_was_sent_and_taken_back_keeps_its_first_instant(phase):
    report_of(phase, received_at=DUE - timedelta(hours=1))

    submission = the_only(phase)

    assert (submission.state, submission.days_late) == (State.WITHDRAWN, 0)
    assert not submission.is_late


@pytest.mark.parametrize(
    ("after", "days_late"),
    [
        (timedelta(microseconds=-1), 0),
        (timedelta(), 1),
        (timedelta(hours=23), 1),
        (timedelta(days=1), 2),
    ],
)
def test_on_time_is_before_the_instant(phase, after, days_late):
    report_of(phase, status=Status.SUBMITTED, received_at=DUE + after)

    assert the_only(phase).days_late == days_late


def test_who_has_not_sent_is_overdue_from_the_deadline_on(phase):
    assert the_only(phase, DUE - timedelta(seconds=1)).days_overdue == 0
    assert the_only(phase, DUE).days_overdue == 1
    assert the_only(phase, DUE).is_late


def test_the_last_extension_counts(phase):
    unit = phase.campaign.expected_units.get().unit
    for days in (2, 5):
        Extension.objects.create(
            phase=phase,
            unit=unit,
            due_at=DUE + timedelta(days=days),
            reason="Chờ số liệu",
            given_by="Thường trực",
        )
    report_of(phase, status=Status.SUBMITTED, received_at=DUE + timedelta(days=4))

    submission = the_only(phase)

    assert submission.due_at == DUE + timedelta(days=5)
    assert submission.days_late == 0


def test_another_units_extension_changes_nothing(phase):
    Extension.objects.create(
        phase=phase, unit=make_unit(), due_at=NOW, reason="Chờ số liệu", given_by="Thường trực"
    )

    assert the_only(phase).due_at == DUE


@pytest.fixture
def silent_phase():
    """Of a campaign that names no deadline and carries out one that does."""
    parent = make_campaign(launched=True, title="Phát động thi đua toàn tỉnh")
    make_phase(parent)
    make_phase(parent, due_on=date(2026, 11, 30))
    return make_phase(make_campaign(launched=True, units=[make_unit()], parent=parent), due_on=None)


def test_a_silent_phase_is_reminded_by_its_parents_deadline_and_says_so(silent_phase):
    deadline = deadline_of(silent_phase)

    assert deadline.due_at == the_only(silent_phase).due_at == DUE
    assert deadline.source == "Chương trình phát động thi đua toàn tỉnh"


def test_the_deadline_of_the_campaign_above_is_what_lateness_is_judged_by(silent_phase):
    overdue = deadlines.days_late(NOW, DUE)

    missing = the_only(silent_phase)
    assert (missing.days_overdue, missing.days_late) == (overdue, None)
    report_of(silent_phase, status=Status.SUBMITTED, received_at=NOW)
    sent = the_only(silent_phase)
    assert (sent.days_overdue, sent.days_late) == (0, overdue)


def test_without_any_deadline_nobody_is_late_or_on_time():
    phase = make_phase(make_campaign(launched=True, units=[make_unit()]), due_on=None)

    assert not the_only(phase).is_late
    report_of(phase, status=Status.SUBMITTED, received_at=NOW)
    assert (the_only(phase).is_late, the_only(phase).days_late) == (False, None)


def test_a_deadline_of_its_own_needs_no_source(phase):
    assert (deadline_of(phase).due_at, deadline_of(phase).source) == (DUE, "")


def test_every_expected_unit_is_counted_once():
    units = [make_unit() for _ in range(5)]
    phase = make_phase(make_campaign(launched=True, units=units))
    make_report(phase, units[0], status=Status.APPROVED, received_at=DUE)  # late by one day
    make_report(phase, units[1], status=Status.SUBMITTED, received_at=DUE - timedelta(days=1))
    make_report(phase, units[2], status=Status.RETURNED, received_at=DUE - timedelta(days=1))
    make_report(phase, units[3])

    counts = count(submissions(phase, NOW))

    assert counts.approved + counts.under_review + counts.to_send_again + counts.unsent == 5
    assert (counts.approved, counts.under_review, counts.to_send_again) == (1, 1, 1)
    assert (counts.unsent, counts.sent, counts.late) == (2, 3, 3)


def test_versions_and_the_last_sending_are_told(phase):
    report = report_of(phase, status=Status.SUBMITTED, received_at=DUE)
    for number in (1, 2):
        report.versions.create(
            number=number, content={}, sha256="0" * 64, sent_at=DUE + timedelta(days=number)
        )

    submission = the_only(phase)

    assert (submission.versions, submission.last_sent_at) == (2, DUE + timedelta(days=2))
    assert submission.received_at == DUE


@pytest.mark.parametrize("units", [1, 3, 15])
def test_it_costs_the_same_for_any_number_of_units_and_phases(units, django_assert_num_queries):
    campaign = make_campaign(launched=True, units=[make_unit() for _ in range(units)])
    for day in (date(2026, 6, 30), date(2026, 11, 30)):
        phase = make_phase(campaign, due_on=day)
        for expected in campaign.expected_units.all():
            make_report(phase, expected.unit, status=Status.SUBMITTED)
    phases = list(phases_for(make_user(Role.OBSERVER, campaign.bloc)))

    with django_assert_num_queries(3):  # extensions, expected units, reports
        assert len(submissions_of(phases, NOW)[phase.pk]) == units


@pytest.mark.parametrize("role", BLOC_ROLES)
def test_the_bloc_sees_its_phases_and_no_others(phase, role):
    make_phase()

    assert list(phases_for(make_user(role, phase.campaign.bloc))) == [phase]


def test_a_unit_sees_no_phase_as_a_whole(phase):
    assert not phases_for(make_officer(phase.campaign.expected_units.get().unit))


def test_a_draft_is_not_summed_up(phase):
    phase.campaign.status = CampaignStatus.DRAFT
    phase.campaign.save()

    assert not phases_for(make_user(Role.SECRETARIAT, phase.campaign.bloc))


@pytest.mark.parametrize("role", [*BLOC_ROLES, None])
@pytest.mark.parametrize("status", CampaignStatus)
def test_the_matrix_is_open_to_the_same_people(phase, role, status):
    phase.campaign.status = status
    phase.campaign.save()
    user = make_user(role, phase.campaign.bloc) if role else make_user()
    stranger = make_user(Role.SECRETARIAT, make_phase().campaign.bloc)

    for each in (user, stranger, make_user(is_superuser=True)):
        try:
            found = [phase_of_matrix(each, phase.pk)]
        except Http404:
            found = []
        assert found == list(phases_for(each).filter(pk=phase.pk))
