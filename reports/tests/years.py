"""A bloc's year with a paper of every fate, and the file made of it."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.core.files.base import ContentFile
from django.utils import timezone

from reports.background import asking
from reports.models import DocumentStatus, Evidence, Report, Work, WorkKind
from reports.models.document import sha_of
from reports.tests.factories import make_document, make_signed
from reports.tests.papers import make_papers
from units.models import Bloc, Register, RegisterRun, User
from units.tests.factories import make_secretary

YEAR = 2026
PROOF = b"%PDF-1.7 a proof"


@dataclass(frozen=True)
class FullYear:
    bloc: Bloc
    secretary: User
    rows: dict
    documents: dict
    evidence: Evidence


def make_year(units=3):
    """The summary was issued twice, one number was voided, a unit has issued its report and signed
    it; the agreement waits for its number; two reports and the registration were never issued."""
    papers = make_papers(units=units)
    rows = papers.rows
    body = rows["summary"].issuing_body
    register = Register.objects.create(body=body, name="Sổ văn bản đi")
    run = RegisterRun.objects.create(register=register, period=str(YEAR), last=3)
    old = make_document(
        rows["summary"], body, status=DocumentStatus.REPLACED, run=run, serial=1, abstract="Cũ"
    )
    new = make_document(rows["summary"], body, run=run, serial=2, replaces=old, abstract="=1+1")
    voided = make_document(
        rows["programme"], body, status=DocumentStatus.VOIDED, run=run, serial=3,
        end_reason="Ghi nhầm", ended_at=timezone.now(),
    )  # fmt: skip
    waiting = make_document(rows["agreement"], body, status=DocumentStatus.FOR_SIGNATURE)
    of_unit = make_document(rows["report"], body)
    make_signed(of_unit)
    documents = {"old": old, "new": new, "voided": voided, "waiting": waiting, "unit": of_unit}
    secretary = make_secretary(papers.bloc)
    return FullYear(
        papers.bloc, secretary, rows, documents, make_evidence(rows["report"], secretary)
    )


def make_evidence(report: Report, by, *, name="Biên bản họp.PDF", content=PROOF):
    evidence = Evidence(
        report=report, name=name, content_type="application/pdf", size=len(content),
        sha256=sha_of(content), added_by=by,
    )  # fmt: skip
    evidence.file.save("x", ContentFile(content))
    return evidence


def close(year, *, evidence=False):
    """The Work that the page asks for, done by the worker."""
    of = {"bloc": year.bloc.pk, "year": YEAR, "evidence": evidence}
    return asking.ask(WorkKind.YEAR, of, year.secretary, title="Hồ sơ", bloc=year.bloc)


def opened(work: Work):
    return ZipFile(BytesIO(Path(work.file.path).read_bytes()))
