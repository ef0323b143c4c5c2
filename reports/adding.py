"""Adding up over units. Pure and exact; what was not reported is counted, never taken as zero."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaigns.judging import COMPARE, Judgement, Reading, judge, ratio_level
from campaigns.models import Aggregation, Comparator, Measure, MeasureKind

NOTHING = Fraction(0)
SAID_NOT_COUNTED = (MeasureKind.YES_NO, MeasureKind.WORDS)


class Entry(NamedTuple):
    """What one unit reported for one measure.

    `reading` is exact; `numerator` and `denominator` are a ratio's parts; `excluded` of them were
    left out, as `excluded_note` explains. `is_estimate` marks ước thực hiện. `goal` is the unit's
    own, if it pledged one.
    """

    reading: Reading
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    excluded: int = 0
    excluded_note: str = ""
    is_estimate: bool = False
    goal: Decimal | None = None

    @property
    def is_known(self):
        level, _, is_yes, verdict, *_ = self.reading
        return level is not None or is_yes is not None or verdict is not None


def over_phases(parts):
    """What one unit did in all phases together, given the Entry of each, with the levels before
    that it reported itself.

    A phase that does not concern the unit adds nothing; one not reported leaves the whole unknown.
    A ratio is of all its people, and percentages before do not add. It is an estimate as long as
    one phase is: once that was reopened and its official figure sent, the mark is gone.
    """
    concerned = [part for part in parts if part.reading.applies]
    if not concerned:
        return Entry(Reading(applies=False))
    if not all(part.is_known for part in concerned):
        return Entry(Reading())
    first, numerator, denominator = concerned[0], None, None
    if first.denominator is None:
        level = sum(part.reading.level for part in concerned)
        before = [part.reading.baseline for part in concerned]
        baseline = None if None in before else sum(before)
    else:
        numerator = sum(part.numerator for part in concerned)
        denominator = sum(part.denominator for part in concerned)
        level = ratio_level(numerator, denominator)
        baseline = first.reading.baseline if len(concerned) == 1 else None
    return Entry(
        Reading(level, baseline),
        numerator,
        denominator,
        excluded=sum(part.excluded for part in concerned),
        excluded_note="; ".join(dict.fromkeys(p.excluded_note for p in concerned if p.excluded)),
        is_estimate=any(part.is_estimate for part in concerned),
    )


class Cell(NamedTuple):
    """One unit and one measure: what it reported, and whether that met the goal."""

    entry: Entry
    judgement: Judgement


@dataclass(frozen=True)
class Total:
    """The figures of some units together: totals of parts add to the total of the whole."""

    known: int = 0  # units with a figure
    estimates: int = 0  # … of them, estimates
    unknown: int = 0  # units that owe one and have none
    unjudged: int = 0  # units whose words no reviewer has judged
    not_applicable: int = 0
    met: int = 0  # units that met their goal
    not_met: int = 0
    amount: Fraction = Fraction(0)
    numerator: Fraction = Fraction(0)
    denominator: Fraction = Fraction(0)
    excluded: int = 0
    baseline: Fraction = Fraction(0)
    baselines: int = 0  # units whose level before is known

    def __add__(self, other):
        mine, theirs = vars(self), vars(other)
        return Total(**{name: mine[name] + theirs[name] for name in mine})

    @property
    def concerned(self):
        """How many units the measure concerns."""
        return self.known + self.unknown + self.unjudged

    def level(self, measure):
        """The units' level together by the measure's own rule, or None if nobody reported."""
        if measure.aggregation == Aggregation.COUNT_MET:
            return Fraction(self.met) if self.known else None
        if measure.aggregation == Aggregation.RATIO:
            return ratio_level(self.numerator, self.denominator) if self.denominator else None
        if not self.known:
            return None
        return self.amount / self.known if measure.aggregation == Aggregation.MEAN else self.amount

    def reading(self, measure):
        """As a Reading, to be judged against a goal of the whole bloc."""
        return Reading(level=self.level(measure), baseline=self._before(measure))

    def _before(self, measure):
        """The bloc's level before: as the campaign says, else all units' together.

        Percentages of units do not add, so without the campaign's word a ratio has none.
        """
        if measure.baseline is not None:
            return measure.baseline
        if not self.known or self.baselines != self.known:
            return None
        if measure.aggregation == Aggregation.MEAN:
            return self.baseline / self.known
        return self.baseline if measure.aggregation == Aggregation.SUM else None

    def judgement(self, measure):
        """Whether the bloc met it: as a whole, or by every unit that it concerns."""
        if measure.target_id is None or _is_only_followed(measure):
            return Judgement.FOLLOWED
        if not self.concerned:
            return Judgement.NOT_APPLICABLE if self.not_applicable else Judgement.UNKNOWN
        if is_of_the_whole(measure):
            return judge(measure, self.reading(measure))
        if self.not_met:
            return Judgement.NOT_MET
        if self.met == self.concerned:
            return Judgement.MET
        return Judgement.UNKNOWN if self.unknown or not self.unjudged else Judgement.UNJUDGED


def cell_of(measure, entry):
    """The entry and its judgement. A share of a goal of the whole bloc is not judged by itself."""
    if entry.goal is None and is_of_the_whole(measure):
        applies = entry.reading.applies
        return Cell(entry, Judgement.FOLLOWED if applies else Judgement.NOT_APPLICABLE)
    return Cell(entry, judge(measure, entry.reading, goal=entry.goal))


def cells_of(measure, entries):
    """`cell_of` for each of `entries`: how they compare is settled once. A test holds the two
    equal."""
    compare = _plain_comparison(measure)
    if compare is None:
        return [cell_of(measure, entry) for entry in entries]
    met, missed, common = Judgement.MET, Judgement.NOT_MET, measure.goal
    cells = []
    for entry in entries:
        level, applies = entry.reading.level, entry.reading.applies
        if level is None or not applies:
            judgement = Judgement.UNKNOWN if applies else Judgement.NOT_APPLICABLE
        else:
            goal = common if entry.goal is None else entry.goal
            if type(level) is Fraction:
                level, goal = _over_one_denominator(level, goal)
            judgement = met if compare(level, goal) else missed
        cells.append(Cell(entry, judgement))
    return cells


def _over_one_denominator(level, goal):
    """Two whole numbers that compare as `level` and `goal` do, many times as quick."""
    above, below = level.as_integer_ratio()
    asked, parts = goal.as_integer_ratio()
    return above * parts, asked * below


def _plain_comparison(measure):
    """How a level is held to the goal where nothing else decides; None elsewhere."""
    if measure.target_id is None or measure.goal is None or is_of_the_whole(measure):
        return None
    if measure.kind in SAID_NOT_COUNTED or measure.comparator == Comparator.MAINTAIN:
        return None
    return COMPARE.get(measure.comparator)


def add_up(measure, cells):
    """The Total of `cells`, one for each unit that owes the measure.

    Sums run over the Decimals of the database, exact in 28 digits and ten times as quick as
    fractions; only their results become fractions.
    """
    judged = [judgement for _, judgement in cells]
    concerned = [entry for entry, _ in cells if entry.reading.applies]
    known = [entry for entry in concerned if entry.is_known]
    unjudged = sum([entry.reading.is_unjudged for entry in concerned])
    levels = [entry.reading for entry in known if entry.reading.level is not None]
    before = [reading.baseline for reading in levels if reading.baseline is not None]
    ratios = [entry for entry in known if entry.denominator is not None]
    return Total(
        known=len(known),
        estimates=sum([entry.is_estimate for entry in known]),
        unknown=len(concerned) - len(known) - unjudged,
        unjudged=unjudged,
        not_applicable=len(cells) - len(concerned),
        met=judged.count(Judgement.MET),
        not_met=judged.count(Judgement.NOT_MET),
        # A ratio's levels are percentages: only its parts add.
        amount=NOTHING if ratios else _sum([reading.level for reading in levels]),
        numerator=_sum([entry.numerator for entry in ratios]),
        denominator=_sum([entry.denominator for entry in ratios]),
        excluded=sum([entry.excluded for entry in known]),
        baseline=_sum(before),
        baselines=len(before),
    )


def _sum(amounts):
    return Fraction(sum(amounts)) if amounts else NOTHING


def total(measure, entries):
    """The Total of `entries`, judged first."""
    return add_up(measure, cells_of(measure, entries))


def is_of_the_whole(measure):
    """Whether the goal is one for all units together."""
    return measure.goal_of == Measure.GoalOf.WHOLE and measure.kind not in SAID_NOT_COUNTED


def _is_only_followed(measure):
    return measure.comparator == Comparator.NONE and measure.kind not in SAID_NOT_COUNTED
