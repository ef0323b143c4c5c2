"""Small makers of reports and their figures."""

from django.utils import timezone

from campaigns.models import MeasureKind
from campaigns.tests.factories import make_campaign, make_phase
from reports.models import Figure, FigureState, Report
from units.tests.factories import make_officer, make_unit, make_user


def make_report(phase=None, unit=None, **fields):
    unit = unit or make_unit()
    phase = phase or make_phase(make_campaign(launched=True, units=[unit]))
    if fields.get("status", "draft") not in ("draft", "prepared"):
        fields.setdefault("received_at", timezone.now())
    return Report.objects.create(phase=phase, unit=unit, **fields)


def make_figure(report, measure, value=None, *, of=None, state=FigureState.OFFICIAL, **fields):
    """A figure: `value` for a number, `value` of `of` for a ratio, True/False, or words."""
    if measure.kind == MeasureKind.RATIO and value is not None:
        fields |= {"numerator": value, "denominator": of}
    elif measure.kind == MeasureKind.YES_NO:
        fields |= {"is_yes": value}
    elif measure.kind == MeasureKind.WORDS:
        fields |= {"words": value or ""}
    else:
        fields |= {"value": value}
    fields.setdefault("typed_by", None)
    fields["typed_by"] = fields["typed_by"] or make_user()
    return Figure.objects.create(report=report, measure=measure, state=state, **fields)


def begin_report(phase=None, unit=None, by=None):
    """A report begun the ordinary way, with its headings, by an officer of the unit."""
    unit = unit or make_unit()
    phase = phase or make_phase(make_campaign(launched=True, units=[unit]))
    return Report.objects.start(phase, unit, by=by or make_officer(unit))


def complete(report, by=None):
    """Fill in all that is required."""
    report.sections.update(text="Nội dung.")
    for measure in report.unreported_measures():
        make_figure(report, measure, state=FigureState.NONE, typed_by=by)
    return report
