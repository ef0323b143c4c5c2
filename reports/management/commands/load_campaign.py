"""Loads a campaign file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaigns.campaign_file import CampaignFileError
from reports import campaign_file
from units.models import User


class Command(BaseCommand):
    help = "Load a campaign file (docs/campaign-file.md): all of it, or nothing and every reason."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", metavar="USERNAME", help="who answers for the figures in it")
        parser.add_argument(
            "--replace", action="store_true", help="write a draft of the same code anew"
        )

    def handle(self, *, file, by, replace, **options):
        user = User.objects.filter(username=by).first() if by else None
        if by and user is None:
            raise CommandError(f"Không có tài khoản “{by}”.")
        try:
            campaign = campaign_file.load(file.read_text("utf-8"), by=user, replace=replace)
        except OSError as error:
            raise CommandError(f"Không đọc được tệp {file}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"Tệp {file} không phải là UTF-8.") from error
        except CampaignFileError as error:
            raise CommandError(f"Chưa nạp gì từ {file}:\n{error}") from error
        self.stdout.write(f"Đã nạp {campaign.code}: {campaign}.")
