"""The quick ways say what the plain ones say. No database."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from campaigns.judging import Reading, judge, ratio_level
from campaigns.models import Comparator, Measure, MeasureKind
from campaigns.models.target import ChangeUnit
from emulation.numbers import format_number
from reports.adding import Entry, cell_of, cells_of, is_of_the_whole
from reports.levels import level_text, rounded

decimals = st.decimals(min_value=-(10**14), max_value=10**14, places=4)
near = st.sampled_from([Decimal("94.9999"), Decimal(95), Decimal("95.0000"), Decimal("95.0001")])
goals = st.one_of(st.none(), near, decimals)
shares = st.integers(1, 10**15).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: ratio_level(Decimal(part), Decimal(whole)))
)
exact_95 = st.integers(1, 10**13).map(lambda n: ratio_level(Decimal(19 * n), Decimal(20 * n)))
readings = st.builds(
    Reading,
    level=st.one_of(st.none(), near, decimals, shares, exact_95),
    baseline=goals,
    is_yes=st.sampled_from([None, True, False]),
    verdict=st.sampled_from([None, True, False]),
    applies=st.sampled_from([True, True, True, False]),
    is_unjudged=st.booleans(),
)
entries = st.tuples(readings, goals).map(lambda pair: Entry(reading=pair[0], goal=pair[1]))
measures = st.builds(
    Measure,
    target_id=st.sampled_from([None, 1, 1, 1]),
    kind=st.sampled_from(MeasureKind.values),
    comparator=st.sampled_from(Comparator.values),
    goal=goals,
    baseline=goals,
    change_unit=st.sampled_from(["", *ChangeUnit.values]),
    is_reported_as_change=st.booleans(),
    goal_of=st.sampled_from(["each", "each", "whole"]),
)


@given(measures, st.lists(entries))
def test_a_column_is_judged_like_each_of_its_cells(measure, reported):
    cells = cells_of(measure, reported)

    assert cells == [cell_of(measure, entry) for entry in reported]
    for entry, judgement in cells:
        if entry.goal is not None or not is_of_the_whole(measure):
            assert judgement is judge(measure, entry.reading, goal=entry.goal)


@given(st.one_of(shares, st.fractions()), st.integers(0, 4), goals)
@example(Fraction(94_996, 1000), 0, Decimal(95))
@example(Fraction(-1, 1000), 0, None)
@example(Fraction(-1, 2), 2, None)
def test_a_level_is_written_like_any_number_and_never_onto_the_goal_it_misses(level, places, goal):
    shown = rounded(level, max(places, 2))
    if shown == goal and shown != level:
        shown = rounded(level, 4)

    assert level_text(level, places, goal) == format_number(shown)
