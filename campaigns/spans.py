"""Over what time a figure runs: from the start of the year, or the phase alone.

A phase alone is reported only where phases add: a mean, a share in percent and a level to be kept
are not the sum of their parts, and the database refuses them (`ADDS_OVER_PHASES`).
"""

from campaigns.models import Aggregation, ChangeUnit, Comparator, MeasureKind

ANSWERS = (MeasureKind.YES_NO, MeasureKind.WORDS)


def adds_over_phases(measure):
    """Whether each phase reports its own part and the year is the sum of them."""
    return not measure.is_cumulative and measure.kind not in ANSWERS and _can_add(measure)


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
