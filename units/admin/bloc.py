"""Blocs and their members, year by year."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.timezone import localdate

from emulation.admin import (
    KeptHistory,
    KnownRows,
    NeverDeleted,
    NewRows,
    RecordedAdmin,
    SearchByKey,
)
from units.models import Bloc, MemberRole, Membership

TWO_HEADS = "Mỗi năm khối chỉ có một trưởng khối."


class OneHead(BaseInlineFormSet):
    """Two heads typed at once: the database would refuse the second with an error page."""

    def clean(self):
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        if sum(form.cleaned_data.get("role") == MemberRole.HEAD for form in kept) > 1:
            raise ValidationError(TWO_HEADS)


class MemberRows(KnownRows):
    """The members of the year that is chosen above the form."""

    model = Membership
    formset = OneHead
    fields = ["order", "unit", "role", "is_typed_for", "joined_on", "left_on"]
    readonly_fields = ["unit"]
    ordering = ["order", "pk"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).filter(year=request.year_shown)
        return rows.select_related("unit").prefetch_related("unit__names")


class NewMemberRows(NewRows):
    """A new one begins as a member; which of them leads is chosen in the list above."""

    model = Membership
    verbose_name_plural = "thêm thành viên"
    fields = ["year", "order", "unit", "is_typed_for", "joined_on"]
    autocomplete_fields = ["unit"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "year":
            field.initial = getattr(request, "year_shown", localdate().year)
        return field


@admin.register(Bloc)
class BlocAdmin(NeverDeleted, SearchByKey, RecordedAdmin, KeptHistory):
    list_display = ["code", "name", "kind", "head_unit", "member_count", "head_confirms"]
    list_display_links = ["code", "name"]
    list_filter = ["kind", "head_confirms", "leader_approves"]
    search_fields = ["name_key__contains", "code__icontains"]
    search_help_text = "Tìm theo tên (không cần dấu) hoặc mã khối"
    fieldsets = [
        (None, {"fields": [("code", "kind"), "name", "short_name"]}),
        ("Quy trình của khối", {"fields": ["head_confirms", "leader_approves"]}),
        ("Văn bản của khối", {"fields": ["prints_check_code"]}),
    ]
    inlines = [MemberRows, NewMemberRows]
    change_form_template = "admin/units/bloc/change_form.html"

    def get_queryset(self, request):
        return super().get_queryset(request).for_list(localdate().year)

    @admin.display(description="trưởng khối năm nay")
    def head_unit(self, bloc):
        return next((str(member.unit) for member in bloc.heads), None)

    @admin.display(description="số đơn vị năm nay", ordering="member_count")
    def member_count(self, bloc):
        return bloc.member_count

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        years = self._years(object_id)
        asked = request.GET.get("nam", "")
        today = localdate().year
        request.year_shown = int(asked) if asked in map(str, years) else years[0]
        if not asked and today in years:
            request.year_shown = today
        context = {"years": years, "year_shown": request.year_shown}
        return super().changeform_view(
            request, object_id, form_url, (extra_context or {}) | context
        )

    def _years(self, object_id):
        """Those in which the bloc has members, and this one; the latest first."""
        rows = Membership.objects.order_by()
        rows = rows.filter(bloc=object_id) if (object_id or "").isdecimal() else rows.none()
        return sorted({localdate().year, *rows.values_list("year", flat=True)}, reverse=True)


@admin.register(Membership)
class MembershipAdmin(SearchByKey, RecordedAdmin, KeptHistory):
    list_display = ["year", "bloc", "order", "unit", "role", "is_typed_for", "joined_on", "left_on"]
    list_display_links = ["unit"]
    list_filter = ["year", "bloc", "role", "is_typed_for"]
    list_select_related = ["bloc", "unit"]
    search_fields = [
        "unit__names__full_name_key__contains",
        "unit__names__short_name_key__contains",
    ]
    search_help_text = "Tìm theo tên đơn vị, không cần dấu"
    autocomplete_fields = ["bloc", "unit"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("unit__names")
