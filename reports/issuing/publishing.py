"""The second half of issuing: the kept words are drawn, and the bytes kept with their hash."""

import logging

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from emulation.docx import render_docx
from emulation.models import Event
from emulation.pdf import PaperTooLarge, is_long
from emulation.pdf_apart import render_pdf
from reports.models import Document, DocumentStatus
from reports.models.document import sha_of

logger = logging.getLogger(__name__)
FAILED = "Chưa tạo được tệp do lỗi của hệ thống. Số đã cấp được giữ."


@task()
def publish(pk):
    """Draw the frozen paper and let it out. Done twice, it changes nothing the second time."""
    document = Document.objects.filter(pk=pk, status=DocumentStatus.ISSUING).first()
    if document is None:
        return
    paper = document.as_paper()
    try:
        pdf, word = render_pdf(paper), render_docx(paper, is_issued=True)
    except PaperTooLarge as error:
        _note_error(pk, f"{error} Số đã cấp được giữ.")
        return
    except Exception:
        _note_error(pk, FAILED)
        raise
    let_out(pk, pdf, word)


def publish_now_if_short(document):
    """A short paper is out before the page comes back; a long one, and one that fails, is left to
    the worker, which was asked when the number was taken."""
    if is_long(document.as_paper()):
        return
    try:
        publish.func(document.pk)
    except Exception:
        logger.exception("Paper %s was not drawn at once.", document.pk)


@transaction.atomic
def let_out(pk, pdf, word):
    """Keep the bytes; the paper that this one replaces ends at the same instant."""
    document = Document.objects.select_for_update(of=("self",)).get(pk=pk)
    if document.status != DocumentStatus.ISSUING:
        return
    Document.objects.filter(pk=document.replaces_id).in_force().update(
        status=DocumentStatus.REPLACED
    )
    document.pdf, document.pdf_sha256 = pdf, sha_of(pdf)
    document.word, document.word_sha256 = word, sha_of(word)
    document.status, document.error = DocumentStatus.ISSUED, ""
    document.issued_at = timezone.now()
    document.save()
    Event.objects.record(
        document, "publish", "Đã phát hành", by=document.asked_by, note=document.pdf_sha256
    )


def _note_error(pk, sentence):
    Document.objects.filter(pk=pk, status=DocumentStatus.ISSUING).update(error=sentence)
