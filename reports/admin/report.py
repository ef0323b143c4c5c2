"""Reports and what they hold. Statuses move in the review alone, figures on the unit's pages."""

from django.contrib import admin
from django.template.defaultfilters import filesizeformat

from campaigns.admin.campaign import parts
from campaigns.admin.pledge import UNIT_NAMES, SentOnly
from emulation.admin import ReadOnly, SearchByKey, VisibleOnly
from emulation.review import BEING_WRITTEN
from reports.models import (
    Award,
    Evidence,
    Figure,
    Highlight,
    Report,
    ReportSection,
    ReportVersion,
)


class OfVisibleReports:
    """What belongs to a report is seen by who may see the report."""

    def get_queryset(self, request):
        visible = Report.objects.visible_to(request.user)
        rows = super().get_queryset(request).filter(report__in=visible)
        return rows.prefetch_related("report__unit__names")

    @admin.display(description="đơn vị")
    def unit(self, row):
        return row.report.unit

    @admin.display(description="đợt")
    def phase(self, row):
        return row.report.phase


@admin.register(Report)
class ReportAdmin(SentOnly, ReadOnly, VisibleOnly, SearchByKey):
    list_display = [
        "unit",
        "phase",
        "campaign",
        "status",
        "received_at",
        "changed_at",
        "changed_by",
    ]
    list_filter = ["status", "phase__campaign__bloc", "phase__review", "phase__campaign"]
    list_select_related = ["unit", "phase__campaign", "changed_by"]
    search_fields = [*UNIT_NAMES, "phase__campaign__title_key__contains"]
    search_help_text = "Tìm theo đơn vị, phong trào, không cần dấu"
    date_hierarchy = "received_at"
    fieldsets = [
        (None, {"fields": ["unit", ("campaign", "phase"), "status", ("received_at", "version")]}),
        ("Soạn thảo", {"fields": [("begun_at", "changed_at", "changed_by")]}),
    ]
    readonly_fields = ["campaign"]
    inlines = [
        parts(Figure, "measure", "state", "value", "numerator", "denominator", "is_yes", "words",
              "verdict", related=["measure"]),
        parts(ReportSection, "order", "title", "text"),
        parts(Highlight, "order", "kind", "name"),
        parts(Award, "order", "title", "form", "quantity", related=["title", "form"]),
        parts(Evidence, "name", "content_type", "size", "added_at", "added_by", "removed_at",
              related=["added_by"]),
        parts(ReportVersion, "number", "sent_at", "sent_by", "on_behalf_of", "sha256"),
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("unit__names")

    @admin.display(description="phong trào")
    def campaign(self, report):
        return report.campaign


class OfSentReports(OfVisibleReports):
    """… and not while the unit is writing it."""

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(report__status__in=BEING_WRITTEN)


@admin.register(Figure)
class FigureAdmin(OfSentReports, ReadOnly, SearchByKey):
    list_display = [
        "measure",
        "unit",
        "phase",
        "state",
        "value",
        "numerator",
        "denominator",
        "verdict",
    ]
    list_filter = ["state", "verdict", "measure__kind", "report__phase__campaign"]
    list_select_related = ["measure", "report__unit", "report__phase"]
    search_fields = [*(f"report__{name}" for name in UNIT_NAMES), "measure__code__icontains"]
    search_help_text = "Tìm theo đơn vị (không cần dấu) hoặc mã số đo"
    ordering = ["report", "measure__order", "pk"]


@admin.register(ReportVersion)
class ReportVersionAdmin(OfVisibleReports, ReadOnly, SearchByKey):
    list_display = ["unit", "phase", "number", "sent_at", "sent_by", "on_behalf_of"]
    list_filter = ["report__phase__campaign__bloc", "report__phase__campaign"]
    list_select_related = ["report__unit", "report__phase"]
    search_fields = [f"report__{name}" for name in UNIT_NAMES]
    search_help_text = "Tìm theo đơn vị, không cần dấu"
    date_hierarchy = "sent_at"
    ordering = ["-sent_at"]
    readonly_fields = ["is_intact"]

    @admin.display(description="nguyên vẹn", boolean=True)
    def is_intact(self, version):
        return version.is_intact


@admin.register(Evidence)
class EvidenceAdmin(OfSentReports, ReadOnly, SearchByKey):
    """The files' names and fingerprints; a file itself is opened on its report's page."""

    list_display = ["name", "unit", "phase", "content_type", "volume", "added_at", "removed_at"]
    list_filter = ["content_type", ("removed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["report__unit", "report__phase"]
    search_fields = [*(f"report__{name}" for name in UNIT_NAMES), "sha256__startswith"]
    search_help_text = "Tìm theo đơn vị (không cần dấu) hoặc dấu vân tay SHA-256"
    date_hierarchy = "added_at"
    ordering = ["-added_at"]
    exclude = ["file"]

    @admin.display(description="dung lượng", ordering="size")
    def volume(self, evidence):
        return filesizeformat(evidence.size)
