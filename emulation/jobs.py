"""Background work that outlives a killed worker.

`django-tasks-db` queues and claims; this adds what it lacks: a worker's heartbeat, the rescue of
jobs whose worker died, retries, and jobs that come round by themselves. Everything here happens
at least once, so a job must leave the same result when it is done twice.

Jobs live in a module `jobs.py` of their app, as functions under `@task()`; those that come round
also under `@every(...)`:

    @every(hours=1)
    @task()
    def remind(): ...
"""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import retry

from emulation.models import PeriodicSlot, WorkerBeat

logger = logging.getLogger(__name__)
MAX_TRIES = 3
PERIODIC = {}


@dataclass(frozen=True)
class Rhythm:
    """Seconds between two beats, until a silent worker counts as dead, before a first retry."""

    beat: float = 5
    dead: float = 60
    backoff: float = 30


class WorkerDied(Exception):
    """A job was being done when its worker was killed, for the last time allowed."""


def every(**interval):
    """Have the task enqueued at every full interval (timedelta's keywords), once for all."""

    def register(periodic_task):
        PERIODIC[periodic_task.module_path] = (periodic_task, timedelta(**interval))
        return periodic_task

    return register


class Worker(db_worker.Worker):
    """Claims and runs jobs in its main thread; beats, rescues and calls turns in another."""

    def __init__(self, *, rhythm, **options):
        super().__init__(**options)
        self.rhythm = rhythm
        self._stopping = threading.Event()

    def run(self):
        self.beat()  # before the first claim: a worker that never beat counts as dead
        pulse = threading.Thread(target=self._keep_pulse, daemon=True)
        pulse.start()
        try:
            super().run()
        finally:
            self._stopping.set()
            pulse.join(timeout=self.rhythm.beat)
            WorkerBeat.objects.filter(pk=self.worker_id).delete()

    def _keep_pulse(self):
        while not self._stopping.wait(self.rhythm.beat):
            try:
                now = self.beat()
                rescue_orphans(self.rhythm)
                call_turns(now)
            except DatabaseError:
                logger.exception("The pulse missed a beat.")
            finally:
                connections.close_all()

    def beat(self):
        """Leave a sign of life, and return what time it is by the database's clock."""
        WorkerBeat.objects.update_or_create(pk=self.worker_id, defaults={"seen_at": Now()})
        return WorkerBeat.objects.values_list("seen_at", flat=True).get(pk=self.worker_id)

    def run_task(self, job):
        job.set_failed = partial(self.fail, job)
        super().run_task(job)

    @retry()
    @transaction.atomic
    def fail(self, job, error):
        """Note why, and put the job back: at once, or a kill in between would leave it failed."""
        DBTaskResult.set_failed(job, error)
        if len(job.worker_ids) < MAX_TRIES:
            try_again(job, self.rhythm)


def try_again(job, rhythm):
    """Put the job back in the queue, each time after twice the pause; its traceback stays, and
    `finished_at` says when this try ended."""
    now, pause = timezone.now(), rhythm.backoff * 2 ** (len(job.worker_ids) - 1)
    DBTaskResult.objects.filter(pk=job.pk).update(
        status=TaskResultStatus.READY, finished_at=now, run_after=now + timedelta(seconds=pause)
    )


@transaction.atomic
def rescue_orphans(rhythm):
    """Put back the jobs of workers that fell silent; give up those that outlived MAX_TRIES."""
    # The jobs first: a worker beats before it claims, so one that came meanwhile is seen alive.
    running = list(DBTaskResult.objects.running().select_for_update(skip_locked=True))
    silent_since = Now() - timedelta(seconds=rhythm.dead)
    alive = set(WorkerBeat.objects.filter(seen_at__gte=silent_since).values_list("pk", flat=True))
    for job in running:
        if job.worker_ids[-1] in alive:
            continue
        logger.warning("Job %s lost its worker, try %s.", job.task_path, len(job.worker_ids))
        if len(job.worker_ids) < MAX_TRIES:
            try_again(job, rhythm)
        else:
            give_up(job)


def give_up(job):
    try:
        raise WorkerDied(f"The worker was killed during each of {MAX_TRIES} tries.")
    except WorkerDied as death:
        job.set_failed(death)


def call_turns(now):
    """Enqueue the periodic jobs whose turn began and is not yet taken by another worker."""
    for name, (periodic_task, interval) in PERIODIC.items():
        with transaction.atomic():
            _, is_ours = PeriodicSlot.objects.get_or_create(
                name=name, starts_at=start_of_turn(now, interval)
            )
            if is_ours:
                periodic_task.enqueue()


def start_of_turn(now, interval):
    """The last full interval since 1970 in UTC: the same for every worker."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return now - (now - epoch) % interval


@every(days=1)
@task()
def tidy_up():
    """Forget finished jobs, turns, silent workers and sessions that nobody will ask about."""
    DBTaskResult.objects.finished().filter(finished_at__lt=Now() - timedelta(days=60)).delete()
    call_command("clearsessions")
    PeriodicSlot.objects.filter(starts_at__lt=Now() - timedelta(days=60)).delete()
    WorkerBeat.objects.filter(seen_at__lt=Now() - timedelta(days=1)).delete()
