"""The matrix page: who may open it, what a cell says, nothing unescaped, nothing stale."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.html import strip_tags

from campaigns.models import MeasureKind, PledgedGoal
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
)
from emulation.review import Status
from reports.models import FigureState
from reports.tests.factories import make_figure, make_report
from units.models import Role
from units.tests.factories import make_officer, make_secretary, make_unit, make_user

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert('“x”')</script>&\"'"


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


@pytest.fixture
def phase():
    units = [make_unit(short_name=f"Đơn vị số {n}") for n in (1, 2)]
    campaign = make_campaign(launched=True, units=units)
    campaign.expected_units.update(short_name="Sở Mẫu")
    return make_phase(campaign)


@pytest.fixture
def secretary(phase):
    return make_secretary(phase.campaign.bloc)


def page_of(client, phase, user):
    client.force_login(user)
    return client.get(reverse("reports:matrix", args=[phase.pk]))


def approved(phase):
    return [
        make_report(phase, expected.unit, status=Status.APPROVED)
        for expected in phase.campaign.expected_units.all()
    ]


def words(response):
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def cells(response):
    """The text of the cells of each row, mark-up left out."""
    rows = re.findall(r"<tr[ >].*?</tr>", response.content.decode(), re.DOTALL)
    return [
        [strip_tags(cell).strip() for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)]
        for row in rows
    ]


@pytest.mark.parametrize(
    "role", [Role.SECRETARIAT, Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.OBSERVER]
)
@pytest.mark.parametrize("name", ["reports:matrix", "reports:status"])
def test_the_bloc_may_read_it(client, phase, role, name):
    client.force_login(make_user(role, phase.campaign.bloc))

    assert client.get(reverse(name, args=[phase.pk])).status_code == 200


@pytest.mark.parametrize("name", ["reports:matrix", "reports:status"])
def test_for_units_and_other_blocs_it_does_not_exist(client, phase, name):
    unit = phase.campaign.expected_units.first().unit
    for user in (make_officer(unit), make_user(Role.UNIT_HEAD, unit), make_secretary()):
        client.force_login(user)

        assert client.get(reverse(name, args=[phase.pk])).status_code == 404


def test_what_is_kept_for_one_is_not_shown_to_another(client, phase, secretary):
    approved(phase)
    assert page_of(client, phase, secretary).status_code == 200

    assert page_of(client, phase, make_secretary()).status_code == 404


def test_a_row_says_goal_bloc_and_every_unit(client, phase, secretary):
    reports = approved(phase)
    measure = make_measure(
        make_target(phase.campaign), kind=MeasureKind.RATIO, goal=95, name="Đúng hạn"
    )
    make_figure(reports[0], measure, 19, of=20)
    make_figure(reports[1], measure, 57, of=74, state=FigureState.ESTIMATE)

    row = cells(page_of(client, phase, secretary))[1]

    assert row == [
        "1",
        "Đúng hạn",
        "%",
        "từ 95% trở lên",
        "80,85gồm 1 số ước",
        "Chưa đạt1/2 đơn vị đạt",
        "95 Đạt",
        "77,03ước Chưa đạt",
    ]


def test_nothing_reported_not_applicable_and_not_owed_differ(client, phase, secretary):
    reports = approved(phase)
    first, second = (make_measure(make_target(phase.campaign)) for _ in range(2))
    make_figure(reports[0], first, state=FigureState.NOT_APPLICABLE, reason="Không có")
    second.is_owned_by_all = False
    second.save()
    second.owners.add(reports[0].unit)

    rows = cells(page_of(client, phase, secretary))

    assert rows[1][-2:] == ["Không áp dụng", "– chưa có số liệu"]
    assert rows[2][-2:] == ["– chưa có số liệu", "Không giao"]


def test_a_figure_is_never_rounded_onto_the_goal_it_misses(client, phase, secretary):
    measure = make_measure(make_target(phase.campaign), kind=MeasureKind.RATIO, goal=95)
    make_figure(approved(phase)[0], measure, 94_999, of=100_000)

    assert cells(page_of(client, phase, secretary))[1][-2] == "94,999 Chưa đạt"


def test_a_goal_of_the_bloc_says_by_how_much(client, phase, secretary):
    reports = approved(phase)
    measure = make_measure(
        make_target(phase.campaign), kind=MeasureKind.MONEY, goal=3_000_000_000, goal_of="whole"
    )
    for report in reports:
        make_figure(report, measure, 1_000_000_000)

    row = cells(page_of(client, phase, secretary))[1]

    assert row[2:] == [
        "triệu đồng",
        "từ 3 tỷ đồng trở lên",
        "2.000",
        "Chưa đạtthiếu 1 tỷ đồng",
        "1.000",
        "1.000",
    ]


def test_money_is_shown_to_the_dong_when_one_amount_has_a_part_of_a_million(
    client, phase, secretary
):
    reports = approved(phase)
    measure = make_measure(False, campaign=phase.campaign, kind=MeasureKind.MONEY)
    make_figure(reports[0], measure, 1_833_468_000)
    make_figure(reports[1], measure, 2_000_000)

    row = cells(page_of(client, phase, secretary))[2]

    assert row[2:] == ["đồng", "", "1.835.468.000", "", "1.833.468.000", "2.000.000"]


def test_who_missed_a_goal_is_named_with_what_is_lacking(client, phase, secretary):
    reports = approved(phase)
    measure = make_measure(
        make_target(phase.campaign), goal=10, name="Làm nhà", unit_of_measure="nhà"
    )
    make_figure(reports[0], measure, 7)
    make_figure(reports[1], measure, 12)

    text = words(page_of(client, phase, secretary))

    assert "1. Làm nhà (từ 10 nhà trở lên) Sở Mẫu: 7 nhà, thiếu 3 nhà " in text


def test_exclusions_are_listed_with_their_reason(client, phase, secretary):
    measure = make_measure(make_target(phase.campaign), kind=MeasureKind.RATIO, goal=100)
    make_figure(approved(phase)[0], measure, 98, of=98, excluded=2, excluded_note="Đã nghỉ hưu")

    assert "2 đối tượng Sở Mẫu: 2 (Đã nghỉ hưu)" in words(page_of(client, phase, secretary))


def test_it_says_whose_figures_are_not_in_it(client, phase, secretary):
    first, second = phase.campaign.expected_units.all()
    make_measure(make_target(phase.campaign))
    make_report(phase, first.unit, status=Status.APPROVED)

    text = words(page_of(client, phase, secretary))

    assert f"Tổng hợp từ 1/2 báo cáo đã duyệt; chưa tính: {second.name}." in text


def test_a_units_head_leads_to_its_report(client, phase, secretary):
    make_measure(make_target(phase.campaign))
    report = approved(phase)[0]

    address = reverse("reports:detail", args=[report.pk])
    assert f'<a href="{address}">Sở Mẫu</a>' in page_of(client, phase, secretary).content.decode()


def test_hostile_words_stay_words(client, phase, secretary):
    reports = approved(phase)
    phase.campaign.expected_units.update(name=HOSTILE, short_name=HOSTILE)
    target = make_target(phase.campaign, text=HOSTILE, group=HOSTILE)
    for name in (HOSTILE, "Bình thường"):
        make_measure(target, name=name, unit_of_measure=HOSTILE)
    ratio = make_measure(
        make_target(phase.campaign), kind=MeasureKind.RATIO, goal=100, name=HOSTILE
    )
    make_figure(reports[0], ratio, 1, of=2, excluded=1, excluded_note=HOSTILE)
    for result in target.measures.all():
        make_figure(reports[0], result, 1)
    make_measure(False, campaign=phase.campaign, name=HOSTILE)

    page = page_of(client, phase, secretary).content.decode()

    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert") > 10


def test_the_kept_page_is_never_stale(client, phase, secretary):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign), goal=5)
    figure = make_figure(reports[0], measure, 6)
    assert "6 Đạt" in words(page_of(client, phase, secretary))

    figure.value = 7
    figure.save()
    reports[0].mark_changed(secretary)
    assert "7 Đạt" in words(page_of(client, phase, secretary))

    pledge = make_pledge(phase.campaign, reports[0].unit, status=Status.APPROVED)
    PledgedGoal.objects.create(pledge=pledge, measure=measure, value=9)
    assert "7 Chưa đạt" in words(page_of(client, phase, secretary))

    measure.name = "Tên sửa đổi"
    measure.save()
    phase.campaign.mark_changed(secretary)
    assert "Tên sửa đổi" in words(page_of(client, phase, secretary))


def test_phases_do_not_share_what_is_kept(client, phase, secretary):
    measure = make_measure(make_target(phase.campaign), goal=5)
    make_figure(approved(phase)[0], measure, 6)
    assert "6 Đạt" in words(page_of(client, phase, secretary))

    assert "6 Đạt" not in words(page_of(client, make_phase(phase.campaign, due_on=None), secretary))


@pytest.mark.parametrize("units", [1, 3, 15, 60])
def test_it_costs_the_same_for_any_number_of_units(client, units, django_assert_num_queries):
    campaign = make_campaign(launched=True, units=[make_unit() for _ in range(units)])
    phase, user = make_phase(campaign), make_secretary(campaign.bloc)
    measures = [make_measure(make_target(campaign)) for _ in range(3)]
    for report in approved(phase):
        for measure in measures:
            make_figure(report, measure, 100, typed_by=user)
    client.force_login(user)
    url = reverse("reports:matrix", args=[phase.pk])

    # session, user, appointments, phase, stamp; units, measures, goals, reports with figures
    with django_assert_num_queries(9):
        assert client.get(url).content.count(b"100") >= 3 * units

    with django_assert_num_queries(5):  # the first five
        client.get(url)


@pytest.mark.parametrize(
    ("has_targets", "is_approved", "sentence"),
    [
        (False, True, "Phong trào này không có chỉ tiêu"),
        (True, False, "Chưa có báo cáo nào được duyệt"),
    ],
)
def test_an_empty_matrix_says_why(client, phase, secretary, has_targets, is_approved, sentence):
    if has_targets:
        make_measure(make_target(phase.campaign))
    if is_approved:
        approved(phase)

    assert sentence in words(page_of(client, phase, secretary))


def test_emphasis_in_a_target_of_several_measures_is_drawn(client, phase, secretary):
    approved(phase)
    target = make_target(phase.campaign, text="Giảm cả hai tiêu chí (*số vụ, số người*)")
    for name in ("Số vụ", "Số người"):
        make_measure(target, name=name)

    page = page_of(client, phase, secretary).content.decode()

    assert "Giảm cả hai tiêu chí (<i>số vụ, số người</i>)" in page


def test_what_was_reported_and_not_judged_is_not_called_unreported(client, phase, secretary):
    reports = approved(phase)
    measure = make_measure(
        make_target(phase.campaign), kind=MeasureKind.WORDS, aggregation="count_met", goal=None
    )
    make_figure(reports[0], measure, "Đã làm.", verdict="met")
    make_figure(reports[1], measure, "Đang làm.")

    page = words(page_of(client, phase, secretary))

    assert "Chưa thẩm định 1 chỉ tiêu" in page
    assert page.count("Chưa thẩm định") == 3  # the count, the bloc's result, the unit's cell
    assert "chưa có số liệu" not in page.replace("– chưa có số liệu", "")  # the legend


def test_a_goal_that_every_unit_met_says_by_how_much_at_least(client, phase, secretary):
    reports = approved(phase)
    met = make_measure(make_target(phase.campaign), goal=10, unit_of_measure="việc")
    at_most = make_measure(make_target(phase.campaign), comparator="at_most", goal=10)
    for report, done in zip(reports, (15, 12), strict=True):
        make_figure(report, met, done)
        make_figure(report, at_most, done - 5)

    page = words(page_of(client, phase, secretary))

    assert "2/2 đơn vị đạt; vượt ít nhất 2 việc" in page
    assert "2/2 đơn vị đạt; vừa bằng mức" in page


def test_a_target_says_how_many_of_its_measures_are_met(client, phase, secretary):
    reports = approved(phase)
    target = make_target(phase.campaign)
    first, second, _ = (make_measure(target, goal=10) for _ in range(3))
    for report in reports:
        make_figure(report, first, 11)
        make_figure(report, second, 9)

    assert "1/3 số đo đạt" in words(page_of(client, phase, secretary))
