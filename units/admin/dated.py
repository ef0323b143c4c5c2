"""Whether a dated row holds today: a filter and a column for every list of such rows."""

from django.contrib import admin
from django.utils.timezone import localdate

from units.models.unit import in_force


class HoldsToday(admin.SimpleListFilter):
    title = "hiệu lực"
    parameter_name = "hieu-luc"

    def lookups(self, request, model_admin):
        return [
            ("nay", "Đang có hiệu lực"),
            ("het", "Đã hết hiệu lực"),
            ("chua", "Chưa có hiệu lực"),
        ]

    def queryset(self, request, queryset):
        today = localdate()
        chosen = {
            "nay": in_force(today),
            "het": [("valid_to__lt", today)],
            "chua": [("valid_from__gt", today)],
        }
        return queryset.filter(*chosen.get(self.value(), []))


@admin.display(description="đang có hiệu lực", boolean=True)
def holds_today(row):
    return row.holds_on(localdate())
