"""The first half of issuing: the paper takes its number and its words are kept for good.

A number is taken in the same transaction as the paper that bears it: one that is undone takes
none, and two at once wait for each other (NĐ 30/2020, Điều 15: số liên tục trong năm).
"""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction

from emulation.models import Event
from emulation.paper import Number, PaperDate, regime_of
from emulation.paper_json import pack
from reports.documents import KINDS
from reports.documents.head import described, notation_of, type_in_words
from reports.documents.report import with_appendices
from reports.issuing.publishing import publish
from reports.issuing.rules import (
    IssueRefused,
    campaign_of,
    check_day,
    hindrances,
    is_of_unit,
    issuer_of,
    kind_of,
    may_issue,
    refuse_if,
    register_of,
)
from reports.models import Document, DocumentStatus


@transaction.atomic
def issue(row, *, by, day, at, number="", reason=""):
    """The Document of `row`: numbered, frozen, and soon drawn by `publish`.

    `day` is the day of the paper; before that of `at` it needs a `reason`. `number` is given only
    where another system numbers; while it is blank the paper waits for it as sent to be signed.
    A paper of `row` that is in force is replaced once this one is out.
    Raises PermissionDenied, or IssueRefused with a sentence for the user.
    """
    if not may_issue(by, row):
        raise PermissionDenied
    kind, row = kind_of(row), locked(row)
    for hindrance in hindrances(row):
        raise IssueRefused(hindrance)
    before = Document.objects.of(kind, row)
    refuse_if(before.underway().exists(), "Văn bản này đang được phát hành hoặc đang chờ số.")
    check_day(day, at, reason)
    body = issuer_of(row)
    register, run = register_of(body, KINDS[kind].build(row)), None
    if register and not register.is_external:
        refuse_if(number, "Sổ đăng ký văn bản tự cấp số: không nhập số.")
        run = register.take(day)
        number = register.written(run.last)
    document = Document(
        kind=kind,
        object_id=row.pk,
        bloc=campaign_of(row).bloc,
        unit=row.unit if is_of_unit(row) else None,
        body=body,
        run=run,
        serial=run and run.last,
        asked_by=by,
        replaces=before.in_force().first(),
    )
    paper = final_paper(row, number, day if number else None, at)
    if document.bloc.prints_check_code:
        paper = replace(paper, check_address=document.check_address())
    keep_numbered(document, paper, number, day, reason)
    _tell(row, document, "issue", "Phát hành" if number else "Trình ký", by=by)
    return document


@transaction.atomic
def enter_number(document, *, by, number, day, at, reason=""):
    """Number a paper that was sent to be signed, as another system or the clerk has numbered it.

    Its words stay those that were signed; only number and day, and what follows from them, are
    new. Raises PermissionDenied or IssueRefused.
    """
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    row = locked(KINDS[document.kind].model(pk=document.object_id))
    if not may_issue(by, row):
        raise PermissionDenied
    refuse_if(document.status != DocumentStatus.FOR_SIGNATURE, "Văn bản không còn chờ số.")
    refuse_if(not number, "Vui lòng nhập số.")
    check_day(day, at, reason)
    paper = document.as_paper()
    numbered_paper = replace(
        paper,
        regime=regime_of(document.body.family, day),
        number=replace(paper.number or Number(), number=number),
        date=paper.date and PaperDate.of(day),
    )
    said = paper.metadata
    numbered_paper = described(numbered_paper, said.author, said.created)
    numbered_paper = with_appendices(numbered_paper, paper.appendices, said.author)
    keep_numbered(document, numbered_paper, number, day, reason)
    _tell(row, document, "number", "Nhập số, ngày", by=by)
    return document


def locked(row):
    """The row as it is now, locked until the transaction ends, with all that its paper needs.
    Raises IssueRefused when somebody has just deleted it."""
    here = type(row).objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    refuse_if(here is None, "Dự thảo này vừa bị xóa.")
    return KINDS[kind_of(row)].every().get(pk=row.pk)


def final_paper(row, number, day, at):
    """The paper of `row` as it is issued: no draft, under this number and day.

    Without a day its regime is that of `at`, and number and day leave room for the pen.
    """
    row.number, row.is_draft_marked = number, False
    parts = (day.day, day.month, day.year) if day else (None, None, at.year)
    row.day, row.month, row.paper_year = parts
    paper = KINDS[kind_of(row)].build(row)
    return replace(paper, metadata=replace(paper.metadata, created=at))


def keep_numbered(document, paper, number, day, reason):
    """Keep the frozen paper; with a number it is going out, without one it waits to be signed."""
    document.status = DocumentStatus.ISSUING if number else DocumentStatus.FOR_SIGNATURE
    document.paper, document.number, document.notation = pack(paper), number, notation_of(paper)
    document.type_name, document.abstract = type_in_words(paper), paper.abstract
    document.signer = getattr(paper.signing, "name", "")
    if number:
        document.dated_on, document.back_dating_reason = day, reason
        document.period = document.run.period if document.run else str(day.year)
        twins = Document.objects.filter(
            body=document.body, notation=document.notation, period=document.period
        )
        refuse_if(
            twins.exclude(pk=document.pk).exists(),
            f"Số {document.notation} đã có trong sổ của năm, nhiệm kỳ này.",
        )
    document.save()


def _tell(row, document, action, label, *, by):
    """The source bears the number and day of its paper and is no draft; the record says who did
    it; and with a number the drawing is asked for."""
    head, day = {"is_draft_marked": False}, document.dated_on
    if day:
        head |= {"day": day.day, "month": day.month, "paper_year": day.year}
        head |= {"number": document.number}
    type(row).objects.filter(pk=row.pk).update(**head)
    Event.objects.record(document, action, label, by=by, note=document.back_dating_reason)
    if document.number:
        publish.enqueue(document.pk)
