"""The parts add to the whole, whatever is missing. No database."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.judging import Judgement, Reading, ratio_level
from campaigns.models import Measure
from reports.adding import Entry, Total, over_phases, total

amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=4).map(Fraction)


def number(level, **fields):
    return Entry(reading=Reading(level=None if level is None else Fraction(level)), **fields)


def ratio(numerator, denominator, excluded=0):
    return Entry(
        reading=Reading(level=ratio_level(numerator, denominator)),
        numerator=Fraction(numerator),
        denominator=Fraction(denominator),
        excluded=excluded,
    )


NOTHING = number(None)
EXEMPT = Entry(reading=Reading(applies=False))
UNJUDGED = Entry(reading=Reading(is_unjudged=True))
MET, NOT_MET = (Entry(reading=Reading(verdict=word)) for word in (True, False))
numbers = st.one_of(amounts.map(number), st.just(NOTHING), st.just(EXEMPT))
ratios = st.one_of(
    st.integers(1, 5000).flatmap(
        lambda whole: st.integers(0, whole).map(lambda part: ratio(part, whole))
    ),
    st.just(NOTHING),
    st.just(EXEMPT),
)


def measure(aggregation="sum", comparator="at_least", goal=90, kind="number", **fields):
    fields.setdefault("goal_of", "whole")
    return Measure(
        target_id=1,
        aggregation=aggregation,
        comparator=comparator,
        goal=None if goal is None else Decimal(goal),
        kind=kind,
        **fields,
    )


@given(st.lists(numbers), st.lists(numbers))
def test_the_parts_add_to_the_whole(some, others):
    for rule in ("sum", "mean", "count_met"):
        asked = measure(rule)

        assert total(asked, some) + total(asked, others) == total(asked, some + others)


@given(st.lists(ratios), st.lists(ratios))
def test_the_parts_of_ratios_add_to_the_whole(some, others):
    for rule in ("ratio", "count_met"):
        asked = measure(rule, kind="ratio", goal_of="each")

        assert total(asked, some) + total(asked, others) == total(asked, some + others)


@given(st.lists(numbers))
def test_the_sum_is_that_of_what_was_reported_and_every_unit_is_counted(entries):
    whole = total(measure(), entries)

    assert whole.amount == sum(e.reading.level for e in entries if e.is_known)
    assert whole.known + whole.unknown + whole.not_applicable == len(entries)


@given(st.lists(ratios))
def test_a_blocs_percentage_is_of_all_people_and_never_a_mean_of_percentages(entries):
    whole = total(measure("ratio", kind="ratio"), entries)
    known = [e for e in entries if e.is_known]

    expected = (
        ratio_level(sum(e.numerator for e in known), sum(e.denominator for e in known))
        if known
        else None
    )
    assert whole.level(measure("ratio", kind="ratio")) == expected


def test_two_units_of_different_size_do_not_weigh_the_same():
    asked = measure("ratio", kind="ratio")

    assert total(asked, [ratio(1, 1), ratio(0, 99)]).level(asked) == 1  # not 50 %


@pytest.mark.parametrize("rule", ["sum", "mean", "ratio", "count_met"])
def test_nothing_reported_is_not_zero(rule):
    asked = measure(rule, kind="ratio" if rule == "ratio" else "number")

    assert total(asked, [NOTHING, NOTHING]).level(asked) is None


def test_an_unreported_unit_does_not_lower_the_mean():
    asked = measure("mean")

    assert total(asked, [number(80), number(100), NOTHING]).level(asked) == 90


def test_zero_is_a_number():
    asked = measure("mean")

    assert total(asked, [number(0), number(100)]).level(asked) == 50


@pytest.mark.parametrize(
    ("entries", "judgement"),
    [
        ([number(90), number(95)], Judgement.MET),
        ([number(90), number(89)], Judgement.NOT_MET),
        ([number(90), NOTHING], Judgement.UNKNOWN),
        ([number(90), EXEMPT], Judgement.MET),
        ([EXEMPT], Judgement.NOT_APPLICABLE),
        ([], Judgement.UNKNOWN),
    ],
)
def test_a_goal_of_each_unit_is_met_when_every_unit_met_it(entries, judgement):
    asked = measure(goal_of="each")

    assert total(asked, entries).judgement(asked) == judgement


def test_a_goal_of_the_bloc_is_judged_on_the_total():
    asked = measure(goal=3000)

    assert total(asked, [number(1000), number(2000)]).judgement(asked) == Judgement.MET
    assert total(asked, [number(1000), number(1999)]).judgement(asked) == Judgement.NOT_MET


def test_a_fall_over_the_bloc_needs_every_level_before():
    asked = measure(comparator="decrease", goal=None, kind="number", change_unit="units")
    fell = Entry(reading=Reading(level=Fraction(8), baseline=Fraction(10)))

    assert total(asked, [fell, fell]).judgement(asked) == Judgement.MET
    assert total(asked, [fell, number(8)]).judgement(asked) == Judgement.UNKNOWN


def test_what_is_only_followed_is_added_but_not_judged():
    asked = measure(comparator="none", goal=None, kind="money")
    whole = total(asked, [number(5), number(7)])

    assert (whole.level(asked), whole.judgement(asked)) == (12, Judgement.FOLLOWED)


def test_each_unit_is_held_to_its_own_goal():
    asked = measure(goal_of="each")
    whole = total(asked, [number(95, goal=Fraction(98))])

    assert whole.not_met == 1


def test_answers_are_counted():
    asked = measure("count_met", comparator="none", goal=None, kind="yes_no")
    yes, no = (Entry(reading=Reading(is_yes=answer)) for answer in (True, False))

    assert total(asked, [yes, yes, no]).level(asked) == 2
    assert total(asked, [yes, yes, no]).judgement(asked) == Judgement.NOT_MET


def test_exclusions_are_added():
    assert total(measure("ratio", kind="ratio"), [ratio(9, 10, 1), ratio(5, 5, 2)]).excluded == 3


def test_nothing_added_to_a_total_changes_nothing():
    some = Total(known=1, amount=Fraction(5))

    assert some + Total() == some


# --- the phases of one unit ------------------------------------------------------------------

states = st.booleans()
phases_of_numbers = st.lists(
    st.builds(lambda entry, ours: entry._replace(is_estimate=ours), numbers, states), min_size=1
)
phases_of_ratios = st.lists(
    st.builds(lambda entry, ours: entry._replace(is_estimate=ours), ratios, states), min_size=1
)


@given(st.one_of(phases_of_numbers, phases_of_ratios))
def test_a_year_is_known_when_every_phase_that_concerns_the_unit_is(parts):
    concerned = [part for part in parts if part.reading.applies]
    year = over_phases(parts)

    assert year.reading.applies == bool(concerned)
    assert year.is_known == bool(concerned and all(part.is_known for part in concerned))
    assert year.is_estimate == (year.is_known and any(part.is_estimate for part in concerned))


@given(phases_of_numbers)
def test_a_year_is_the_sum_of_its_phases_and_nothing_unreported_is_zero(parts):
    year, known = over_phases(parts), [part for part in parts if part.is_known]

    if year.is_known:
        assert year.reading.level == sum(part.reading.level for part in known)
    else:
        assert year.reading.level is None


@given(phases_of_ratios)
def test_the_year_of_a_ratio_is_of_all_its_people(parts):
    year, known = over_phases(parts), [part for part in parts if part.is_known]

    if year.is_known:
        people = sum(part.denominator for part in known)
        assert (year.numerator, year.denominator) == (sum(p.numerator for p in known), people)
        assert year.reading.level == ratio_level(year.numerator, people)


@given(st.one_of(phases_of_numbers, phases_of_ratios), st.randoms())
def test_the_order_of_phases_does_not_matter(parts, chance):
    other = list(parts)
    chance.shuffle(other)

    assert over_phases(other) == over_phases(parts)


def test_levels_before_add_as_the_figures_do_and_one_unsaid_leaves_none():
    def fell(now, before):
        return Entry(reading=Reading(level=Fraction(now), baseline=before))

    assert over_phases([fell(3, 5), fell(4, 6)]).reading == Reading(level=7, baseline=11)
    assert over_phases([fell(3, 5), fell(4, None)]).reading.baseline is None


def test_the_reasons_for_leaving_out_are_told_once_each():
    parts = [ratio(9, 10, 1)._replace(excluded_note=note) for note in ("a", "b", "a")]
    year = over_phases(parts)

    assert (year.excluded, year.excluded_note) == (3, "a; b")


# --- words ------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from([MET, NOT_MET, UNJUDGED, NOTHING, EXEMPT])))
def test_words_nobody_judged_are_counted_apart(entries):
    asked = measure("count_met", kind="words", goal=None, goal_of="each")
    whole = total(asked, entries)

    assert whole.unjudged == entries.count(UNJUDGED)
    assert whole.unknown == entries.count(NOTHING)
    assert whole.known + whole.unknown + whole.unjudged + whole.not_applicable == len(entries)
    if whole.unjudged and not whole.unknown and not whole.not_met:
        assert whole.judgement(asked) == Judgement.UNJUDGED
