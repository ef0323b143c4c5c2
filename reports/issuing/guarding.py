"""Whether what is kept is still what was issued, what was separated, and what came back signed."""

from collections import defaultdict
from itertools import chain

from reports.models import AppendixFile, Document, SignedVersion


def damaged_documents():
    """(Document, the parts that disagree with their hash) of every paper that was changed."""
    beside = damaged_parts_beside()
    kept = Document.objects.exclude(pdf_sha256="").select_related("body").defer("paper")
    for document in kept.order_by("pk").iterator(chunk_size=20):
        if parts := [*document.damaged_parts(), *beside[document.pk]]:
            yield document, parts


def damaged_parts_beside():
    """By paper, which files that are kept beside it were changed: “bản ký số lần 1”."""
    damaged = defaultdict(list)
    for model in (AppendixFile, SignedVersion):
        for file in model.objects.order_by("pk").iterator(chunk_size=20):
            damaged[file.document_id] += damaged_files([file])
    return damaged


def damaged_files(*files):
    """In words, which of these signed versions and appendices no longer agree with their hash."""
    return [file.part for file in chain(*files) if file.is_damaged]
