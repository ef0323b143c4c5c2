"""The worker's part: one file made, whole and once, whatever happens in between."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django_tasks import task

from reports.archive import packing
from reports.background import paper, papers
from reports.models import Work, WorkKind
from reports.models.work import OPEN, WorkCancelled, WorkRefused


@dataclass(frozen=True)
class Maker:
    """How one kind of work is made.

    `make(work, path)` writes the file and returns what one who fetches it has to know; it may be
    called again after any kill, raises WorkRefused for what cannot be made, and calls
    `work.next_step` often: that is where it is stopped. `may_fetch(work, user)`: still today.
    """

    make: Callable
    may_fetch: Callable
    suffix: str
    record: Callable = lambda work: None  # in the transaction that ends the work


MAKERS = {
    WorkKind.PAPER: Maker(paper.make, paper.may_fetch, "pdf"),
    WorkKind.PAPERS: Maker(papers.make, papers.may_fetch, "zip"),
    WorkKind.YEAR: Maker(packing.make, packing.may_fetch, "zip", packing.record),
}


@task()
def do(pk):
    """Make what is waiting under `pk`. Done twice, or by two at once, it leaves one file."""
    work = Work.objects.select_related("requested_by", "bloc").filter(pk=pk).first()
    if work is None or work.state not in OPEN:
        return
    maker = MAKERS[work.kind]
    name, path = work.new_path(maker.suffix)
    try:
        note = maker.make(work, path)
        seal = sealed(path)
        with transaction.atomic():
            work.finish(name, **seal, note=note)
            maker.record(work)
    except WorkCancelled:
        path.unlink(missing_ok=True)
    except WorkRefused as refused:
        path.unlink(missing_ok=True)
        work.fail(str(refused))
    except BaseException:  # left to the next try
        path.unlink(missing_ok=True)
        raise


def sealed(path):
    """Size and SHA-256 of the file, which from now on outlives a power cut, as its row does."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return {"size": path.stat().st_size, "sha256": sha256}
