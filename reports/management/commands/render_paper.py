"""Draws one official paper as PDF."""

from argparse import RawTextHelpFormatter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from emulation.pdf import PaperTooLarge, render_pdf
from reports.documents import KINDS
from reports.previewing import preview


class Command(BaseCommand):
    help = "Draw one official paper as PDF. KIND is one of:\n" + "\n".join(
        f"  {name:10} {kind.title} (ID of a {kind.model.__name__})" for name, kind in KINDS.items()
    )

    def create_parser(self, prog_name, subcommand, **kwargs):
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawTextHelpFormatter, **kwargs
        )

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="KIND", choices=KINDS)
        parser.add_argument("id", metavar="ID", type=int)
        parser.add_argument("--out", metavar="FILE.pdf", type=Path, required=True)

    def handle(self, *, kind, id, out, **options):
        row = KINDS[kind].every().filter(pk=id).first()
        if row is None:
            raise CommandError(f"Không có {KINDS[kind].title.lower()} số {id}.")
        try:
            out.write_bytes(render_pdf(preview(kind, row)))
        except PaperTooLarge as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"Không ghi được {out}: {error.strerror}.") from error
        self.stdout.write(f"{row}: {out}")
