"""A look at reports, their figures, files and versions, and at summaries: all read-only."""

from reports.admin.report import EvidenceAdmin, FigureAdmin, ReportAdmin, ReportVersionAdmin
from reports.admin.summary import ExtensionAdmin, SummaryAdmin

__all__ = [
    "EvidenceAdmin",
    "ExtensionAdmin",
    "FigureAdmin",
    "ReportAdmin",
    "ReportVersionAdmin",
    "SummaryAdmin",
]
