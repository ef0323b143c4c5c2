"""Campaigns. Their standing office writes them on their own pages; here one may look at all of
it, and mend of a draft what is not part of its text."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from campaigns.models import (
    AmendedItem,
    Amendment,
    Assignment,
    Campaign,
    CampaignBasis,
    ExpectedUnit,
    Measure,
    Movement,
    Phase,
    PrizeTier,
    Recipient,
    Section,
    Target,
)
from emulation.admin import (
    NeverDeleted,
    ReadOnly,
    ReadOnlyTable,
    RecordedAdmin,
    SearchByKey,
    VisibleOnly,
)
from emulation.review import ReviewRefused, StaleVersion

MENDED = ["code", "kind", "participants", "parent"]


def parts(model, *fields, related=()):
    """A read-only table of one kind of parts."""
    name = f"{model.__name__}Rows"
    rows = {"model": model, "fields": fields, "readonly_fields": fields, "related": related}
    return type(name, (PartRows,), rows)


class PartRows(ReadOnlyTable):
    related = ()
    classes = ["collapse"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.related)


class MendDraftForm(forms.ModelForm):
    """Refused when somebody wrote on the draft meanwhile, or it is no longer one."""

    version_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version_seen"] = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            try:
                Campaign.objects.lock_draft(
                    self.instance.pk, version=cleaned.get("version_seen") or 0
                )
            except (StaleVersion, ReviewRefused) as refused:
                raise ValidationError(str(refused)) from refused
        return cleaned


@admin.register(Campaign)
class CampaignAdmin(NeverDeleted, VisibleOnly, SearchByKey, RecordedAdmin):
    form = MendDraftForm
    list_display = ["title", "bloc", "starts_on", "ends_on", "status", "due_at", "launched_at"]
    list_filter = ["status", "kind", "bloc"]
    list_select_related = ["bloc"]
    search_fields = ["title_key__contains", "code__icontains", "bloc__name_key__contains"]
    search_help_text = "Tìm theo trích yếu, khối (không cần dấu) hoặc mã phong trào"
    date_hierarchy = "starts_on"
    autocomplete_fields = ["parent"]
    fieldsets = [
        (None, {"fields": ["status", "title", "bloc", ("starts_on", "ends_on"), "launched_at"]}),
        ("Sắp xếp", {"fields": ["version_seen", ("code", "kind"), "participants", "parent"]}),
        ("Chủ đề", {"classes": ["collapse"], "fields": ["theme", "motto", "opening", "closing"]}),
        ("Hạn đăng ký", {"fields": ["due_text", ("due_on", "due_rule", "weekend_rule"), "due_at"]}),
        (
            "Thể thức văn bản",
            {
                "classes": ["collapse"],
                "fields": [
                    ("paper_type", "paper_abbreviation"),
                    ("issuing_body", "signatory"),
                    ("number", "day", "month", "paper_year"),
                ],
            },
        ),
        ("Sửa lần cuối", {"fields": [("changed_at", "changed_by", "version")]}),
    ]
    inlines = [
        parts(ExpectedUnit, "order", "name", "short_name"),
        parts(Phase, "order", "name", "review", "starts_on", "ends_on", "due_text", "due_at",
              "locks_at"),
        parts(Target, "order", "code", "group", "text", "is_withdrawn"),
        parts(Measure, "order", "code", "name", "target", "unit_of_measure", "kind", "comparator",
              "goal", "aggregation", "is_withdrawn", related=["target"]),
        parts(Section, "order", "code", "style", "heading", "text", "slot"),
        parts(CampaignBasis, "order", "role", "basis", related=["basis"]),
        parts(Movement, "order", "code", "name", "note"),
        parts(PrizeTier, "order", "name", "quantity", "amount"),
        parts(Assignment, "order", "body", "task"),
        parts(Recipient, "order", "text", "note"),
        parts(Amendment, "number", "made_at", "made_by", "paper", "reason"),
    ]  # fmt: skip

    def has_add_permission(self, request):
        """A campaign begins on its own page, where its bloc's standing office writes it."""
        return False

    def has_change_permission(self, request, obj=None):
        """Launched, it changes by an amendment only."""
        return (obj is None or obj.is_draft) and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        named = [name for _, options in self.fieldsets for row in options["fields"]
                 for name in (row if isinstance(row, tuple) else (row,))]  # fmt: skip
        return [name for name in named if name not in [*MENDED, "version_seen"]]

    def get_fieldsets(self, request, obj=None):
        """Who may only look has no need of the version he looked at."""
        if self.has_change_permission(request, obj):
            return self.fieldsets
        return [
            (name, options | {"fields": [f for f in options["fields"] if f != "version_seen"]})
            for name, options in self.fieldsets
        ]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        obj.mark_changed(request.user)


@admin.register(Amendment)
class AmendmentAdmin(ReadOnly, SearchByKey):
    list_display = ["campaign", "number", "made_at", "made_by", "paper"]
    list_select_related = ["campaign"]
    search_fields = ["campaign__title_key__contains", "paper__icontains"]
    search_help_text = "Tìm theo phong trào (không cần dấu) hoặc số văn bản"
    date_hierarchy = "made_at"
    inlines = [parts(AmendedItem, "order", "what", "before", "after")]
