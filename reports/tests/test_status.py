"""The pages of who has sent: the list of phases, and one phase unit by unit."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import strip_tags

from campaigns.tests.factories import make_campaign, make_measure, make_phase, make_target
from emulation.review import Status
from reports.composing.late import late_units
from reports.documents.matrix import log_appendix
from reports.drafting.facts import gather
from reports.drafting.sentences import who_has_sent
from reports.models import Extension
from reports.submissions import deadline_of, submissions
from reports.tests.factories import make_figure, make_report
from units.models import MemberRole, Role
from units.tests.factories import appoint, make_officer, make_secretary, make_unit, make_user

pytestmark = pytest.mark.django_db
DUE = datetime(2026, 6, 29, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _three_days_after_the_deadline():
    with time_machine.travel(DUE + timedelta(days=2, hours=1), tick=False):
        yield


@pytest.fixture
def phase():
    units = [make_unit(name) for name in ("Sở Y tế", "Sở Nội vụ", "Thanh tra tỉnh")]
    return make_phase(make_campaign(launched=True, units=units), name="Sơ kết 6 tháng")


@pytest.fixture
def secretary(phase):
    return make_secretary(phase.campaign.bloc)


def words(response):
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def status_page(client, phase, user):
    client.force_login(user)
    return client.get(reverse("reports:status", args=[phase.pk]))


def unit_of(phase, name):
    return phase.campaign.expected_units.get(name=name).unit


def test_each_unit_stands_with_its_state_its_instant_and_its_delay(client, phase, secretary):
    make_report(
        phase, unit_of(phase, "Sở Y tế"), status=Status.APPROVED, received_at=DUE - timedelta(1)
    )
    make_report(phase, unit_of(phase, "Sở Nội vụ"), status=Status.SUBMITTED, received_at=DUE)

    text = words(status_page(client, phase, secretary))

    assert "Sở Y tế Đã duyệt 00:00 29/6/2026 Đúng hạn" in text
    assert "Sở Nội vụ Chờ thẩm định 00:00 30/6/2026 Chậm 1 ngày" in text
    assert "Thanh tra tỉnh Chưa lập – Quá hạn 3 ngày" in text
    assert "Đã duyệt 1/3 Chờ thẩm định 1 Phải gửi lại 0 Chưa gửi 1 Chậm, quá hạn 2" in text


def test_it_says_whom_to_chase_in_words_to_copy(client, phase, secretary):
    make_report(phase, unit_of(phase, "Sở Y tế"), status=Status.RETURNED, received_at=DUE)

    text = words(status_page(client, phase, secretary))

    assert "Chưa gửi báo cáo: Sở Nội vụ (quá hạn 3 ngày); Thanh tra tỉnh (quá hạn 3 ngày)." in text
    assert "Phải bổ sung và gửi lại: Sở Y tế." in text


def test_who_reviews_nobody_and_runs_nothing_is_told_no_next_step(client, phase):
    make_report(phase, unit_of(phase, "Sở Y tế"), status=Status.SUBMITTED, received_at=DUE)

    for role in (Role.OBSERVER, Role.BLOC_HEAD, Role.BLOC_DEPUTY):
        text = words(status_page(client, phase, make_user(role, phase.campaign.bloc)))
        assert "Việc tiếp theo" not in text, role


def test_the_deputy_head_is_told_to_review_the_head_unit_alone(client, phase):
    bloc, units = phase.campaign.bloc, [row.unit for row in phase.campaign.expected_units.all()]
    bloc.memberships.filter(unit=units[0]).update(role=MemberRole.HEAD)
    for unit in units[:2]:
        make_report(phase, unit, status=Status.SUBMITTED, received_at=DUE)

    text = words(status_page(client, phase, make_user(Role.BLOC_DEPUTY, bloc)))

    assert f"Thẩm định 1 báo cáo đã gửi {units[0]}" in text
    assert "Nhắc đơn vị" not in text


def test_when_all_are_approved_it_leads_to_the_results(client, phase, secretary):
    for expected in phase.campaign.expected_units.all():
        make_report(phase, expected.unit, status=Status.APPROVED)

    assert "Mọi báo cáo đã được duyệt." in words(status_page(client, phase, secretary))


def test_of_a_draft_only_the_fact_is_told(client, phase, secretary):
    draft = make_report(phase, unit_of(phase, "Sở Y tế"))

    response = status_page(client, phase, secretary)

    assert "Sở Y tế Đang soạn" in words(response)
    assert reverse("reports:detail", args=[draft.pk]) not in response.content.decode()


def test_an_extension_is_told_with_its_reason(client, phase, secretary):
    Extension.objects.create(
        phase=phase,
        unit=unit_of(phase, "Sở Y tế"),
        due_at=DUE + timedelta(days=5),
        reason="Chờ số liệu",
        given_by="Thường trực",
    )

    text = words(status_page(client, phase, secretary))

    assert "Chưa đến hạn Gia hạn hết 24:00 thứ Bảy, 04/7/2026 (giờ Việt Nam): Chờ số liệu" in text


@pytest.mark.parametrize(("role", "is_offered"), [(Role.SECRETARIAT, True), (Role.OBSERVER, False)])
def test_more_time_is_offered_by_the_secretariat_alone(client, phase, role, is_offered):
    unit = unit_of(phase, "Sở Y tế")
    address = reverse("reports:extension", args=[phase.pk, unit.pk])

    page = status_page(client, phase, make_user(role, phase.campaign.bloc)).content.decode()

    assert (address in page) == is_offered


def test_nobody_is_offered_more_time_for_his_own_unit(client, phase, secretary):
    unit = unit_of(phase, "Sở Y tế")
    appoint(secretary, Role.OFFICER, unit)

    page = status_page(client, phase, secretary).content.decode()

    assert reverse("reports:extension", args=[phase.pk, unit.pk]) not in page


def test_a_phase_without_a_deadline_says_that_nobody_is_late(client, phase, secretary):
    silent = make_phase(phase.campaign, due_on=None)

    text = words(status_page(client, silent, secretary))

    assert "chưa ấn định hạn gửi" in text
    assert "Chậm, quá hạn 0" in text


def test_the_list_counts_each_phase(client, phase, secretary):
    make_report(phase, unit_of(phase, "Sở Y tế"), status=Status.APPROVED, received_at=DUE)
    client.force_login(secretary)

    text = words(client.get(reverse("reports:summary-list")))

    # approved, under review, to send again, unsent, late
    assert re.search(r"Đã quá hạn 3 ngày 1/3 0 0 2 3 Kết quả", text)


def test_the_list_is_of_ones_own_blocs(client, phase):
    officer = make_officer(unit_of(phase, "Sở Y tế"))
    told = {make_secretary(): "Chưa có đợt nào", officer: "dành cho người phụ trách khối"}
    for user, sentence in told.items():
        client.force_login(user)

        assert sentence in words(client.get(reverse("reports:summary-list")))


def test_the_page_of_a_campaign_leads_there_who_may_read_it(client, phase):
    found = {}
    for user in (make_officer(unit_of(phase, "Sở Y tế")), make_secretary(phase.campaign.bloc)):
        client.force_login(user)
        page = client.get(phase.campaign.get_absolute_url()).content.decode()
        found[user] = reverse("reports:summary-list") in page

    assert list(found.values()) == [False, True]


@pytest.mark.parametrize("units", [3, 15])
def test_the_status_costs_the_same_for_any_number_of_units(
    client, units, django_assert_num_queries
):
    campaign = make_campaign(launched=True, units=[make_unit() for _ in range(units)])
    phase = make_phase(campaign)
    for expected in campaign.expected_units.all():
        make_report(phase, expected.unit, status=Status.SUBMITTED)
    client.force_login(make_secretary(campaign.bloc))

    # session, user, appointments, phase; extensions, expected units, reports; those reviewed
    with django_assert_num_queries(8):
        client.get(reverse("reports:status", args=[phase.pk]))


@pytest.mark.parametrize("phases", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_phases(
    client, phases, django_assert_num_queries
):
    campaign = make_campaign(launched=True, units=[make_unit() for _ in range(2)])
    for _ in range(phases):
        make_phase(campaign)
    client.force_login(make_secretary(campaign.bloc))

    # session, user, appointments, count, phases; extensions, expected units, reports
    with django_assert_num_queries(8):
        response = client.get(reverse("reports:summary-list"))

    assert len(response.context["rows"]) == phases


@pytest.mark.browser
@pytest.mark.parametrize("width", [1366, 390])
def test_the_pages_stumble_nobody_and_stay_inside_the_window(
    page, axe, client, live_server, phase, secretary, width
):
    measure = make_measure(make_target(phase.campaign), goal=3)
    report = make_report(phase, unit_of(phase, "Sở Y tế"), status=Status.APPROVED)
    make_figure(report, measure, 2)
    client.force_login(secretary)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([cookie | {"url": live_server.url}])
    page.set_viewport_size({"width": width, "height": 800})

    for name, args in [("summary-list", []), ("status", [phase.pk]), ("matrix", [phase.pk])]:
        page.goto(reverse(f"reports:{name}", args=args))

        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def silent(phase):
    """A phase without a deadline, of a campaign that carries out the one of `phase`."""
    units = [make_unit(name) for name in ("Ban Tổ chức", "Ban Tuyên giáo", "Văn phòng")]
    own = make_campaign(launched=True, units=units, parent=phase.campaign)
    return make_phase(own, due_on=None)


def test_an_inherited_deadline_is_one_for_the_page_the_draft_the_appendix_and_the_reminder(
    client, silent
):
    make_report(silent, unit_of(silent, "Ban Tổ chức"), status=Status.APPROVED, received_at=DUE)
    in_time = DUE - timedelta(hours=1)
    make_report(
        silent, unit_of(silent, "Ban Tuyên giáo"), status=Status.APPROVED, received_at=in_time
    )
    now = DUE + timedelta(days=2, hours=1)

    text = words(status_page(client, silent, make_secretary(silent.campaign.bloc)))
    drafted = who_has_sent(gather(silent, now)).text
    log = log_appendix(submissions(silent, now), deadline_of(silent), "Tình hình")

    assert "Đã quá hạn 3 ngày" in text
    assert re.search(r"Ban Tổ chức Đã duyệt 00:00 30/6/2026 Chậm 1 ngày", text)
    assert re.search(r"Ban Tuyên giáo Đã duyệt 23:00 29/6/2026 Đúng hạn", text)
    assert re.search(r"Văn phòng Chưa lập – Quá hạn 3 ngày", text)
    assert "Chậm, quá hạn 2" in text
    assert "01 đơn vị gửi đúng hạn theo phong trào thi đua của cấp trên" in drafted
    assert "Ban Tổ chức (chậm 01 ngày)" in drafted
    assert [row[3] for row in log.blocks[0].rows] == ["Chậm 01 ngày", "Đúng hạn", "Chưa gửi"]
    assert "theo phong trào thi đua của cấp trên" in log.blocks[1].text
    (late,) = late_units(silent.campaign, silent, now).late
    assert (late.unit.name, late.days) == ("Văn phòng", 3)


def test_without_any_deadline_no_paper_says_on_time(client, phase, secretary):
    silent = make_phase(phase.campaign, due_on=None)
    make_report(silent, unit_of(silent, "Sở Y tế"), status=Status.APPROVED, received_at=DUE)

    text = words(status_page(client, silent, secretary))
    log = log_appendix(submissions(silent, DUE), deadline_of(silent), "Tình hình")

    assert "Đúng hạn" not in text
    assert "Chưa đến hạn" not in text
    assert "đúng hạn" not in who_has_sent(gather(silent, DUE)).text
    assert [row[3] for row in log.blocks[0].rows] == ["–", "Chưa gửi", "Chưa gửi"]
    assert len(log.blocks) == 1
    assert late_units(silent.campaign, silent, DUE).late == ()
