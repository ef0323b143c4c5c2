"""What has become of a job in the background: asked of the queue, the only one who always knows.

A worker that was killed says nothing any more; whoever waits for it must hear the truth all the
same. (Apart from `jobs`, which models may not import: it asks for the settings of the queue.)
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from emulation.models import WorkerBeat

SILENT_AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class Fate:
    """What has become of a job, for the eyes of those who wait for what it makes."""

    is_over: bool  # it has ended, whatever came of it: it will not be tried again by itself
    tries: int = 0
    failed_at: datetime | None = None  # when the last try ended in vain
    again_at: datetime | None = None  # when the next one begins


def fate_of(job_id):
    """A job that nobody remembers is over."""
    return _fate(DBTaskResult.objects.filter(pk=job_id).first())


def fate_of_last(asked_task, *args):
    """Of the last job in which `asked_task` was asked for with these arguments."""
    asked = {"args": list(args), "kwargs": {}}
    jobs = DBTaskResult.objects.filter(task_path=asked_task.module_path, args_kwargs=asked)
    return _fate(jobs.order_by("enqueued_at").last())


def _fate(job):
    if job is None:
        return Fate(is_over=True)
    is_over = job.status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    waits_again = job.status == TaskResultStatus.READY and job.worker_ids
    return Fate(
        is_over=is_over,
        tries=len(job.worker_ids),
        failed_at=None if job.status == TaskResultStatus.SUCCESSFUL else job.finished_at,
        again_at=job.run_after if waits_again else None,
    )


def is_attended():
    """Whether any worker has given a sign of life within the last minute."""
    return WorkerBeat.objects.filter(seen_at__gte=Now() - SILENT_AFTER).exists()
