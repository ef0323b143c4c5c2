"""Is a goal met? Pure functions over what was asked and what was reached; no database.

Comparisons are exact (Decimal or Fraction, and each with the other): 19/20 is not more than 95 %,
and no rounding makes it so. What is divided is divided as Fraction.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.db import models

from campaigns.models.target import CHANGES, ChangeUnit, Comparator, Measure, MeasureKind
from emulation.numbers import EXACT

CEILINGS = (Comparator.AT_MOST, Comparator.LESS_THAN)


class Judgement(models.TextChoices):
    MET = "met", "Đạt"
    NOT_MET = "not_met", "Chưa đạt"
    UNKNOWN = "unknown", "Chưa có số liệu"
    UNJUDGED = "unjudged", "Chưa thẩm định"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"
    FOLLOWED = "followed", "Theo dõi"


class Reading(NamedTuple):
    """What was reached, by one unit or by many together.

    `level` is in the measure's unit (đồng; percent for a ratio), exact; None when not known.
    `baseline` is the level before, `is_yes` the answer to a yes/no, `verdict` the reviewer's word
    on a qualitative result (True: met). `applies` is False where the measure does not concern it;
    `is_unjudged` is True of words that were reported and await the reviewer's.
    """

    level: Decimal | Fraction | None = None
    baseline: Decimal | Fraction | None = None
    is_yes: bool | None = None
    verdict: bool | None = None
    applies: bool = True
    is_unjudged: bool = False


def ratio_level(numerator, denominator):
    """Percent, exact. The denominator is positive (the database insists)."""
    part, part_of = numerator.as_integer_ratio()
    whole, whole_of = denominator.as_integer_ratio()
    return Fraction(100 * part * whole_of, part_of * whole)


def judge(measure, reading, *, goal=None):
    """The Judgement of `reading` against `goal` (a unit's own), or else the measure's."""
    if measure.comparator == Comparator.NONE and measure.kind not in (
        MeasureKind.YES_NO,
        MeasureKind.WORDS,
    ):
        return Judgement.FOLLOWED
    if measure.target_id is None:
        return Judgement.FOLLOWED
    if not reading.applies:
        return Judgement.NOT_APPLICABLE
    met = _is_met(measure, reading, measure.goal if goal is None else goal)
    if met is None:
        return Judgement.UNJUDGED if reading.is_unjudged else Judgement.UNKNOWN
    return Judgement.MET if met else Judgement.NOT_MET


def judge_target(judgements):
    """A target is met when all of its measures are; those that do not apply are left out."""
    asked = [j for j in judgements if j not in (Judgement.NOT_APPLICABLE, Judgement.FOLLOWED)]
    if not asked:
        return Judgement.NOT_APPLICABLE if judgements else Judgement.UNKNOWN
    if Judgement.NOT_MET in asked:
        return Judgement.NOT_MET
    return next((j for j in (Judgement.UNKNOWN, Judgement.UNJUDGED) if j in asked), Judgement.MET)


def change(measure, reading):
    """By how much the level moved in the direction asked, in the goal's unit; None if unknown.

    Positive is as asked: for “giảm 4%” a fall of 5 % gives 5, a rise of 1 % gives −1. A
    change in percent of nothing (baseline 0) is unknown.
    """
    if reading.level is None:
        return None
    if measure.is_reported_as_change:
        return reading.level
    if reading.baseline is None:
        return None
    moved = Fraction(reading.level) - Fraction(reading.baseline)
    if measure.comparator == Comparator.DECREASE:
        moved = -moved
    if measure.change_unit != ChangeUnit.PERCENT:
        return moved
    return 100 * moved / abs(Fraction(reading.baseline)) if reading.baseline else None


def margin(measure, reading, *, goal=None):
    """How far beyond the goal (negative: short of it), in the goal's unit; None if unknown."""
    goal = measure.goal if goal is None else goal
    if goal is None or reading.level is None:
        return None
    reached = reading.level
    if measure.comparator in CHANGES:
        reached = change(measure, reading)
    if reached is None:
        return None
    if isinstance(reached, Decimal) and isinstance(goal, Decimal):
        difference = EXACT.subtract(reached, goal)
    else:
        part, part_of = reached.as_integer_ratio()
        asked, asked_of = goal.as_integer_ratio()
        difference = Fraction(part * asked_of - asked * part_of, part_of * asked_of)
    return -difference if measure.comparator in CEILINGS else difference


def is_below(measure, own_goal):
    """Whether a unit's own goal asks less of it than the campaign's (then it says why).

    A goal of the whole bloc is shared out, so no single unit's share is below it.
    """
    if measure.goal is None or own_goal is None or measure.goal_of == Measure.GoalOf.WHOLE:
        return False
    own, common = Decimal(own_goal), measure.goal
    if measure.comparator in CEILINGS:
        return own > common
    if measure.comparator == Comparator.EQUAL:
        return own != common
    return own < common


def _is_met(measure, reading, goal):
    if measure.kind == MeasureKind.YES_NO:
        return reading.is_yes
    if measure.kind == MeasureKind.WORDS:
        return reading.verdict
    if measure.comparator in CHANGES:
        moved = change(measure, reading)
        if moved is None:
            return None
        return moved > 0 if goal is None else moved >= goal
    if measure.comparator == Comparator.MAINTAIN and goal is None:
        goal = reading.baseline
    if reading.level is None or goal is None:
        return None
    return COMPARE[measure.comparator](reading.level, goal)


COMPARE = {
    Comparator.AT_LEAST: lambda level, goal: level >= goal,
    Comparator.MORE_THAN: lambda level, goal: level > goal,
    Comparator.AT_MOST: lambda level, goal: level <= goal,
    Comparator.LESS_THAN: lambda level, goal: level < goal,
    Comparator.EQUAL: lambda level, goal: level == goal,
    Comparator.MAINTAIN: lambda level, goal: level >= goal,
}
