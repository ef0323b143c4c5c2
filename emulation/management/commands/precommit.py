"""What must be right before a commit: format, lint, templates, migrations, tests."""

import subprocess
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

STEPS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "templates": ["-m", "djlint", "templates", "--check", "--lint", "--quiet"],
    "migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "tests": ["-m", "pytest", "--quiet", "--numprocesses=auto"],
}


class Command(BaseCommand):
    help = "Check what must be right before a commit, and name all that is not."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--skip", action="append", choices=STEPS, default=[])

    def handle(self, *, skip, **options):
        failed = [name for name in STEPS if name not in skip and not self.passes(name)]
        if failed:
            raise CommandError(f"Not ready: {', '.join(failed)}.")
        self.stdout.write("Ready to commit.")

    def passes(self, name):
        self.stdout.write(f"== {name}")
        self.stdout.flush()
        command = [sys.executable, *STEPS[name]]
        return subprocess.run(command, cwd=settings.BASE_DIR).returncode == 0  # noqa: S603
