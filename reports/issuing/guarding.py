"""Whether what is kept is still what was issued."""

from reports.models import Document


def damaged_documents():
    """(Document, the parts that disagree with their hash) of every paper that was changed."""
    kept = Document.objects.exclude(pdf_sha256="").select_related("body").defer("paper")
    for document in kept.order_by("pk").iterator(chunk_size=20):
        if parts := document.damaged_parts():
            yield document, parts
