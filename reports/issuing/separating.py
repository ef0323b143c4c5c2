"""Appendices of an issued paper as files of their own, drawn from its frozen words.

The issued PDF has all appendices and is the original; an office asks for single files only where
it must send them so. They are kept with their hashes like the paper itself, because whoever gets
one wants to know whether it is ours.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django_tasks import task

from emulation.models import Event
from emulation.paper_shape import appendix_alone
from emulation.pdf import is_long
from emulation.pdf_apart import render_pdf
from reports.models import AppendixFile, Document
from reports.models.document import OUT, sha_of


def appendices_of(document):
    """Each appendix of the paper as a paper of its own."""
    paper = document.as_paper()
    return [appendix_alone(paper, index) for index in range(len(paper.appendices))]


def separate_soon(document, *, by):
    """Make the files; whether they are there already. Long ones are left to the worker."""
    if any(is_long(paper) for paper in appendices_of(document)):
        separate.enqueue(document.pk, by.pk)
        return False
    separate.func(document.pk, by.pk)
    return True


@task()
def separate(pk, by_pk):
    """Draw and keep every appendix of the paper. Done twice, it changes nothing the second time."""
    kept = AppendixFile.objects.filter(document=pk)
    document = Document.objects.filter(pk=pk, status__in=OUT).first()
    if document is None or kept.exists():
        return
    files = [_drawn(document, order, each) for order, each in enumerate(appendices_of(document), 1)]
    with transaction.atomic():
        Document.objects.light().select_for_update(of=("self",)).get(pk=pk)
        if not files or kept.exists():
            return
        AppendixFile.objects.bulk_create(files)
        by = get_user_model().objects.get(pk=by_pk)
        names = ", ".join(file.label for file in files)
        Event.objects.record(document, "separate", "Tách phụ lục", by=by, note=names)


def _drawn(document, order, paper):
    (appendix,), pdf = paper.appendices, render_pdf(paper)
    return AppendixFile(
        document=document,
        order=order,
        label=appendix.label,
        title=appendix.title,
        pdf=pdf,
        sha256=sha_of(pdf),
    )
