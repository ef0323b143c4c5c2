"""A look at what units registered and blocs signed. Statuses move in the review alone."""

from django.contrib import admin

from campaigns.admin.campaign import parts
from campaigns.models import (
    Agreement,
    AgreementParty,
    Pledge,
    PledgedGoal,
    PledgedMovement,
    PledgedTitle,
    PledgeTheme,
    PledgeVersion,
)
from emulation.admin import ReadOnly, SearchByKey, VisibleOnly
from emulation.review import SentVersion

UNIT_NAMES = ["unit__names__full_name_key__contains", "unit__names__short_name_key__contains"]


class SentOnly:
    """What a unit is writing is its own: until it is sent, one looks at the versions sent before.
    Those who write it have their own pages."""

    def get_inlines(self, request, obj):
        if obj and obj.is_being_written:
            return [rows for rows in self.inlines if issubclass(rows.model, SentVersion)]
        return self.inlines


@admin.register(Pledge)
class PledgeAdmin(SentOnly, ReadOnly, VisibleOnly, SearchByKey):
    list_display = ["unit", "campaign", "status", "received_at", "changed_at", "changed_by"]
    list_filter = ["status", "campaign__bloc", "campaign"]
    list_select_related = ["unit", "campaign", "changed_by"]
    search_fields = [*UNIT_NAMES, "campaign__title_key__contains"]
    search_help_text = "Tìm theo đơn vị, phong trào, không cần dấu"
    date_hierarchy = "received_at"
    fieldsets = [
        (None, {"fields": ["unit", "campaign", "status", ("received_at", "version")]}),
        ("Soạn thảo", {"fields": [("changed_at", "changed_by")]}),
        ("Nội dung", {"fields": ["measures_taken"]}),
        ("Thể thức văn bản", {"fields": ["issuing_body", "signatory"]}),
    ]
    inlines = [
        parts(PledgeTheme, "order", "text"),
        parts(PledgedGoal, "measure", "value", "is_agreed", "baseline", "reason",
              related=["measure"]),
        parts(PledgedTitle, "order", "title", "quantity", related=["title"]),
        parts(PledgedMovement, "order", "movement", "name", "goal", related=["movement"]),
        parts(PledgeVersion, "number", "sent_at", "sent_by", "on_behalf_of", "sha256"),
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("unit__names")

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets[:2] if obj and obj.is_being_written else self.fieldsets


@admin.register(PledgeVersion)
class PledgeVersionAdmin(ReadOnly, SearchByKey):
    list_display = ["pledge", "number", "sent_at", "sent_by", "on_behalf_of"]
    list_filter = ["pledge__campaign__bloc", "pledge__campaign"]
    list_select_related = ["pledge__unit", "pledge__campaign"]
    search_fields = [f"pledge__{name}" for name in UNIT_NAMES]
    search_help_text = "Tìm theo đơn vị, không cần dấu"
    date_hierarchy = "sent_at"
    ordering = ["-sent_at"]
    readonly_fields = ["is_intact"]

    def get_queryset(self, request):
        visible = Pledge.objects.visible_to(request.user)
        rows = super().get_queryset(request).filter(pledge__in=visible)
        return rows.prefetch_related("pledge__unit__names")

    @admin.display(description="nguyên vẹn", boolean=True)
    def is_intact(self, version):
        return version.is_intact


@admin.register(Agreement)
class AgreementAdmin(ReadOnly, VisibleOnly, SearchByKey):
    list_display = ["campaign", "bloc", "signed_on", "venue", "signed"]
    list_filter = ["campaign__bloc"]
    list_select_related = ["campaign__bloc"]
    search_fields = ["campaign__title_key__contains", "campaign__bloc__name_key__contains"]
    search_help_text = "Tìm theo phong trào, khối, không cần dấu"
    date_hierarchy = "signed_on"
    fields = ["campaign", "signed_on", "venue", "common_content", "commitment", "witnesses"]
    inlines = [parts(AgreementParty, "order", "name", "representative", "post", "signed_on",
                     "recorded_by")]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("parties")

    @admin.display(description="khối")
    def bloc(self, agreement):
        return agreement.campaign.bloc

    @admin.display(description="đã ký")
    def signed(self, agreement):
        parties = agreement.parties.all()
        return f"{sum(party.has_signed for party in parties)}/{len(parties)}"
