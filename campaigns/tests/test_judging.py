"""When a goal is met. No database: measures are made, not saved."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.judging import (
    Judgement,
    Reading,
    change,
    is_below,
    judge,
    judge_target,
    margin,
    ratio_level,
)
from campaigns.models import ChangeUnit, Comparator, Measure, MeasureKind

MET, NOT_MET, UNKNOWN = Judgement.MET, Judgement.NOT_MET, Judgement.UNKNOWN


def measure(comparator, goal=None, *, kind=MeasureKind.NUMBER, **fields):
    goal = None if goal is None else Decimal(goal)
    return Measure(target_id=1, comparator=comparator, goal=goal, kind=kind, **fields)


def level(value, baseline=None):
    return Reading(level=Fraction(value), baseline=None if baseline is None else Fraction(baseline))


@pytest.mark.parametrize(
    ("comparator", "goal", "reached", "judgement"),
    [
        ("at_least", "90", "90", MET),
        ("at_least", "90", "89.9999", NOT_MET),
        ("more_than", "95", "95", NOT_MET),  # “trên 95” is not met by 95,0
        ("more_than", "95", "95.0001", MET),
        ("at_most", "1.34", "1.34", MET),
        ("less_than", "1.34", "1.34", NOT_MET),
        ("equal", "3", "3", MET),
        ("equal", "3", "4", NOT_MET),
        ("maintain", "10", "10", MET),
        ("maintain", "10", "9.9", NOT_MET),
        ("at_least", "0", "0", MET),  # zero is a number
    ],
)
def test_a_level_is_compared_as_the_paper_says(comparator, goal, reached, judgement):
    assert judge(measure(comparator, goal), level(reached)) == judgement


@pytest.mark.parametrize(
    ("comparator", "goal", "change_unit", "before", "now", "judgement"),
    [
        ("decrease", "4", ChangeUnit.PERCENT, "100", "96", MET),
        ("decrease", "4", ChangeUnit.PERCENT, "100", "96.5", NOT_MET),
        ("decrease", "4", ChangeUnit.POINTS, "16.5", "12.5", MET),
        ("increase", "136", ChangeUnit.UNITS, "1000", "1136", MET),
        ("increase", "136", ChangeUnit.UNITS, "1000", "1135", NOT_MET),
        ("decrease", None, ChangeUnit.UNITS, "30", "29", MET),  # giảm, by whatever amount
        ("decrease", None, ChangeUnit.UNITS, "30", "30", NOT_MET),
        ("increase", "5", ChangeUnit.PERCENT, "0", "10", UNKNOWN),  # percent of nothing
        ("maintain", None, "", "43", "43", MET),
        ("maintain", None, "", "43", "42", NOT_MET),
    ],
)
def test_a_change_is_measured_from_the_level_before(
    comparator, goal, change_unit, before, now, judgement
):
    asked = measure(comparator, goal, change_unit=change_unit)

    assert judge(asked, level(now, before)) == judgement


def test_a_change_may_be_reported_as_such():
    asked = measure("decrease", "4", is_reported_as_change=True)

    assert judge(asked, level("4.2")) == MET
    assert judge(asked, level("-1")) == NOT_MET  # it rose


def test_a_change_without_a_level_before_is_unknown():
    assert judge(measure("decrease", "4"), level("12")) == UNKNOWN


def test_a_ratio_is_judged_exactly():
    asked = measure("more_than", "95", kind=MeasureKind.RATIO)

    assert judge(asked, Reading(level=ratio_level(19, 20))) == NOT_MET
    assert judge(asked, Reading(level=ratio_level(95001, 100000))) == MET


@pytest.mark.parametrize(("answer", "judgement"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)])
def test_answers_and_words_are_judged_by_what_was_said(answer, judgement):
    assert judge(measure("none", kind=MeasureKind.YES_NO), Reading(is_yes=answer)) == judgement
    assert judge(measure("none", kind=MeasureKind.WORDS), Reading(verdict=answer)) == judgement


def test_nothing_reported_is_neither_met_nor_missed():
    assert judge(measure("at_most", "0"), Reading()) == UNKNOWN


def test_what_is_only_followed_is_never_judged():
    assert judge(Measure(comparator="none", kind="money"), level(5)) == Judgement.FOLLOWED


def test_a_units_own_goal_is_judged_instead_of_the_common_one():
    assert judge(measure("at_least", "90"), level("95"), goal=Decimal(98)) == NOT_MET


@pytest.mark.parametrize(
    ("judgements", "whole"),
    [
        ([MET, MET, MET], MET),
        ([MET, NOT_MET, UNKNOWN], NOT_MET),
        ([MET, UNKNOWN], UNKNOWN),
        ([MET, Judgement.NOT_APPLICABLE], MET),
        ([Judgement.NOT_APPLICABLE], Judgement.NOT_APPLICABLE),
        ([], UNKNOWN),
    ],
)
def test_a_target_is_met_when_all_its_measures_are(judgements, whole):
    assert judge_target(judgements) == whole


@pytest.mark.parametrize(
    ("comparator", "own", "below"),
    [
        ("at_least", "80", True),
        ("at_least", "90", False),
        ("at_most", "95", True),
        ("at_most", "85", False),
        ("equal", "91", True),
        ("decrease", "3", True),
    ],
)
def test_an_own_goal_below_the_common_one_is_recognised(comparator, own, below):
    assert is_below(measure(comparator, "90" if comparator != "decrease" else "4"), own) == below


def test_a_share_of_the_blocs_goal_is_not_below_it():
    assert not is_below(measure("at_least", "3000", goal_of=Measure.GoalOf.WHOLE), Decimal(500))


numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


@given(goal=numbers, reached=numbers)
def test_a_strict_goal_is_met_only_if_the_plain_one_is_and_never_by_equality(goal, reached):
    reading = level(reached)
    strict = judge(measure("more_than", goal), reading)

    assert (strict == MET) == (judge(measure("at_least", goal), reading) == MET and reached != goal)


@given(goal=numbers, reached=numbers)
def test_the_margin_agrees_with_the_judgement(goal, reached):
    for comparator in (Comparator.AT_LEAST, Comparator.AT_MOST):
        asked = measure(comparator, goal)
        beyond = margin(asked, level(reached))

        assert (judge(asked, level(reached)) == MET) == (beyond >= 0)


@given(before=numbers, now=numbers)
def test_a_fall_is_the_opposite_of_a_rise(before, now):
    up = change(measure("increase", change_unit=ChangeUnit.UNITS), level(now, before))
    down = change(measure("decrease", change_unit=ChangeUnit.UNITS), level(now, before))

    assert up == -down
