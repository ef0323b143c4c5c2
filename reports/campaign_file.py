"""The campaign file with what was done: reports, their figures and words, and extensions."""

from dataclasses import replace

from campaigns import campaign_file
from campaigns.campaign_file.places import inside
from campaigns.campaign_file.rules import RULES
from campaigns.campaign_file.shape import Rows, Shape
from campaigns.campaign_file.shapes import (
    CAMPAIGN,
    HEAD,
    HEAD_SHAPES,
    in_order_of_measures,
    rows,
)
from campaigns.models import MeasureKind
from reports.models import Award, Extension, Figure, Highlight, Report, ReportSection
from reports.models.figure import KNOWN

REPORT = Shape(
    Report,
    columns=("phase", "unit", "status", "received_at", *HEAD),
    known_as="report",
    inline=HEAD_SHAPES,
    parts={
        "figures": Rows(
            Shape(
                Figure,
                columns=(
                    "measure", "state", "value", "numerator", "denominator", "excluded",
                    "excluded_note", "is_yes", "words", "verdict", "baseline", "reason", "note",
                    "remark",
                ),
                given=("report", "typed_by"),
            ),
            of=in_order_of_measures("figures"),
        ),
        "sections": rows(
            "sections", Shape(ReportSection, ("code", "title", "text"), given=("report",))
        ),
        "highlights": rows(
            "highlights", Shape(Highlight, ("kind", "name", "description"), given=("report",))
        ),
        "awards": rows(
            "awards", Shape(Award, ("title", "form", "quantity", "note"), given=("report",))
        ),
    },
)  # fmt: skip
EXTENSION = Shape(Extension, ("phase", "unit", "due_at", "reason", "given_by"))


def by_phase_and_unit(model):
    """The rows of a campaign's phases, in an order that no database decides."""

    def of(campaign):
        rows = model.objects.filter(phase__campaign=campaign).select_related("phase", "unit")
        return sorted(rows, key=lambda row: (row.phase.order, row.unit.code, row.pk))

    return of


WHOLE = replace(
    CAMPAIGN,
    parts=CAMPAIGN.parts
    | {
        "extensions": Rows(EXTENSION, of=by_phase_and_unit(Extension)),
        "reports": Rows(REPORT, of=by_phase_and_unit(Report)),
    },
)

# Which columns of a figure hold the value of which kind of measure.
VALUES = {
    MeasureKind.RATIO: {"numerator", "denominator"},
    MeasureKind.YES_NO: {"is_yes"},
    MeasureKind.WORDS: {"words"},
}
ALL_VALUES = {"value"}.union(*VALUES.values())


def a_figure_is_of_its_measures_kind(root, by):
    kinds = {n.code: n.get("kind") for n in root.walk() if "comparator" in n.shape.columns}
    for report in root.parts["reports"]:
        for figure in report.parts.get("figures", []):
            allowed = VALUES.get(kinds.get(figure.get("measure")), {"value"})
            for name in sorted(ALL_VALUES & set(figure.values) - allowed):
                yield inside(figure.place, name), "Không dùng cho kiểu số liệu của số đo này."
            if figure.get("state") in KNOWN and not allowed <= set(figure.values):
                yield figure.place, f"Thiếu {', '.join(sorted(allowed - set(figure.values)))}."


def load(text, *, by=None, replace=False):
    """See `campaigns.campaign_file.load`."""
    rules = [*RULES, a_figure_is_of_its_measures_kind]
    return campaign_file.load(text, shape=WHOLE, rules=rules, by=by, replace=replace)


def dump(campaign):
    return campaign_file.dump(campaign, WHOLE)
