"""A look at reports, their figures, files and versions, and at summaries: all read-only."""

from reports.admin.document import DocumentAdmin
from reports.admin.report import EvidenceAdmin, FigureAdmin, ReportAdmin, ReportVersionAdmin
from reports.admin.summary import ExtensionAdmin, SummaryAdmin

__all__ = [
    "DocumentAdmin",
    "EvidenceAdmin",
    "ExtensionAdmin",
    "FigureAdmin",
    "ReportAdmin",
    "ReportVersionAdmin",
    "SummaryAdmin",
]
