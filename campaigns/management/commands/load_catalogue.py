"""Loads the titles and the forms of commendation that the law knows."""

from django.core.management.base import BaseCommand

from campaigns.campaign_file.catalogue import load_catalogue


class Command(BaseCommand):
    help = "Add the emulation titles and forms of commendation that are missing. Safe to run again."

    def handle(self, **options):
        loaded = load_catalogue()
        self.stdout.write(f"Danh mục: thêm {loaded.created} mục.")
        for name in loaded.different:
            self.stdout.write(f"Giữ nguyên “{name}”: khác với tệp danh mục kèm theo phần mềm.")
