"""The bloc's other papers of the year, and the decisions that came back: all read-only."""

from django.contrib import admin

from campaigns.admin.campaign import parts
from emulation.admin import ReadOnly, SearchByKey, Searched, VisibleOnly
from reports.models import BlocPaper, Decision, LateUnit, Proposal


@admin.register(BlocPaper)
class BlocPaperAdmin(ReadOnly, VisibleOnly, SearchByKey):
    list_display = ["type", "abstract", "campaign", "phase", "number", "drafted_at"]
    list_filter = ["type", "campaign__bloc", "campaign"]
    list_select_related = ["campaign", "phase"]
    search_fields = ["campaign__title_key__contains", "campaign__bloc__name_key__contains"]
    search_help_text = "Tìm theo phong trào, khối, không cần dấu"
    date_hierarchy = "drafted_at"
    inlines = [
        parts(LateUnit, "order", "name", "due_on", "days_late"),
        parts(Proposal, "order", "name", "title", "form", "note", related=["title", "form"]),
    ]


@admin.register(Decision)
class DecisionAdmin(ReadOnly, VisibleOnly, Searched):
    """What was recorded; the scan itself is opened on the decision's page."""

    list_display = ["number", "dated_on", "issuer", "abstract", "campaign", "recorded_at"]
    list_filter = ["campaign__bloc", "campaign"]
    list_select_related = ["campaign"]
    search_fields = ["number", "issuer", "abstract", "sha256__startswith"]
    search_help_text = "Tìm theo số, ký hiệu, cơ quan, trích yếu hoặc mã SHA-256 của bản quét"
    date_hierarchy = "dated_on"
    exclude = ["file"]
