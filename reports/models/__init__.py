"""What was done: reports with their figures, words and files; summaries; papers being made."""

from reports.models.document import Document, DocumentStatus
from reports.models.evidence import Evidence
from reports.models.figure import Figure, FigureState, Verdict
from reports.models.parts import Award, Extension, Highlight, ReportSection, ReportVersion
from reports.models.rendering import Rendering
from reports.models.report import Report
from reports.models.signed import SignedVersion
from reports.models.summary import DraftedSentence, Summary, SummarySection

__all__ = [
    "Award",
    "Document",
    "DocumentStatus",
    "DraftedSentence",
    "Evidence",
    "Extension",
    "Figure",
    "FigureState",
    "Highlight",
    "Rendering",
    "Report",
    "ReportSection",
    "ReportVersion",
    "SignedVersion",
    "Summary",
    "SummarySection",
    "Verdict",
]
