"""Holds the file of a year against its own sums and against what is kept here."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from reports.archive.checking import check


class Command(BaseCommand):
    help = (
        "Check the archive of a bloc's year: every file against SHA256SUMS and, where this "
        "database holds the originals, against the hashes kept when they were issued."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.zip")

    def handle(self, *, file, **options):
        try:
            findings = check(file)
        except OSError as error:
            raise CommandError(f"Không đọc được {file}: {error.strerror}.") from error
        for name, sentence in findings.wrong:
            self.stderr.write(f"{name}: {sentence}")
        self.stdout.write(self.compared(findings))
        if findings.wrong:
            raise CommandError(f"{file.name}: {len(findings.wrong)} điểm sai.")
        self.stdout.write(self.style.SUCCESS(f"{findings.files} tệp, còn nguyên vẹn."))

    def compared(self, findings):
        """How far the database could tell."""
        closed = findings.closed_by
        if closed:
            at = f"{localtime(closed.at):%H:%M %d/%m/%Y}"
            return f"Đúng từng byte tệp mà {closed.actor} đã đóng lúc {at}."
        if findings.compared:
            return (
                f"Đã đối chiếu {findings.compared} tệp với bản đang lưu; cả tệp ZIP thì không phải "
                "tệp nào đã đóng ở đây, từng byte."
            )
        return "Cơ sở dữ liệu này không giữ văn bản nào của hồ sơ: chỉ kiểm tra trong chính tệp."
