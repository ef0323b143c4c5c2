"""Does the background work, until it is told to stop."""

import logging
from dataclasses import asdict, fields

from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS
from django.utils.crypto import get_random_string
from django.utils.module_loading import autodiscover_modules
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS

from emulation.jobs import Rhythm, Worker
from emulation.ops import unapplied_migrations


class Command(BaseCommand):
    help = "Do the background work. Ctrl-C or SIGTERM lets the job at hand finish first."
    requires_system_checks = []  # handle() runs them, with those of the database

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="stop when nothing is left to do")
        parser.add_argument(
            "--interval", type=float, default=1, help="seconds between two looks at an empty queue"
        )
        for name, seconds in asdict(Rhythm()).items():
            parser.add_argument(
                f"--{name}", type=float, default=seconds, help=f"seconds (default {seconds})"
            )

    def handle(self, *, batch, interval, **options):
        self.check(databases=[DEFAULT_DB_ALIAS])
        if missing := unapplied_migrations():
            raise CommandError(
                f"The database lacks {len(missing)} migrations, the first being {missing[0]}. "
                "Run: manage.py migrate"
            )
        autodiscover_modules("jobs")
        logging.getLogger("django_tasks_db").setLevel(logging.INFO)
        worker = Worker(
            rhythm=Rhythm(**{field.name: options[field.name] for field in fields(Rhythm)}),
            worker_id=get_random_string(32),
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            interval=interval,
            batch=batch,
            max_tasks=None,
            startup_delay=False,
        )
        worker.configure_signals()
        worker.run()
