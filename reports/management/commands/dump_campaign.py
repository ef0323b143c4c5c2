"""Writes a campaign file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaigns.models import Campaign
from reports import campaign_file


class Command(BaseCommand):
    help = "Write a campaign with all its parts as a campaign file (docs/campaign-file.md)."

    def add_arguments(self, parser):
        parser.add_argument("code")
        parser.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")

    def handle(self, *, code, out, **options):
        campaign = Campaign.objects.not_amending().filter(code=code).first()
        if campaign is None:
            raise CommandError(f"Không có phong trào mang mã “{code}”.")
        text = campaign_file.dump(campaign)
        if out:
            out.write_text(text, "utf-8")
        else:
            self.stdout.write(text, ending="")
