"""The work of this app that comes round by itself."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from emulation.jobs import every
from reports.issuing.guarding import damaged_documents
from reports.models import Decision, Evidence, Report, Work
from reports.models.decision import FOLDER as DECISIONS
from reports.models.evidence import evidence_storage
from reports.models.work import KEEPING, MADE, forget_files, work_storage

logger = logging.getLogger(__name__)
KEPT_FOR = timedelta(days=1)


@every(hours=1)
@task()
def forget_work():
    """Delete what was made and has been kept its time, and what killed workers left half."""
    now = timezone.now()
    for kind, time in KEEPING.items():
        for work in Work.objects.of_before(kind, now - time):
            if not work.is_underway:
                work.forget()
    _forget_half_files()


def _forget_half_files():
    """A file that no row names after a day: its try was killed, or lost to another."""
    storage, before = work_storage(), timezone.now() - KEPT_FOR
    tokens = storage.listdir(MADE)[0] if storage.exists(MADE) else ()
    for token in tokens:
        folder = f"{MADE}/{token}"
        named = set(Work.objects.filter(token=token).values_list("file", flat=True))
        if not named and storage.get_modified_time(folder) < before:
            forget_files(token)
            continue
        for name in {f"{folder}/{file}" for file in storage.listdir(folder)[1]} - named:
            if storage.get_modified_time(name) < before:
                storage.delete(name)


@every(days=1)
@task()
def forget_unnamed_files():
    """Delete uploaded files that no row names.

    A file is written before its row is committed, and deleted after: a refused upload leaves it,
    and so does a process that is killed between the two, which no clean-up on the spot would see.
    Only folders whose rows are there are looked into: an empty database beside the files of a full
    one (while both are being restored) deletes nothing.
    """
    storage, before = evidence_storage(), timezone.now() - KEPT_FOR
    for folder, rows in _folders():
        if not storage.exists(folder):
            continue
        named = set(rows.values_list("file", flat=True))
        _, files = storage.listdir(folder)
        for name in {f"{folder}/{file}" for file in files} - named:
            if storage.get_modified_time(name) < before:
                storage.delete(name)


def _folders():
    """Each folder of uploaded files, and the rows that name what belongs in it."""
    for pk in Report.objects.values_list("pk", flat=True):
        yield str(pk), Evidence.objects.filter(report=pk)
    if Decision.objects.exists():
        yield DECISIONS, Decision.objects.all()


@every(days=1)
@task()
def guard_documents():
    """Each night, name in the log what no longer agrees with its hash."""
    for document, parts in damaged_documents():
        said = {"document": document.pk, "parts": parts}
        logger.error("Paper %s no longer agrees with its hash.", document, extra={"data": said})
