"""Recording a decision of the authority that came back, and mending what was recorded.

A scan is a tuple as `reports.uploads.check_upload` tells of it, after the upload itself.
"""

from functools import partial

from django.db import transaction

from emulation.models import Event
from reports.models import Decision

SAID = ["draft", "number", "dated_on", "issuer", "abstract"]
SCAN = ["file", "file_name", "content_type", "size", "sha256"]


@transaction.atomic
def record(decision, scan, *, by):
    """Keep a decision for the first time."""
    decision.recorded_by = by
    if scan:
        _take(decision, scan)
    decision.save()
    Event.objects.record(
        decision, "record", "Ghi nhận quyết định", by=by, note=_told(scan), version=1
    )


@transaction.atomic
def correct(decision, scan, *, version, by):
    """Write what `decision` says over what was recorded, and its scan if there is a new one.

    Raises StaleVersion; then nothing is written.
    """
    current = Decision.objects.lock(decision.pk, version=version)
    for name in SAID:
        setattr(current, name, getattr(decision, name))
    written, old = [*SAID, "version"], current.file.name
    if scan:
        _take(current, scan)
        written += SCAN
        if old:
            transaction.on_commit(partial(current.file.storage.delete, old))
    current.version += 1
    current.save(update_fields=written)
    Event.objects.record(
        current, "edit", "Sửa thông tin", by=by, note=_told(scan), version=current.version
    )


def _take(decision, scan):
    upload, name, content_type, sha256 = scan
    decision.file, decision.file_name, decision.content_type = upload, name, content_type
    decision.size, decision.sha256 = upload.size, sha256


def _told(scan):
    return f"Bản quét: {scan[1]} (SHA-256 {scan[3]})" if scan else ""
