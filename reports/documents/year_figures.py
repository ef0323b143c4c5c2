"""What a unit did in the whole year, where it reports phase by phase."""

from decimal import Decimal

from campaigns.spans import EACH_PHASE
from reports.adding import over_phases
from reports.approved import COLUMNS, UNREPORTED, entry_of
from reports.models import Figure, FigureState
from reports.models.snapshot import plain
from reports.reading import figure_text

NUMBERS = ("value", "numerator", "denominator", "baseline")


def with_years(report, content):
    """`content` of a final report with every figure that of the year: then no column needs to say
    over what time."""
    measures = content["measures"]
    apart = [code for code, said in measures.items() if said.get("span") == EACH_PHASE]
    earlier = _earlier(report, apart) if apart else {}
    years = {
        code: {"figure": _year(report, measures[code], earlier.get(code, {}))} for code in apart
    }
    return content | {
        "measures": {
            code: said | years.get(code, {}) | {"span": ""} for code, said in measures.items()
        }
    }


def _earlier(report, codes):
    """By code of the measure, the figure of each phase before this one, by the phase's id."""
    phases = report.campaign.phases.filter(order__lt=report.phase.order)
    found = {code: dict.fromkeys(phases.values_list("pk", flat=True)) for code in codes}
    figures = Figure.objects.filter(
        report__unit=report.unit_id, report__phase__in=phases, measure__code__in=codes
    ).select_related("report", "measure")
    for figure in figures:
        found[figure.measure.code][figure.report.phase_id] = figure.as_plain()
    return found


def _year(report, said, earlier):
    """The figure of the year; the one before is that which the report itself was sent with."""
    if report.earlier:
        earlier = earlier | {report.earlier.phase_id: said["previous"]}
    own = said["figure"]
    year = over_phases([_entry(figure) for figure in [*earlier.values(), own]])
    level = None if year.denominator is not None else year.reading.level
    return (own or {}) | {
        "state": _state(year),
        "value": plain(level),
        "numerator": plain(year.numerator),
        "denominator": plain(year.denominator),
        "excluded": year.excluded,
        "excluded_note": year.excluded_note,
        "baseline": plain(year.reading.baseline),
        "reason": "",
        "note": _note(report, said["kind"], own),
    }


def _state(year):
    if not year.reading.applies:
        return FigureState.NOT_APPLICABLE
    if not year.is_known:
        return FigureState.NONE
    return FigureState.ESTIMATE if year.is_estimate else FigureState.OFFICIAL


def _note(report, kind, own):
    """“Riêng Đợt 2: 7”, and what the unit adds."""
    alone = f"Riêng {report.phase}: {figure_text(kind, own)}"
    return ". ".join(filter(None, [alone, own and (own["reason"] or own["note"])]))


def _entry(figure):
    if figure is None:
        return UNREPORTED
    read = {name: None if figure[name] is None else Decimal(figure[name]) for name in NUMBERS}
    return entry_of([(figure | read).get(name, "") for name in COLUMNS[1:]])
