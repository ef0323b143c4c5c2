"""Fills a development database with the demonstration."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reports.demo import STAGES, Demonstration
from reports.demo.people import PASSWORD, accounts_to_show

KEPT = "Đã có dữ liệu trình diễn; giữ nguyên. Muốn xem giai đoạn khác: dùng cơ sở dữ liệu mới."


class Command(BaseCommand):
    help = "Fill a development database with an invented province. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--stage", choices=list(STAGES), default="midyear", help="how far the year has come"
        )
        parser.add_argument(
            "--year", type=int, help="default: the latest in which that stage has passed"
        )

    def handle(self, *, stage, year, **options):
        if not settings.DEBUG:
            raise CommandError("Dữ liệu trình diễn chỉ dùng khi phát triển (DEBUG=true).")
        demonstration = Demonstration(stage, year)
        if demonstration.exists:
            self.stdout.write(
                "Đã có dữ liệu trình diễn; giữ nguyên (muốn đổi giai đoạn: dùng cơ sở dữ liệu mới)."
            )
        else:
            demonstration.build()
            self.stdout.write(f"Đã tạo dữ liệu trình diễn năm {demonstration.year} ({stage}).")
        self.stdout.write(f"Tài khoản trình diễn, mật khẩu chung: {PASSWORD}")
        for account in accounts_to_show():
            self.stdout.write(f"  {account.username:<22} {account.role}: {account.place}")
