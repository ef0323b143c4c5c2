"""Over what time a figure runs: from the start of the year, or the phase alone.

A phase alone is reported only where phases add: a mean, a share in percent and a level to be kept
are not the sum of their parts, and the database refuses them (`ADDS_OVER_PHASES`).
"""

from campaigns.models import Aggregation, ChangeUnit, Comparator, MeasureKind

SINCE_JANUARY, EACH_PHASE, ADDED = "lũy kế từ đầu năm", "riêng từng đợt", "cộng các đợt"
ANSWERS = (MeasureKind.YES_NO, MeasureKind.WORDS)


def adds_over_phases(measure):
    """Whether each phase reports its own part and the year is the sum of them."""
    return not measure.is_cumulative and measure.kind not in ANSWERS and _can_add(measure)


def accumulates(measure):
    """Whether its figure takes in those of the phases before, and so cannot fall."""
    return measure.is_cumulative and measure.kind not in ANSWERS and _can_add(measure)


def may_be_of_one_phase(measure):
    """Whether it may be reported phase by phase; of an answer only the last one counts."""
    return measure.kind in ANSWERS or _can_add(measure)


def _can_add(measure):
    if measure.aggregation == Aggregation.MEAN or measure.comparator == Comparator.MAINTAIN:
        return False
    if measure.kind == MeasureKind.RATIO:
        return not measure.is_reported_as_change  # its parts add, a change of it has none
    if measure.unit_of_measure == "%":
        return False
    return not measure.is_reported_as_change or measure.change_unit in ("", ChangeUnit.UNITS)


def span_of(measure, phase):
    """Which figure a unit types in `phase`, in words: “lũy kế từ đầu năm”, “riêng từng đợt”.

    “” where both are one, in the first phase, and for answers, which have no sum.
    """
    if phase.is_first or measure.kind in ANSWERS:
        return ""
    return EACH_PHASE if adds_over_phases(measure) else SINCE_JANUARY


def span_of_result(measure, phase):
    """What the bloc's result covers where a reader would not guess it: the final one is of the
    whole year, added up where the units reported by phase."""
    if span_of(measure, phase) != EACH_PHASE:
        return ""
    return ADDED if phase.is_final else EACH_PHASE


def head_of(spans):
    """What the head of a column says for its rows; those of another span say theirs themselves."""
    return SINCE_JANUARY if SINCE_JANUARY in spans else next(filter(None, spans), "")
