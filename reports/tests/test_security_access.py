"""FAULTS 1–5, 18–20, as an attacker with an account: what is another's, what is not yet sent."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import MeasureKind
from campaigns.tests.factories import make_campaign, make_measure, make_phase, make_target
from emulation.review import Action, ReviewRefused, Status
from reports.models import Evidence, Extension, FigureState
from reports.tests.factories import begin_report, complete
from units.models import Role
from units.tests.factories import (
    make_membership,
    make_officer,
    make_secretary,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
CSRF_TOKEN = re.compile(rb"\b[A-Za-z0-9]{64}\b")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def phase():
    campaign = make_campaign(launched=True, units=[make_unit("Sở A"), make_unit("Sở B")])
    make_measure(make_target(campaign), kind=MeasureKind.WORDS, goal=None)
    return make_phase(campaign)


@pytest.fixture
def bloc(phase):
    return phase.campaign.bloc


@pytest.fixture
def unit(phase):
    return phase.campaign.expected_units.get(name="Sở A").unit


@pytest.fixture
def stranger(phase):
    """The officer of another unit of the same bloc."""
    return make_officer(phase.campaign.expected_units.get(name="Sở B").unit)


@pytest.fixture
def officer(unit):
    return make_officer(unit)


@pytest.fixture
def secretary(bloc):
    return make_secretary(bloc)


@pytest.fixture
def report(phase, unit, officer):
    report = begin_report(phase, unit, officer)
    complete(report, by=officer)
    figure = report.figures.get()
    figure.state, figure.words = FigureState.OFFICIAL, "Đã làm xong."
    figure.save()
    return report


def attach(client, report, by):
    client.force_login(by)
    files = SimpleUploadedFile("chua-gui.pdf", PDF)
    client.post(reverse("reports:evidence", args=[report.pk]), {"files": files})
    report.refresh_from_db()
    return Evidence.objects.last()


def act(report, action, by, note="Bổ sung"):
    report.perform(action, by=by, version=report.version, note=note)


# --- 1, 2: another unit's report ------------------------------------------------------------------


def test_f01_every_address_of_anothers_report_is_one_that_does_not_exist(
    client, report, officer, stranger
):
    evidence = attach(client, report, officer)
    act(report, Action.SUBMIT, officer)
    pages = ["detail", "figures", "highlights", "awards", "evidence", "send", "review"]
    addresses = [
        *(reverse(f"reports:{page}", args=[report.pk]) for page in pages),
        reverse("reports:section", args=[report.pk, "lanh-dao"]),
        reverse("reports:version", args=[report.pk, 1]),
        reverse("reports:evidence-file", args=[evidence.pk]),
        reverse("reports:evidence-remove", args=[evidence.pk]),
        reverse("reports:paper", args=["report", report.pk]),
        reverse("reports:extension", args=[report.phase_id, report.unit_id]),
        reverse("reports:status", args=[report.phase_id]),
        reverse("reports:matrix", args=[report.phase_id]),
        reverse("reports:summary", args=[report.phase_id]),
        reverse("reports:redraft", args=[report.phase_id]),
    ]
    client.force_login(stranger)

    answers = {a: {client.get(a).status_code, client.post(a).status_code} for a in addresses}

    assert {a: codes for a, codes in answers.items() if not codes <= {404, 405}} == {}


def test_f01_a_page_of_another_looks_like_no_page_at_all(client, report, stranger):
    client.force_login(stranger)

    pages = [client.get(reverse("reports:detail", args=[pk])) for pk in (report.pk, 999_999)]
    bodies = {CSRF_TOKEN.sub(b"", page.content) for page in pages}

    assert len(bodies) == 1


def test_f02_a_report_is_not_begun_for_another_unit(client, phase, unit, stranger):
    client.force_login(stranger)

    response = client.post(reverse("reports:start", args=[phase.pk]), {"unit": unit.pk})

    assert response.status_code == 404
    assert not phase.reports.exists()


def test_f04_what_no_form_asks_for_is_not_written(client, report, officer, stranger):
    client.force_login(officer)
    taken = {"version": report.version, "text": "Một", "status": "approved", "title": "Khác"}
    taken |= {"report": 0, "code": "khac", "unit": stranger.pk, "received_at": "2020-01-01"}

    client.post(reverse("reports:section", args=[report.pk, "lanh-dao"]), taken)

    report.refresh_from_db()
    section = report.sections.get(code="lanh-dao")
    assert (section.text, section.title != "Khác") == ("Một", True)
    assert (report.status, report.received_at, report.unit_id) == (
        Status.DRAFT,
        None,
        officer.appointments.get().unit_id,
    )


def test_f02_rows_of_another_report_are_not_taken_by_their_id(client, report, stranger, phase):
    theirs = report.highlights.create(kind="practice", name="Của A", order=1)
    mine = begin_report(phase, stranger.appointments.get().unit, stranger)
    client.force_login(stranger)
    row = {"highlights-0-id": theirs.pk, "highlights-0-kind": "practice", "highlights-0-name": "B"}
    count = {"highlights-TOTAL_FORMS": 1, "highlights-INITIAL_FORMS": 1, "version": mine.version}

    client.post(reverse("reports:highlights", args=[mine.pk]), row | count)

    theirs.refresh_from_db()
    assert (theirs.name, theirs.report_id) == ("Của A", report.pk)


# --- what was not sent is the unit's own ----------------------------------------------------------


def test_f01_a_file_that_was_not_sent_is_not_the_blocs_to_fetch(client, report, officer, secretary):
    before = attach(client, report, officer)
    act(report, Action.SUBMIT, officer)
    act(report, Action.RETURN, secretary)
    after = attach(client, report, officer)

    def fetched(user):
        client.force_login(user)
        answers = [
            client.get(reverse("reports:evidence-file", args=[e.pk])) for e in (before, after)
        ]
        for answer in answers:
            answer.getvalue()  # to its end, where the file is closed
        return [answer.status_code for answer in answers]

    assert fetched(secretary) == [200, 404]
    assert fetched(officer) == [200, 200]
    act(report, Action.SUBMIT, officer)
    assert fetched(secretary) == [200, 200]


def test_f05_an_appointment_that_ended_opens_nothing(client, report, officer):
    client.force_login(officer)
    officer.appointments.update(valid_to=date(2020, 1, 1))

    assert client.get(reverse("reports:detail", args=[report.pk])).status_code == 404


# --- 18–20: the review ----------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETURNED, Status.APPROVED])
def test_f20_a_verdict_is_not_changed_outside_the_review(
    client, report, officer, secretary, status
):
    act(report, Action.SUBMIT, officer)
    report.figures.update(verdict="met")
    if status == Status.DRAFT:
        act(report, Action.WITHDRAW, officer)
    else:
        act(report, Action.RETURN if status == Status.RETURNED else Action.APPROVE, secretary)
    code, version = report.figures.get().measure.code, report.version
    words = {f"verdict-{code}": "not_met", f"remark-{code}": "Sửa lén", "version": version}
    client.force_login(secretary)

    client.post(reverse("reports:review", args=[report.pk]), words | {"action": "keep"})

    report.refresh_from_db()
    figure = report.figures.get()
    assert (figure.verdict, figure.remark, report.version) == ("met", "", version)


def test_f20_remarks_go_with_the_step_that_reopens(client, report, officer, secretary):
    act(report, Action.SUBMIT, officer)
    report.figures.update(verdict="met")
    act(report, Action.APPROVE, secretary)
    code = report.figures.get().measure.code
    words = {f"verdict-{code}": "not_met", f"remark-{code}": "Kiểm tra lại", "note": "Sai"}
    client.force_login(secretary)

    client.post(
        reverse("reports:review", args=[report.pk]),
        words | {"action": "reopen", "version": report.version},
    )

    report.refresh_from_db()
    assert (report.status, report.figures.get().remark) == (Status.RETURNED, "Kiểm tra lại")


def test_f19_who_typed_a_figure_does_not_approve_it_after_changing_office(report, officer, bloc):
    act(report, Action.SUBMIT, officer)
    officer.appointments.update(valid_to=date(2020, 1, 1))
    report.figures.update(typed_by=make_secretary(bloc))
    typist = report.figures.get().typed_by

    with pytest.raises(ReviewRefused, match="không tự duyệt"):
        act(report, Action.APPROVE, typist)


@pytest.mark.parametrize("role", [Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.OBSERVER])
def test_f19_who_only_reads_decides_nothing(client, report, officer, bloc, role):
    act(report, Action.SUBMIT, officer)
    client.force_login(make_user(role, bloc))

    steps = {"action": "approve", "version": report.version}
    codes = [
        client.post(reverse("reports:review", args=[report.pk]), steps).status_code,
        client.post(
            reverse("reports:extension", args=[report.phase_id, report.unit_id])
        ).status_code,
        client.post(reverse("reports:redraft", args=[report.phase_id])).status_code,
    ]

    report.refresh_from_db()
    assert (codes, report.status) == ([403, 403, 403], Status.SUBMITTED)
    assert not Extension.objects.exists()


def test_f19_an_administrator_plays_no_part_in_the_review(client, report, officer):
    act(report, Action.SUBMIT, officer)
    client.force_login(make_user(is_superuser=True, is_staff=True))

    response = client.post(
        reverse("reports:review", args=[report.pk]), {"action": "approve", "version": 2}
    )

    assert response.status_code == 403


def test_a_step_in_a_campaigns_life_shows_nothing_to_who_may_not_take_it(client, phase, stranger):
    client.force_login(stranger)
    address = reverse("campaigns:step", args=[phase.campaign_id, "close"])

    assert [client.get(address).status_code, client.post(address).status_code] == [403, 403]


def test_f05_only_people_who_serve_now_are_handed_the_standing_office(client, bloc, secretary):
    unit = make_unit()
    make_membership(bloc, unit)
    gone, disabled, there = (
        make_officer(unit),
        make_officer(unit, is_active=False),
        make_officer(unit),
    )
    gone.appointments.update(valid_to=date(2020, 1, 1))
    client.force_login(secretary)

    page = client.get(reverse("units:bloc-handover", args=[bloc.pk]))

    offered = {user.pk for user in page.context["form"].fields["secretariat"].queryset}
    assert there.pk in offered
    assert offered.isdisjoint({gone.pk, disabled.pk})
