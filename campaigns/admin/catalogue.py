"""Catalogues: titles, forms of commendation, legal bases. Ended by a date, never deleted."""

from django.contrib import admin
from django.utils.timezone import localdate

from campaigns.models import CommendationForm, EmulationTitle, LegalBasis
from emulation.admin import KeptHistory, NeverDeleted, RecordedAdmin, SearchByKey
from units.admin.dated import HoldsToday, holds_today


@admin.register(EmulationTitle, CommendationForm)
class CatalogueAdmin(NeverDeleted, RecordedAdmin, KeptHistory):
    list_display = ["code", "name", "abbreviation", "holder", "level", "legal_source", holds_today]
    list_display_links = ["code", "name"]
    list_filter = ["holder", "level", HoldsToday]
    search_fields = ["code", "name", "abbreviation"]
    search_help_text = "Tìm theo mã, tên gọi, tên viết tắt"
    ordering = ["order", "pk"]
    fields = [
        ("code", "order"), "name", "abbreviation", ("holder", "level"), "legal_source",
        ("valid_from", "valid_to"),
    ]  # fmt: skip


class Expired(admin.SimpleListFilter):
    title = "hiệu lực"
    parameter_name = "hieu-luc"

    def lookups(self, request, model_admin):
        return [("con", "Còn hiệu lực"), ("het", "Đã hết hiệu lực")]

    def queryset(self, request, queryset):
        expired = {"valid_until__lt": localdate()}
        if self.value() == "het":
            return queryset.filter(**expired)
        return queryset.exclude(**expired) if self.value() == "con" else queryset


@admin.register(LegalBasis)
class LegalBasisAdmin(NeverDeleted, SearchByKey, RecordedAdmin, KeptHistory):
    list_display = ["kind", "number", "issued_on", "issuer", "subject", "valid_until"]
    list_display_links = ["kind", "number", "subject"]
    list_filter = [Expired, "kind"]
    search_fields = ["subject_key__contains", "number__icontains"]
    search_help_text = "Tìm theo trích yếu (không cần dấu) hoặc số, ký hiệu"
    date_hierarchy = "issued_on"
    fields = [("kind", "number"), ("issued_on", "issuer"), "subject", "valid_until"]
