"""The bodies that issue papers, and who signs for them."""

from django.contrib import admin

from emulation.admin import KeptHistory, NamedCells, NeverDeleted, RecordedAdmin
from units.admin.dated import HoldsToday, holds_today
from units.models import IssuingBody, Register, RegisterRun, Signatory

LAYOUT = ["family", "superior_lines", "issuing_lines", ("symbol", "place"), "archive_line"]


class SignatoryRows(NeverDeleted, admin.StackedInline):
    model = Signatory
    extra = 0
    fields = [
        ("name", "post"), "authority_lines", "further_posts", ("valid_from", "valid_to"),
    ]  # fmt: skip


@admin.register(IssuingBody)
class IssuingBodyAdmin(NeverDeleted, RecordedAdmin, KeptHistory):
    list_display = [
        "name",
        "family",
        "of",
        "symbol",
        "place",
        "valid_from",
        "valid_to",
        holds_today,
    ]
    list_filter = ["family", HoldsToday]
    list_select_related = ["unit", "bloc"]
    search_fields = ["name", "symbol"]
    search_help_text = "Tìm theo tên hoặc ký hiệu"
    autocomplete_fields = ["unit", "bloc"]
    fieldsets = [
        (None, {"fields": ["name", ("unit", "bloc"), ("valid_from", "valid_to")]}),
        ("Trình bày văn bản", {"fields": LAYOUT}),
    ]
    inlines = [SignatoryRows]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("unit__names")

    @admin.display(description="của")
    def of(self, body):
        return body.unit or body.bloc


@admin.register(Signatory)
class SignatoryAdmin(NeverDeleted, RecordedAdmin, KeptHistory):
    list_display = ["name", "post", "body", "valid_from", "valid_to", holds_today]
    list_display_links = ["name", "post"]
    list_filter = [HoldsToday]
    list_select_related = ["body"]
    search_fields = ["name", "post", "body__name"]
    search_help_text = "Tìm theo họ tên, chức vụ, chủ thể ban hành"
    autocomplete_fields = ["body"]


class Runs(NamedCells):
    """How far each run of numbers has come: it is never set by hand."""

    model = RegisterRun
    fields = readonly_fields = ["period", "last"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Register)
class RegisterAdmin(NeverDeleted, RecordedAdmin, KeptHistory):
    list_display = ["name", "body", "type_symbol", "period", "term", "is_external"]
    list_filter = ["period", "is_external"]
    list_select_related = ["body"]
    search_fields = ["name", "body__name"]
    search_help_text = "Tìm theo tên sổ, chủ thể ban hành"
    autocomplete_fields = ["body"]
    fieldsets = [
        (None, {"fields": ["body", "name", "type_symbol", ("period", "term")]}),
        ("Cách ghi số", {"fields": [("prefix", "start", "width"), "is_external"]}),
    ]
    inlines = [Runs]
