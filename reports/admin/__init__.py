"""A look at reports, their figures and files, at summaries and papers: all read-only."""

from reports.admin.bloc_paper import BlocPaperAdmin, DecisionAdmin
from reports.admin.document import DocumentAdmin
from reports.admin.report import EvidenceAdmin, FigureAdmin, ReportAdmin, ReportVersionAdmin
from reports.admin.summary import ExtensionAdmin, SummaryAdmin

__all__ = [
    "BlocPaperAdmin",
    "DecisionAdmin",
    "DocumentAdmin",
    "EvidenceAdmin",
    "ExtensionAdmin",
    "FigureAdmin",
    "ReportAdmin",
    "ReportVersionAdmin",
    "SummaryAdmin",
]
