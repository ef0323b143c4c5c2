"""Summaries of blocs, and more time that units were given."""

from django.contrib import admin

from campaigns.admin.campaign import parts
from campaigns.admin.pledge import UNIT_NAMES
from campaigns.models import Campaign
from emulation.admin import ReadOnly, SearchByKey, VisibleOnly
from reports.models import Extension, Summary, SummarySection


@admin.register(Summary)
class SummaryAdmin(ReadOnly, VisibleOnly, SearchByKey):
    list_display = ["phase", "campaign", "bloc", "number", "drafted_at"]
    list_filter = ["phase__review", "phase__campaign__bloc"]
    list_select_related = ["phase__campaign__bloc"]
    search_fields = [
        "phase__campaign__title_key__contains",
        "phase__campaign__bloc__name_key__contains",
    ]
    search_help_text = "Tìm theo phong trào, khối, không cần dấu"
    date_hierarchy = "drafted_at"
    fields = ["phase", ("issuing_body", "signatory"), ("number", "day", "month", "paper_year"),
              "drafted_at"]  # fmt: skip
    inlines = [parts(SummarySection, "order", "code", "title", "edited_at", "edited_by")]

    @admin.display(description="phong trào")
    def campaign(self, summary):
        return summary.campaign

    @admin.display(description="khối")
    def bloc(self, summary):
        return summary.campaign.bloc


@admin.register(Extension)
class ExtensionAdmin(ReadOnly, SearchByKey):
    list_display = ["unit", "phase", "due_at", "reason", "given_at", "given_by"]
    list_filter = ["phase__campaign__bloc", "phase__campaign"]
    list_select_related = ["unit", "phase"]
    search_fields = UNIT_NAMES
    search_help_text = "Tìm theo đơn vị, không cần dấu"
    date_hierarchy = "given_at"
    ordering = ["-given_at"]

    def get_queryset(self, request):
        visible = Campaign.objects.visible_to(request.user)
        rows = super().get_queryset(request).filter(phase__campaign__in=visible)
        return rows.prefetch_related("unit__names")
