"""Whether what is kept is still what was issued, and what came back signed."""

from collections import defaultdict

from reports.models import Document, SignedVersion


def damaged_documents():
    """(Document, the parts that disagree with their hash) of every paper that was changed."""
    signed = damaged_versions()
    kept = Document.objects.exclude(pdf_sha256="").select_related("body").defer("paper")
    for document in kept.order_by("pk").iterator(chunk_size=20):
        if parts := [*document.damaged_parts(), *signed[document.pk]]:
            yield document, parts


def damaged_versions():
    """By paper, which of its signed versions were changed: “bản ký số lần 1”."""
    damaged = defaultdict(list)
    for version in SignedVersion.objects.order_by("pk").iterator(chunk_size=20):
        if version.is_damaged:
            damaged[version.document_id].append(f"bản ký số lần {version.order}")
    return damaged
