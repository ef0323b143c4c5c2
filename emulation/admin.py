"""The administrators' pages: what those of every app share, and the record of acts."""

import json

from axes.admin import AccessAttemptAdmin, AccessFailureLogAdmin, AccessLogAdmin
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult
from simple_history.admin import SimpleHistoryAdmin

from emulation.models import Event
from emulation.search import fold
from emulation.text import clean_text

LONGEST_SEARCH = 100  # characters: each word is one more condition of the query

NAMED_BY_US = {"axes": "Nhật ký đăng nhập", "django_tasks_database": "Việc chạy nền"}
for label, name in NAMED_BY_US.items():
    apps.get_app_config(label).verbose_name = name
admin.site.site_title = "Quản trị Thi đua"
admin.site.index_title = "Quản trị hệ thống"
admin.site.empty_value_display = "–"


class Searched(admin.ModelAdmin):
    """Searches for what was typed, as it is stored, and for no more words than a person types."""

    def get_search_results(self, request, queryset, search_term):
        typed = clean_text(search_term)[:LONGEST_SEARCH]
        return super().get_search_results(request, queryset, typed)


class SearchByKey(Searched):
    """Finds by folded keys: name them in `search_fields`, and “so y te” finds “Sở Y tế”."""

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


class RecordedAdmin(Searched):
    """What is added, changed or deleted here stands in the record of acts, too."""

    def log_addition(self, request, obj, message):
        record(obj, "admin_add", "Thêm trong quản trị", request, message)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        record(obj, "admin_change", "Sửa trong quản trị", request, message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            record(obj, "admin_delete", "Xóa trong quản trị", request, [])
        return super().log_deletions(request, queryset)


def record(obj, action, label, request, message):
    """`message` is the admin's own account of the change: words, or a list of what changed."""
    kept = message if isinstance(message, str) else json.dumps(message)
    words = LogEntry(change_message=kept).get_change_message()
    Event.objects.record(obj, action, label, by=request.user, note=words)


class KeptHistory(SimpleHistoryAdmin):
    """Shows what a row was like and who changed it; an old state is never put back from there."""

    object_history_list_template = "admin/_history_list.html"

    def revert_disabled(self, request, obj=None):
        return True

    def history_form_view(self, request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)


class NeverDeleted:
    """What others point to, or what is ended by a date: it is never deleted here."""

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnly(NeverDeleted):
    """Looked at here and changed elsewhere, if at all."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class VisibleOnly:
    """What units write is shown here, too, only to those whom `visible_to` lets see it."""

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)


class ReadOnlyTable(ReadOnly, admin.TabularInline):
    """The rows of a thing, on its page."""

    extra = 0
    show_change_link = False


class NamedCells(admin.TabularInline):
    """A field in a table has no label beside it: who cannot see its column hears its name."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            widget = getattr(field.widget, "widget", field.widget)  # within the links beside it
            widget.attrs["aria-label"] = field.label
        return field


class KnownRows(NamedCells):
    """The rows that are there. New ones are added below, in `NewRows`: so a page of any length
    draws one box to choose from, and not one for each row."""

    extra = 0

    def has_add_permission(self, request, obj=None):
        return False


class NewRows(NeverDeleted, NamedCells):
    """Room for new rows."""

    extra = 1

    def get_queryset(self, request):
        return super().get_queryset(request).none()


@admin.register(Event)
class EventAdmin(ReadOnly, Searched):
    list_display = ["at", "action_label", "subject_name", "actor", "on_behalf_of", "note"]
    list_filter = ["action_label"]
    search_fields = ["subject_name", "actor", "actor_username", "subject"]
    search_help_text = "Tìm theo đối tượng, người thực hiện, tài khoản"
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
    list_per_page = 50
    readonly_fields = ["is_intact"]

    @admin.display(description="nguyên vẹn", boolean=True)
    def is_intact(self, event):
        return event.computed_hash() == event.hash


admin.site.unregister([AccessAttempt, AccessFailureLog, AccessLog, DBTaskResult])


@admin.register(AccessAttempt)
class WrongPasswordAdmin(ReadOnly, Searched, AccessAttemptAdmin):
    """Who tried a wrong password lately; an account is unlocked in the list of users."""

    list_display = ["attempt_time", "username", "ip_address", "failures_since_start", "user_agent"]
    actions = None


@admin.register(AccessFailureLog)
class FailedSignInAdmin(ReadOnly, Searched, AccessFailureLogAdmin):
    list_display = ["attempt_time", "username", "ip_address", "locked_out", "user_agent"]


@admin.register(AccessLog)
class SignInAdmin(ReadOnly, Searched, AccessLogAdmin):
    list_display = ["attempt_time", "logout_time", "username", "ip_address", "user_agent"]


class JobStates(admin.ChoicesFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "trạng thái"


@admin.register(DBTaskResult)
class JobAdmin(DBTaskResultAdmin):
    """What the worker has done. A job's own page speaks the terms of its package."""

    list_display = ["job", "state", "asked_at", "begun_at", "ended_at"]
    list_filter = [("status", JobStates)]

    @admin.display(description="việc", ordering="task_path")
    def job(self, result):
        return result.task_name

    @admin.display(description="trạng thái", ordering="status")
    def state(self, result):
        return result.get_status_display()

    @admin.display(description="đưa vào lúc", ordering="enqueued_at")
    def asked_at(self, result):
        return result.enqueued_at

    @admin.display(description="bắt đầu lúc", ordering="started_at")
    def begun_at(self, result):
        return result.started_at

    @admin.display(description="xong lúc", ordering="finished_at")
    def ended_at(self, result):
        return result.finished_at
