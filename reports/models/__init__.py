"""What was done: reports with their figures, words and files; summaries; the bloc's papers."""

from reports.models.appendix import AppendixFile
from reports.models.bloc_paper import BlocPaper, LateUnit, PaperType, Proposal
from reports.models.decision import Decision
from reports.models.document import Document, DocumentStatus
from reports.models.evidence import Evidence
from reports.models.figure import Figure, FigureState, Verdict
from reports.models.parts import Award, Extension, Highlight, ReportSection, ReportVersion
from reports.models.report import Report
from reports.models.signed import SignedVersion
from reports.models.summary import DraftedSentence, Summary, SummarySection
from reports.models.work import Work, WorkKind, WorkState

__all__ = [
    "AppendixFile",
    "Award",
    "BlocPaper",
    "Decision",
    "Document",
    "DocumentStatus",
    "DraftedSentence",
    "Evidence",
    "Extension",
    "Figure",
    "FigureState",
    "Highlight",
    "LateUnit",
    "PaperType",
    "Proposal",
    "Report",
    "ReportSection",
    "ReportVersion",
    "SignedVersion",
    "Summary",
    "SummarySection",
    "Verdict",
    "Work",
    "WorkKind",
    "WorkState",
]
