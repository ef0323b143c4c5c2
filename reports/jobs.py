"""The work of this app that comes round by itself."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from emulation.jobs import every
from reports.issuing.guarding import damaged_documents
from reports.models import Decision, Evidence, Rendering, Report
from reports.models.decision import FOLDER as DECISIONS
from reports.models.evidence import evidence_storage

logger = logging.getLogger(__name__)
KEPT_FOR = timedelta(days=1)


@every(hours=1)
@task()
def forget_renderings():
    """Papers drawn in the background are for the one who waited, not for the record."""
    Rendering.objects.filter(requested_at__lt=timezone.now() - KEPT_FOR).delete()


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
