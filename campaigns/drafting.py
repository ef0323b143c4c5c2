"""Writing on a draft: one short transaction, refused when somebody else wrote meanwhile."""

from django.db import transaction

from campaigns.models import Campaign
from emulation.models import Event
from emulation.review import ReviewRefused


@transaction.atomic
def write(draft, act, *, version, by):
    """Do `act()` on a part of `draft` that the user was looking at in `version`.

    Raises StaleVersion or ReviewRefused, and then nothing is written.
    """
    current = Campaign.objects.lock_draft(draft.pk, version=version)
    act()
    current.mark_changed(by)


@transaction.atomic
def remove(draft, *, version, by):
    """Delete a draft that was never launched. The record of acts keeps that it was there."""
    current = Campaign.objects.lock_draft(draft.pk, version=version)
    if current.children.exists():
        raise ReviewRefused("Có phong trào khác thực hiện phong trào này, không xóa được.")
    Event.objects.record(current, "delete", "Xóa bản thảo", by=by)
    current.delete()


def move(row, siblings, step):
    """Change places with the neighbour above (-1) or below (1); at the end, stay."""
    rows = list(siblings)
    here = next(i for i, sibling in enumerate(rows) if sibling.pk == row.pk)
    there = here + step
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    for order, sibling in enumerate(rows, 1):
        if sibling.order != order:
            sibling.order = order
            sibling.save(update_fields=["order"])
