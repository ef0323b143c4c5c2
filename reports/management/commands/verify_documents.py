"""Holds the kept files of official papers against the hashes taken when they were issued."""

from django.core.management.base import BaseCommand, CommandError

from reports.issuing.guarding import damaged_documents
from reports.models import Document


class Command(BaseCommand):
    help = "Check every issued paper against its SHA-256 and name those that no longer agree."

    def handle(self, **options):
        damaged = list(damaged_documents())
        for document, parts in damaged:
            self.stderr.write(f"{document.pk}: {document} ({document.body}): {', '.join(parts)}")
        if damaged:
            raise CommandError(f"{len(damaged)} papers were changed behind our back.")
        checked = Document.objects.exclude(pdf_sha256="").count()
        self.stdout.write(self.style.SUCCESS(f"{checked} papers, intact."))
