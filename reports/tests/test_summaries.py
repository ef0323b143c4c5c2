"""What a phase comes to, added up from the database: only what was approved, nothing as zero."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.judging import Judgement
from campaigns.models import MeasureKind, PledgedGoal
from campaigns.tests.factories import (
    expect,
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
    make_title,
)
from emulation.review import Status
from reports.models import FigureState
from reports.summaries import summarize
from reports.tests.factories import make_figure, make_report
from reports.tests.summing import approved, figures, only_result
from units.models import SuccessionKind, UnitName, UnitSuccession
from units.tests.factories import make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return make_campaign(launched=True, units=[make_unit() for _ in range(3)])


@pytest.fixture
def phase(campaign):
    return make_phase(campaign)


@pytest.mark.parametrize("status", [s for s in Status if s != Status.APPROVED])
def test_only_an_approved_report_counts_and_the_others_are_named(phase, status):
    first, second, third = phase.campaign.expected_units.all()
    measure = make_measure(make_target(phase.campaign))
    counted = make_report(phase, first.unit, status=Status.APPROVED)
    make_figure(counted, measure, 10)
    make_figure(make_report(phase, second.unit, status=status), measure, 1000)

    summary = summarize(phase)

    assert summary.results[0].level == 10
    assert summary.counted == (first,)
    assert summary.outside == (second, third)
    assert summary.reports == {first.unit_id: counted.pk}


def test_a_report_of_a_unit_that_is_not_expected_counts_for_nothing(phase):
    measure = make_measure(make_target(phase.campaign))
    make_figure(make_report(phase, make_unit(), status=Status.APPROVED), measure, 1000)

    assert only_result(phase).level is None


def test_only_owners_owe_a_measure(phase):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign), is_owned_by_all=False)
    measure.owners.add(reports[0].unit, reports[1].unit)
    make_figure(reports[0], measure, 5)
    make_figure(reports[2], measure, 1000)

    result = only_result(phase)

    assert list(result.cells) == [reports[0].unit_id, reports[1].unit_id]
    assert (result.level, result.total.known, result.total.unknown) == (5, 1, 1)


def test_a_measure_without_any_owner_is_owed_by_nobody(phase):
    approved(phase)
    make_measure(make_target(phase.campaign), is_owned_by_all=False)

    assert only_result(phase).cells == {}


def test_a_percentage_is_of_all_people_with_those_left_out_listed(phase):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign), kind=MeasureKind.RATIO, goal=50)
    make_figure(reports[0], measure, 1, of=1)
    make_figure(reports[1], measure, 0, of=99, excluded=2, excluded_note="Đã bị kỷ luật")

    result = only_result(phase)

    assert result.level == 1  # not 50 %
    assert (result.total.numerator, result.total.denominator) == (1, 100)
    assert (result.total.excluded, result.total.unknown) == (2, 1)
    assert result.cells[reports[1].unit_id].entry.excluded_note == "Đã bị kỷ luật"


def test_money_adds_to_the_dong(phase):
    reports = approved(phase)
    measure = make_measure(False, campaign=phase.campaign, kind=MeasureKind.MONEY)
    figures(reports, measure, 611_156_000, 611_156_000, 611_156_000)

    (result,) = summarize(phase).followed

    assert result.level == 1_833_468_000
    assert result.judgement == Judgement.FOLLOWED


def test_what_is_not_reported_or_does_not_apply_is_counted_apart_and_never_zero(phase):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign), aggregation="mean", goal=80)
    make_figure(reports[0], measure, 80)
    make_figure(reports[1], measure, state=FigureState.NONE)
    make_figure(reports[2], measure, state=FigureState.NOT_APPLICABLE, reason="Không có")

    total = only_result(phase).total

    assert (total.known, total.unknown, total.not_applicable) == (1, 1, 1)
    assert total.level(measure) == 80


def test_estimates_count_and_are_counted(phase):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign))
    make_figure(reports[0], measure, 5, state=FigureState.ESTIMATE)
    make_figure(reports[1], measure, 7)

    assert only_result(phase).level == 12
    assert only_result(phase).total.estimates == 1


def test_titles_are_added(phase):
    reports = approved(phase)
    measure = make_measure(
        make_target(phase.campaign), kind=MeasureKind.TITLES, title=make_title(), goal=2
    )
    figures(reports, measure, 2, 3, 0)

    assert only_result(phase).level == 5


def test_a_withdrawn_measure_is_gone(phase):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign), is_withdrawn=True)
    make_figure(reports[0], measure, 5)

    assert summarize(phase).results == ()


def test_a_target_is_met_when_all_its_measures_are(phase):
    reports = approved(phase)
    target = make_target(phase.campaign)
    first, second = make_measure(target, goal=5), make_measure(target, goal=5)
    figures(reports, first, 5, 5, 5)
    figures(reports, second, 5, 5, 4)

    summary = summarize(phase)

    assert [r.judgement for r in summary.results] == [Judgement.MET, Judgement.NOT_MET]
    assert summary.targets[0].judgement == Judgement.NOT_MET
    assert (summary.count(Judgement.MET), summary.count(Judgement.NOT_MET)) == (0, 1)


def test_a_strict_goal_is_not_met_by_equality(phase):
    reports = approved(phase)
    measure = make_measure(
        make_target(phase.campaign), kind=MeasureKind.RATIO, comparator="more_than", goal=95
    )
    figures(reports, measure, 19, 19, 20, of=20)

    cells = only_result(phase).cells

    assert [cell.judgement for cell in cells.values()] == ["not_met", "not_met", "met"]


def test_a_unit_is_held_to_the_goal_it_pledged(phase):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign), goal=5)
    figures(reports, measure, 6, 6, 6)
    for report, status in zip(reports, [Status.APPROVED, Status.SUBMITTED], strict=False):
        pledge = make_pledge(phase.campaign, report.unit, status=status)
        PledgedGoal.objects.create(pledge=pledge, measure=measure, value=7)

    cells = only_result(phase).cells

    assert [cell.judgement for cell in cells.values()] == ["not_met", "met", "met"]


def test_one_units_share_of_a_goal_of_the_whole_bloc_is_not_judged_by_itself(phase):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign), goal=30, goal_of="whole")
    figures(reports, measure, 10, 10, 10)

    result = only_result(phase)

    assert {cell.judgement for cell in result.cells.values()} == {Judgement.FOLLOWED}
    assert result.judgement == Judgement.MET


@pytest.mark.parametrize(
    ("reported", "pledged", "of_campaign", "expected"),
    [(8, 9, 10, 8), (None, 9, 10, 9), (None, None, 10, 10), (None, None, None, None)],
)
def test_the_level_before_is_the_nearest_one_said(phase, reported, pledged, of_campaign, expected):
    report = approved(phase)[0]
    measure = make_measure(
        make_target(phase.campaign), comparator="decrease", goal=None, baseline=of_campaign
    )
    make_figure(report, measure, 7, baseline=reported)
    pledge = make_pledge(phase.campaign, report.unit, status=Status.APPROVED)
    PledgedGoal.objects.create(pledge=pledge, measure=measure, baseline=pledged)

    assert only_result(phase).cells[report.unit_id].entry.reading.baseline == expected


def test_a_bloc_falls_from_the_level_the_campaign_names(phase):
    reports = approved(phase)
    measure = make_measure(
        make_target(phase.campaign), comparator="decrease", goal=2, baseline=20, goal_of="whole"
    )
    figures(reports, measure, 6, 6, 6)

    assert only_result(phase).judgement == Judgement.MET


def test_percentages_of_units_before_do_not_add(phase):
    reports = approved(phase)
    measure = make_measure(
        make_target(phase.campaign),
        kind=MeasureKind.RATIO,
        comparator="increase",
        change_unit="points",
        goal=1,
        goal_of="whole",
    )
    figures(reports, measure, 9, 9, 9, of=10, baseline=20)

    assert only_result(phase).judgement == Judgement.UNKNOWN


def test_a_merger_and_a_new_name_change_no_past_total(phase):
    reports = approved(phase)
    measure = make_measure(make_target(phase.campaign))
    figures(reports, measure, 1, 2, 4)
    before = summarize(phase)

    heir = make_unit("Sở hợp nhất")
    for report in reports[:2]:
        UnitSuccession.objects.create(
            kind=SuccessionKind.MERGE,
            predecessor=report.unit,
            successor=heir,
            on=date(2026, 8, 1),
            paper="Nghị quyết số 1",
        )
    UnitName.objects.create(unit=reports[2].unit, full_name="Tên mới", valid_from=date(2026, 8, 1))
    after = summarize(phase)

    assert after.results[0].level == before.results[0].level == 7
    assert [unit.name for unit in after.units] == [unit.name for unit in before.units]


# Each figure as the data says it: nothing, not applicable, or a number with four decimals.
amounts = st.decimals(min_value=0, max_value=10**9, places=4)
reported = st.one_of(st.none(), st.just("exempt"), amounts)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(st.booleans(), reported), min_size=1, max_size=6))
def test_a_summary_equals_the_plain_sum_of_what_was_approved(db, rows):
    campaign = make_campaign(launched=True)
    phase, measure = make_phase(campaign), make_measure(make_target(campaign), goal_of="whole")
    for order, (is_approved, value) in enumerate(rows):
        unit = make_unit()
        expect(campaign, unit, order)
        status = Status.APPROVED if is_approved else Status.SUBMITTED
        report = make_report(phase, unit, status=status)
        if value == "exempt":
            make_figure(report, measure, state=FigureState.NOT_APPLICABLE, reason="Không có")
        elif value is not None:
            make_figure(report, measure, value)

    total = only_result(phase).total

    counted = [value for is_approved, value in rows if is_approved]
    numbers = [Fraction(value) for value in counted if isinstance(value, Decimal)]
    assert total.level(measure) == (sum(numbers) if numbers else None)
    assert (total.known, total.unknown) == (len(numbers), counted.count(None))
    assert total.not_applicable == counted.count("exempt")
