"""What the approved reports of a phase say: their figures, as entries to be added up.

The queries of the matrix page that never change their shape are prepared.
"""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from campaigns.judging import Reading, ratio_level
from campaigns.models import ExpectedUnit, Measure, PledgedGoal
from campaigns.spans import adds_over_phases
from emulation.prepared import Prepared, PreparedObjects
from emulation.review import Status
from reports.adding import Entry, over_phases
from reports.models import Figure, FigureState, Report, Verdict
from reports.models.figure import KNOWN

UNREPORTED = Entry(reading=Reading())
NOT_CONCERNED = Entry(reading=Reading(applies=False))
NO_GOAL = (None, None)
ESTIMATE = FigureState.ESTIMATE.value
VERDICTS = {Verdict.MET: True, Verdict.NOT_MET: False, "": None}

COLUMNS = (
    "measure_id",
    "state",
    "value",
    "numerator",
    "denominator",
    "excluded",
    "excluded_note",
    "is_yes",
    "verdict",
    "baseline",
)
UNITS = PreparedObjects(lambda campaign: ExpectedUnit.objects.filter(campaign=campaign))
MEASURES = PreparedObjects(
    lambda campaign: Measure.objects.in_force().filter(campaign=campaign), "target"
)
# A report without any figure is one row of nothing.
REPORTED = Prepared(
    lambda phase: (
        Report.objects.filter(phase=phase, status=Status.APPROVED)
        .order_by()
        .values_list("unit_id", "pk", *(f"figures__{name}" for name in COLUMNS))
    )
)
PLEDGED = Prepared(
    lambda campaign: (
        PledgedGoal.objects.filter(pledge__campaign=campaign, pledge__status=Status.APPROVED)
        .order_by()
        .values_list("pledge__unit_id", "measure_id", "value", "baseline")
    )
)


class Asked(NamedTuple):
    """What a campaign asks, and of whom."""

    units: tuple  # those expected to report, in the bloc's order
    measures: tuple  # those in force, each with its target, in the order of the paper
    owners: dict  # by measure id: ids of the units that own it, where not everybody does


def asked_of(campaign):
    """The Asked of `campaign`, to be read only: it is kept as long as the campaign's version.

    A launched campaign changes with its version alone. What a transaction reads that may still
    be undone is not kept.
    """
    if campaign.launched_at is None or connection.in_atomic_block:
        return _asked_of(campaign.pk)
    return _kept(campaign.pk, campaign.version)


@lru_cache(maxsize=100)
def _kept(pk, version):
    return _asked_of(pk)


def _asked_of(pk):
    measures = tuple(MEASURES(pk))
    return Asked(tuple(UNITS(pk)), measures, _owners_of(measures))


def _owners_of(measures):
    owners = {measure.pk: set() for measure in measures if not measure.is_owned_by_all}
    if owners:
        owned = Measure.owners.through.objects.filter(measure__in=owners)
        for measure, unit in owned.values_list("measure", "unit"):
            owners[measure].add(unit)
    return owners


def approved_of(phase, measures):
    """Ids of the approved reports of `phase`, by unit id; and their figures as Entry, by (unit id,
    measure id), with pledged goals.

    In the final phase a measure that is not cumulative comes to the sum of all phases; a phase
    not reported leaves the year unknown.
    """
    pledged = {row[:2]: row[2:] for row in PLEDGED(phase.campaign_id)}
    by_pk = {measure.pk: measure for measure in measures}
    reports, entries = {}, {}
    for row in REPORTED(phase.pk):
        unit, report, pk = row[:3]
        reports[unit] = report
        if pk in by_pk:
            goal = pledged.get((unit, pk), NO_GOAL)
            entries[unit, pk] = entry_of(row[3:], by_pk[pk], *goal)
    apart = {measure.pk: measure for measure in measures if adds_over_phases(measure)}
    if phase.is_final and apart:
        _add_phases(phase, apart, entries, pledged)
    return reports, entries


def entry_of(row, measure=None, goal=None, pledged_baseline=None):
    """An Entry from a row of COLUMNS without its first; without a measure, as reported."""
    state, value, numerator, denominator, excluded, excluded_note, is_yes, verdict, baseline = row
    if state not in KNOWN:
        missing = NOT_CONCERNED if state == FigureState.NOT_APPLICABLE else UNREPORTED
        return missing._replace(goal=goal)
    if measure is not None:
        baseline = _before(baseline, measure, pledged_baseline)
    level = value if denominator is None else ratio_level(numerator, denominator)
    # A known figure is a number, an answer, or else words, of which the reviewer has the last.
    is_unjudged = level is None and is_yes is None and not verdict
    reading = Reading(level, baseline, is_yes, VERDICTS[verdict], is_unjudged=is_unjudged)
    is_estimate = state == ESTIMATE
    return Entry(reading, numerator, denominator, excluded or 0, excluded_note, is_estimate, goal)


def _before(reported, measure, pledged):
    """The level before: the one reported; else the one pledged; else that of the campaign."""
    if reported is not None:
        return reported
    return measure.baseline if pledged is None else pledged


def _add_phases(phase, apart, entries, pledged):
    """Make the entries of the measures `apart` (by id) the sum of all phases up to this one."""
    phases = list(phase.campaign.phases.filter(order__lte=phase.order).values_list("pk", flat=True))
    figures = Figure.objects.filter(
        report__phase__in=phases, report__status=Status.APPROVED, measure__in=apart
    ).order_by()
    parts = defaultdict(dict)
    columns = ("report__phase_id", "report__unit_id", *COLUMNS)
    for one, unit, pk, *row in figures.values_list(*columns):
        parts[unit, pk][one] = entry_of(row)
    for unit, pk in [key for key in entries if key[1] in apart]:
        year = over_phases([parts[unit, pk].get(one, UNREPORTED) for one in phases])
        goal, before = pledged.get((unit, pk), NO_GOAL)
        baseline = _before(year.reading.baseline, apart[pk], before)
        reading = year.reading._replace(baseline=baseline)
        entries[unit, pk] = year._replace(reading=reading, goal=goal)
