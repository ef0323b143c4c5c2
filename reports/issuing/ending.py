"""What may still happen to a paper that has a number: it is revoked, or its number voided."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from emulation.models import Event
from reports.documents import KINDS
from reports.issuing.numbering import final_paper
from reports.issuing.rules import may_issue, refuse_if
from reports.models import Document, DocumentStatus


@transaction.atomic
def revoke(document, *, by, reason, paper=""):
    """Take an issued paper back, by which `paper` if one says so. It stays readable."""
    _end(document, (DocumentStatus.ISSUED,), DocumentStatus.REVOKED, reason, paper, by=by)


@transaction.atomic
def void(document, *, by, reason):
    """Give up a paper that never went out. Its number stays taken, and visibly void."""
    _end(document, DocumentStatus.underway(), DocumentStatus.VOIDED, reason, "", by=by)


def _end(document, sources, target, reason, paper, *, by):
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    row = source_of(document)
    if row is None or not may_issue(by, row):
        raise PermissionDenied
    refuse_if(
        document.status not in sources,
        f"Không thực hiện được khi “{document.get_status_display()}”.",
    )
    refuse_if(not reason.strip(), "Vui lòng ghi rõ lý do.")
    document.status, document.ended_at = target, timezone.now()
    document.end_reason, document.ended_by_paper = reason, paper
    document.save(update_fields=["status", "ended_at", "end_reason", "ended_by_paper"])
    if target == DocumentStatus.VOIDED:
        type(row).objects.filter(pk=row.pk, number=document.number).update(number="")
    Event.objects.record(document, target.value, target.label, by=by, note=reason)


def source_of(document):
    """What the paper was made of, as it is now, or None."""
    return KINDS[document.kind].every().filter(pk=document.object_id).first()


def differs_from_data(document):
    """Whether a paper made of today's data would say something else."""
    row = source_of(document)
    if row is None:
        return True
    kept = document.as_paper()
    now = final_paper(row, document.number, document.dated_on, kept.metadata.created)
    return replace(now, metadata=kept.metadata, check_address=kept.check_address) != kept
