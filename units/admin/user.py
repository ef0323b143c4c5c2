"""People: their accounts, and what they are appointed to do."""

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.db.models import Prefetch
from django.utils.timezone import localdate

from emulation.admin import (
    KeptHistory,
    KnownRows,
    NeverDeleted,
    NewRows,
    RecordedAdmin,
    SearchByKey,
)
from emulation.lockout import locked_usernames, unlock
from units.admin.dated import HoldsToday, holds_today
from units.models import Appointment, User
from units.staffing import appointed_on, appointments_on


class Appointed(admin.SimpleListFilter):
    title = "phân công hôm nay"
    parameter_name = "phan-cong"

    def lookups(self, request, model_admin):
        return [("co", "Có phân công"), ("khong", "Chưa được phân công")]

    def queryset(self, request, queryset):
        appointed = appointed_on(localdate())
        if self.value() == "co":
            return queryset.filter(appointed)
        return queryset.exclude(appointed) if self.value() == "khong" else queryset


class LockedOut(admin.SimpleListFilter):
    title = "khóa đăng nhập"
    parameter_name = "khoa"

    def lookups(self, request, model_admin):
        return [("co", "Đang bị khóa")]

    def queryset(self, request, queryset):
        return queryset.filter(username__in=locked_usernames()) if self.value() else queryset


class AppointmentRows(NeverDeleted, KnownRows):
    """An appointment is ended by its last day; who was appointed to what stays as it was."""

    model = Appointment
    fields = ["role", "place", "valid_from", "valid_to", "paper"]
    readonly_fields = ["role", "place"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("user", "unit", "bloc")
        return rows.prefetch_related("unit__names")

    @admin.display(description="nơi công tác")
    def place(self, appointment):
        return appointment.place


class NewAppointmentRows(NewRows):
    model = Appointment
    verbose_name_plural = "thêm phân công"
    fields = ["role", "unit", "bloc", "valid_from", "valid_to", "paper"]
    autocomplete_fields = ["unit", "bloc"]


@admin.register(User)
class PersonAdmin(NeverDeleted, RecordedAdmin, KeptHistory, UserAdmin, SearchByKey):
    """An account is never deleted: it is deactivated. Only a superuser touches another, or
    what an account may do in the administration."""

    list_display = ["username", "full_name", "post", "appointed_to", "is_active", "last_login"]
    list_filter = [Appointed, LockedOut, "is_active", "is_staff", "is_superuser"]
    search_fields = ["full_name_key__contains", "username__icontains"]
    search_help_text = "Tìm theo họ tên (không cần dấu) hoặc tên đăng nhập"
    fieldsets = [
        (None, {"fields": ["username", "password", "is_active"]}),
        ("Thông tin cá nhân", {"fields": ["full_name", "post", ("phone", "email")]}),
        (
            "Quyền trong trang quản trị",
            {
                "classes": ["collapse"],
                "fields": ["is_staff", "is_superuser", "groups", "user_permissions"],
                "description": "Quyền trong khối và đơn vị đi theo phân công, không theo mục này.",
            },
        ),
        ("Thời điểm", {"fields": [("last_login", "date_joined")]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2"]}),
        ("Thông tin cá nhân", {"fields": ["full_name", "post", ("phone", "email")]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    inlines = [AppointmentRows, NewAppointmentRows]
    actions = ["deactivate", "activate", "unlock_sign_in"]

    def get_queryset(self, request):
        today = appointments_on(localdate()).select_related("unit", "bloc")
        appointments = Prefetch(
            "appointments", today.prefetch_related("unit__names"), to_attr="current"
        )
        return super().get_queryset(request).prefetch_related(appointments)

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        own = ("is_staff", "is_superuser", "groups", "user_permissions")
        return fixed if request.user.is_superuser else (*fixed, *own)

    def has_change_permission(self, request, obj=None):
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_change_permission(request, obj)

    @admin.display(description="phân công hôm nay")
    def appointed_to(self, user):
        return "; ".join(f"{a.get_role_display()}, {a.place}" for a in user.current)

    @admin.action(description="Ngừng sử dụng các tài khoản đã chọn", permissions=["change"])
    def deactivate(self, request, queryset):
        self._switch(request, queryset.exclude(pk=request.user.pk), is_active=False)

    @admin.action(description="Cho sử dụng lại các tài khoản đã chọn", permissions=["change"])
    def activate(self, request, queryset):
        self._switch(request, queryset, is_active=True)

    @admin.action(description="Mở khóa đăng nhập", permissions=["change"])
    def unlock_sign_in(self, request, queryset):
        for user in self._touchable(request, queryset):
            unlock(user.username)
            self.log_change(request, user, "Mở khóa đăng nhập.")
        messages.success(request, "Đã mở khóa đăng nhập cho các tài khoản đã chọn.")

    def _switch(self, request, queryset, *, is_active):
        users = self._touchable(request, queryset.exclude(is_active=is_active))
        for user in users:
            user.is_active = is_active
            user.save(update_fields=["is_active"])
            done = "Cho sử dụng lại." if is_active else "Ngừng sử dụng."
            self.log_change(request, user, done)
        messages.success(request, f"Đã đổi {len(users)} tài khoản.")

    def _touchable(self, request, queryset):
        return [user for user in queryset if self.has_change_permission(request, user)]


@admin.register(Appointment)
class AppointmentAdmin(NeverDeleted, SearchByKey, RecordedAdmin, KeptHistory):
    list_display = ["user", "role", "place", "valid_from", "valid_to", holds_today, "paper"]
    list_filter = ["role", HoldsToday]
    list_select_related = ["user", "unit", "bloc"]
    search_fields = [
        "user__full_name_key__contains",
        "user__username__icontains",
        "unit__names__full_name_key__contains",
        "bloc__name_key__contains",
    ]
    search_help_text = "Tìm theo người, đơn vị hoặc khối, không cần dấu"
    autocomplete_fields = ["user", "unit", "bloc"]
    fields = ["user", "role", "unit", "bloc", ("valid_from", "valid_to"), "paper"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("unit__names")

    def get_readonly_fields(self, request, obj=None):
        """Who was appointed to what stays as it was: it is ended by a day, and another begun."""
        return ["user", "role", "unit", "bloc"] if obj else []

    @admin.display(description="nơi công tác")
    def place(self, appointment):
        return appointment.place


admin.site.unregister(Group)


@admin.register(Group)
class PermissionGroupAdmin(RecordedAdmin, GroupAdmin):
    """What the members of a group may do here: given by superusers only."""

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser
