"""Work for the worker, asked for by a page: once, however often it is asked for."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from reports.background.doing import do
from reports.models import Work, WorkState
from reports.models.work import OPEN
from units.models import User

GIVEN_AGAIN_FOR = timedelta(minutes=10)  # what has not changed is not made anew


@transaction.atomic
def ask(kind, of, user, *, title, bloc=None):
    """The Work on `of`: one that is already being made for `user`, or a new one."""
    User.objects.select_for_update().get(pk=user.pk)  # of two presses at once one waits here
    for asked in Work.objects.visible_to(user).asked_for(kind, of):
        if asked.is_underway:
            return asked
    work = Work.objects.create(kind=kind, of=of, title=title[:500], bloc=bloc, requested_by=user)
    _enqueue(work)
    return work


def made_lately(kind, of, user):
    """What was just made of the same for `user`, with nothing to be said of it; or None."""
    since = timezone.now() - GIVEN_AGAIN_FOR
    own = Work.objects.visible_to(user).asked_for(kind, of).done()
    return own.filter(note="", ended_at__gt=since).first()


@transaction.atomic
def ask_again(work):
    """Have it made once more, at the same address, if it failed or was cancelled."""
    work = Work.objects.select_for_update().get(pk=work.pk)
    if work.is_done or work.is_underway:
        return
    work.state, work.steps_done, work.step = WorkState.WAITING, 0, ""
    work.error, work.ended_at, work.requested_at = "", None, timezone.now()
    work.save()
    _enqueue(work)


def _enqueue(work):
    job = do.enqueue(work.pk)
    work.refresh_from_db()
    if job and work.state in OPEN:  # a queue that works at once, as in tests, has ended it
        work.job_id = job.id
        work.save(update_fields=["job_id"])
