"""Official papers with a number: read-only, the bytes left out."""

from django.contrib import admin

from emulation.admin import ReadOnly, Searched, VisibleOnly
from reports.models import Document


@admin.register(Document)
class DocumentAdmin(ReadOnly, VisibleOnly, Searched):
    list_display = ["notation", "dated_on", "type_name", "abstract", "body", "status", "issued_at"]
    list_filter = ["status", "type_name", "bloc"]
    list_select_related = ["body"]
    search_fields = ["notation", "abstract", "pdf_sha256__startswith"]
    search_help_text = "Tìm theo số, ký hiệu, trích yếu hoặc mã SHA-256"
    date_hierarchy = "dated_on"
    exclude = ["pdf", "word", "paper", "object_id"]
    readonly_fields = ["is_intact"]

    def get_queryset(self, request):
        return super().get_queryset(request).light()

    @admin.display(description="nguyên vẹn", boolean=True)
    def is_intact(self, document):
        return not document.damaged_parts()
