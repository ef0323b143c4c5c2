"""The year as the sum of its phases, what a summary costs, and the stamp that tells it changed."""

import pytest

from campaigns.models import MeasureKind
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
)
from emulation.review import Status
from reports.models import Figure, FigureState
from reports.summaries import stamp_of, summarize
from reports.tests.factories import make_figure
from reports.tests.summing import DATES, approved, approved_once, figures, only_result
from units.tests.factories import make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return make_campaign(launched=True, units=[make_unit() for _ in range(3)])


@pytest.fixture
def phase(campaign):
    return make_phase(campaign)


@pytest.mark.parametrize(("is_cumulative", "year"), [(True, 7), (False, 10)])
def test_the_year_of_a_measure_not_cumulative_is_the_sum_of_its_phases(is_cumulative, year):
    campaign = make_campaign(launched=True, units=[make_unit()])
    interim, final = (make_phase(campaign, due_on=day) for day in DATES)
    measure = make_measure(make_target(campaign), is_cumulative=is_cumulative)
    for phase, value in [(interim, 3), (final, 7)]:
        figures(approved(phase), measure, value)

    assert only_result(final).level == year
    assert only_result(interim).level == 3


@pytest.mark.parametrize(
    ("earlier", "level"),
    [
        ({"value": 3}, 10),
        ({"state": FigureState.NONE}, None),
        ({"state": FigureState.NOT_APPLICABLE, "reason": "Chưa có"}, 7),
        (None, None),
    ],
)
def test_a_phase_not_reported_leaves_the_year_unknown(earlier, level):
    campaign = make_campaign(launched=True, units=[make_unit()])
    interim, final = (make_phase(campaign, due_on=day) for day in DATES)
    measure = make_measure(make_target(campaign), is_cumulative=False)
    if earlier:
        make_figure(approved(interim)[0], measure, **earlier)
    make_figure(approved(final)[0], measure, 7)

    assert only_result(final).level == level


def test_the_year_of_a_ratio_not_cumulative_is_of_all_its_people():
    campaign = make_campaign(launched=True, units=[make_unit()])
    interim, final = (make_phase(campaign, due_on=day) for day in DATES)
    measure = make_measure(make_target(campaign), kind=MeasureKind.RATIO, is_cumulative=False)
    for phase, (part, whole) in [(interim, (1, 10)), (final, (80, 90))]:
        make_figure(
            approved(phase)[0], measure, part, of=whole, excluded=1, excluded_note="Nghỉ dài hạn"
        )

    total = only_result(final).total

    assert (total.level(measure), total.numerator, total.excluded) == (81, 81, 2)


@pytest.mark.parametrize(
    "fields",
    [
        {"aggregation": "mean"},
        {"comparator": "maintain"},
        {"unit_of_measure": "%"},
        {"comparator": "increase", "is_reported_as_change": True, "change_unit": "percent"},
        {"comparator": "increase", "is_reported_as_change": True, "change_unit": "points"},
    ],
)
def test_what_does_not_add_is_never_added_over_phases(monkeypatch, fields):
    campaign = make_campaign(launched=True, units=[make_unit()])
    interim, final = (make_phase(campaign, due_on=day) for day in DATES)
    measure = make_measure(make_target(campaign), **fields)
    for phase, value in [(interim, 21), (final, 20)]:
        figures(approved(phase), measure, value, state=state_of(phase))
    measure.is_cumulative = False  # as a database held it before it refused this
    monkeypatch.setattr("reports.approved.MEASURES", lambda pk: [measure])

    result = only_result(final)

    assert (result.level, result.total.estimates) == (20, 0)


def state_of(phase):
    return FigureState.OFFICIAL if phase.is_final else FigureState.ESTIMATE


def test_a_years_estimate_is_one_until_the_official_figure_replaces_it():
    campaign = make_campaign(launched=True, units=[make_unit()])
    interim, final = (make_phase(campaign, due_on=day) for day in DATES)
    measure = make_measure(make_target(campaign), is_cumulative=False)
    for phase in (interim, final):
        figures(approved(phase), measure, 5, state=state_of(phase))

    assert only_result(final).total.estimates == 1
    Figure.objects.update(state=FigureState.OFFICIAL)
    assert only_result(final).total.estimates == 0


@pytest.mark.parametrize(
    ("of_campaign", "of_phases", "before"),
    [(None, (12, 11), 23), (20, (None, None), 20), (None, (12, None), None)],
)
def test_the_level_before_is_the_years_too(of_campaign, of_phases, before):
    campaign = make_campaign(launched=True, units=[make_unit()])
    interim, final = (make_phase(campaign, due_on=day) for day in DATES)
    measure = make_measure(
        make_target(campaign), comparator="decrease", goal=None, is_cumulative=False,
        change_unit="units", baseline=of_campaign,
    )  # fmt: skip
    for phase, value in zip((interim, final), of_phases, strict=True):
        figures(approved(phase), measure, 9, baseline=value)

    (cell,) = only_result(final).cells.values()

    assert (cell.entry.reading.level, cell.entry.reading.baseline) == (18, before)


def test_a_phase_that_did_not_concern_the_unit_takes_nothing_from_its_year():
    campaign = make_campaign(launched=True, units=[make_unit()])
    interim, final = (make_phase(campaign, due_on=day) for day in DATES)
    measure = make_measure(make_target(campaign), is_cumulative=False)
    make_figure(approved(interim)[0], measure, 3)
    make_figure(
        approved(final)[0], measure, state=FigureState.NOT_APPLICABLE, reason="Không phát sinh"
    )

    assert only_result(final).level == 3


@pytest.mark.parametrize("count", [3, 15])
def test_a_summary_costs_the_same_for_any_number_of_units(count, django_assert_num_queries):
    campaign = make_campaign(launched=True, units=[make_unit() for _ in range(count)])
    make_phase(campaign)
    final = make_phase(campaign, due_on=DATES[1])
    for _ in range(3):
        measure = make_measure(make_target(campaign), is_cumulative=False)
        figures(approved_once(final), measure, *range(count))

    # units, measures, goals, approved reports with figures, earlier phases and their figures
    with django_assert_num_queries(6):
        assert len(summarize(final).results[0].cells) == count


def test_the_stamp_is_new_after_every_change_that_could_be_seen(phase):
    report, other, _ = approved(phase)
    seen = [stamp_of(phase)]

    def stamp():
        phase.campaign.refresh_from_db()
        seen.append(stamp_of(phase))

    make_pledge(phase.campaign, report.unit, status=Status.APPROVED)
    stamp()
    report.status, report.version = Status.RETURNED, 2
    report.save()
    stamp()
    report.status, report.version = Status.APPROVED, 3
    report.save()
    stamp()
    other.status, other.version = Status.RETURNED, 2
    other.save()
    stamp()
    phase.campaign.version += 1
    phase.campaign.save()
    stamp()

    assert len(set(seen)) == len(seen)


def test_the_stamp_of_one_phase_is_not_anothers(phase):
    assert stamp_of(phase) != stamp_of(make_phase(phase.campaign, due_on=DATES[1]))
