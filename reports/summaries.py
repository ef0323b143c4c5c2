"""One phase, added up: who has sent, what each measure comes to, which targets are met.

Only approved reports count: a figure under review is not yet the unit's word. Pages, papers and
tests read the same frozen results; nothing here is HTML.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Value

from campaigns.judging import judge_target
from campaigns.models import Measure, Pledge
from campaigns.spans import span_of_result
from emulation.prepared import Prepared
from emulation.review import Status, fingerprint
from reports.adding import Total, add_up, cells_of
from reports.approved import UNREPORTED, approved_of, asked_of
from reports.models import Report


@dataclass(frozen=True)
class MeasureResult:
    """One measure over the whole bloc. `cells` by unit id; a unit that does not owe it has none."""

    measure: Measure
    cells: dict
    total: Total
    span: str = ""  # over what time, where a reader would not guess it

    @cached_property
    def level(self):
        return self.total.level(self.measure)

    @cached_property
    def judgement(self):
        return self.total.judgement(self.measure)


@dataclass(frozen=True)
class TargetResult:
    """One target and its measures; without a target, the measures that are only followed."""

    target: object
    measures: tuple

    @cached_property
    def judgement(self):
        return judge_target([result.judgement for result in self.measures])


@dataclass(frozen=True)
class PhaseSummary:
    phase: object
    units: tuple  # ExpectedUnit, in the bloc's order
    targets: tuple
    followed: tuple  # MeasureResult of measures without a target
    reports: dict  # ids of the reports that count, by unit id

    @property
    def counted(self):
        """The expected units whose reports are approved: their figures make the results."""
        return tuple(unit for unit in self.units if unit.unit_id in self.reports)

    @property
    def outside(self):
        """The expected units whose figures do not count yet."""
        return tuple(unit for unit in self.units if unit.unit_id not in self.reports)

    @property
    def results(self):
        return tuple(r for target in self.targets for r in target.measures) + self.followed

    def count(self, judgement):
        """How many targets were judged so."""
        return sum(target.judgement == judgement for target in self.targets)


def summarize(phase):
    """The PhaseSummary of `phase` (at most six queries, however many units and measures)."""
    units, measures, owners = asked_of(phase.campaign)
    reports, entries = approved_of(phase, measures)
    counted = [unit.unit_id for unit in units if unit.unit_id in reports]
    by_target = defaultdict(list)
    for measure in measures:
        pk = measure.pk
        owing = [unit for unit in counted if unit in owners[pk]] if pk in owners else counted
        cells = cells_of(measure, [entries.get((unit, pk), UNREPORTED) for unit in owing])
        total = add_up(measure, cells)
        span = span_of_result(measure, phase)
        result = MeasureResult(measure, dict(zip(owing, cells, strict=True)), total, span)
        by_target[measure.target].append(result)
    followed = tuple(by_target.pop(None, ()))
    targets = tuple(TargetResult(target, tuple(rows)) for target, rows in by_target.items())
    return PhaseSummary(phase, units, targets, followed, reports)


def _versions(campaign):
    """(kind, id, version) of what is approved."""
    reports = Report.objects.filter(phase__campaign=campaign, status=Status.APPROVED)
    pledges = Pledge.objects.filter(campaign=campaign, status=Status.APPROVED)
    rows = [
        some.order_by().values_list(Value(kind), "pk", "version")
        for kind, some in (("report", reports), ("pledge", pledges))
    ]
    return rows[0].union(rows[1], all=True)


VERSIONS = Prepared(_versions)


def stamp_of(phase):
    """All that `summarize` depends on, as one short value: equal stamps, equal summaries.

    Reports and pledges raise their version with every change and every step of the review, a
    launched campaign with every amendment; none of them ever goes back. One query.
    """
    versions = sorted(VERSIONS(phase.campaign_id))
    return fingerprint([phase.pk, phase.campaign.version, versions])
