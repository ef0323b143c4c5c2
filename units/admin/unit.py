"""Units: their names by date, and what became of them."""

from datetime import date
from itertools import pairwise

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.timezone import localdate

from emulation.admin import (
    KeptHistory,
    KnownRows,
    NamedCells,
    NeverDeleted,
    NewRows,
    RecordedAdmin,
    SearchByKey,
)
from units.admin.dated import HoldsToday, holds_today
from units.models import Unit, UnitName, UnitSuccession
from units.staffing import without_officer

TWO_NAMES = "Hai tên gọi trùng thời gian. Ghi ngày cuối của tên cũ trước khi thêm tên mới."


class OneNameAtATime(BaseInlineFormSet):
    """Two names on one day: papers would go on printing the old one."""

    def clean(self):
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        spans = sorted(
            (row.get("valid_from") or date.min, row.get("valid_to") or date.max)
            for row in (form.cleaned_data for form in kept)
            if row.get("full_name")
        )
        if any(before[1] >= after[0] for before, after in pairwise(spans)):
            raise ValidationError(TWO_NAMES)


class NameRows(NamedCells):
    model = UnitName
    formset = OneNameAtATime
    fields = ["full_name", "short_name", "valid_from", "valid_to"]
    extra = 0
    min_num = 1
    validate_min = True


class Officer(admin.SimpleListFilter):
    title = "cán bộ đầu mối"
    parameter_name = "dau-moi"

    def lookups(self, request, model_admin):
        return [("thieu", "Chưa có cán bộ đầu mối")]

    def queryset(self, request, queryset):
        return without_officer(localdate(), queryset) if self.value() else queryset


class SuccessionRows(KnownRows):
    model = UnitSuccession
    fk_name = "predecessor"
    verbose_name_plural = "đơn vị này trở thành"
    readonly_fields = ["successor"]
    show_change_link = True

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("successor")
        return rows.prefetch_related("successor__names")


class NewSuccessionRows(NewRows):
    model = UnitSuccession
    fk_name = "predecessor"
    verbose_name_plural = "thêm: đơn vị này trở thành"
    autocomplete_fields = ["successor"]


class OriginRows(KnownRows):
    model = UnitSuccession
    fk_name = "successor"
    verbose_name_plural = "đơn vị này kế thừa"
    readonly_fields = ["predecessor"]
    show_change_link = True

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("predecessor")
        return rows.prefetch_related("predecessor__names")


@admin.register(Unit)
class UnitAdmin(NeverDeleted, SearchByKey, RecordedAdmin, KeptHistory):
    list_display = ["code", "name", "kind", "parent", "valid_from", "valid_to", holds_today]
    list_display_links = ["code", "name"]
    list_filter = ["kind", HoldsToday, Officer]
    list_select_related = ["parent"]
    search_fields = [
        "names__full_name_key__contains",
        "names__short_name_key__contains",
        "code__icontains",
    ]
    search_help_text = "Tìm theo tên (kể cả tên cũ, không cần dấu) hoặc mã đơn vị"
    fields = [("code", "kind"), "parent", ("valid_from", "valid_to")]
    autocomplete_fields = ["parent"]
    inlines = [NameRows, SuccessionRows, NewSuccessionRows, OriginRows]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("names", "parent__names")

    @admin.display(description="tên hiện nay")
    def name(self, unit):
        return str(unit)


@admin.register(UnitSuccession)
class UnitSuccessionAdmin(SearchByKey, RecordedAdmin, KeptHistory):
    list_display = ["on", "kind", "predecessor", "successor", "paper"]
    list_filter = ["kind"]
    list_select_related = ["predecessor", "successor"]
    date_hierarchy = "on"
    search_fields = [
        "predecessor__names__full_name_key__contains",
        "successor__names__full_name_key__contains",
    ]
    search_help_text = "Tìm theo tên đơn vị trước hoặc sau, không cần dấu"
    autocomplete_fields = ["predecessor", "successor"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.prefetch_related("predecessor__names", "successor__names")
