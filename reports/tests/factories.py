"""Small makers of reports and their figures."""

from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone

from campaigns.models import MeasureKind
from campaigns.tests.factories import make_campaign, make_phase
from emulation.paper import Appendix, Paper, Regime
from emulation.paper_json import pack
from reports.issuing.rules import kind_of
from reports.models import (
    AppendixFile,
    Decision,
    Document,
    DocumentStatus,
    Figure,
    FigureState,
    Report,
    SignedVersion,
    Work,
    WorkKind,
    WorkState,
)
from reports.models.document import sha_of
from units.tests.factories import make_officer, make_unit, make_user

PDF, WORD = b"%PDF-1.7 a paper", b"PK a paper"
WORDS = Paper(
    regime=Regime.ND30,
    issuing_lines=("KHỐI THI ĐUA",),
    appendices=(Appendix("Danh sách", ()),),
)


def make_report(phase=None, unit=None, **fields):
    unit = unit or make_unit()
    phase = phase or make_phase(make_campaign(launched=True, units=[unit]))
    if fields.get("status", "draft") not in ("draft", "prepared"):
        fields.setdefault("received_at", timezone.now())
    return Report.objects.create(phase=phase, unit=unit, **fields)


def make_figure(report, measure, value=None, *, of=None, state=FigureState.OFFICIAL, **fields):
    """A figure: `value` for a number, `value` of `of` for a ratio, True/False, or words."""
    if measure.kind == MeasureKind.RATIO and value is not None:
        fields |= {"numerator": value, "denominator": of}
    elif measure.kind == MeasureKind.YES_NO:
        fields |= {"is_yes": value}
    elif measure.kind == MeasureKind.WORDS:
        fields |= {"words": value or ""}
    else:
        fields |= {"value": value}
    fields.setdefault("typed_by", None)
    fields["typed_by"] = fields["typed_by"] or make_user()
    return Figure.objects.create(report=report, measure=measure, state=state, **fields)


def begin_report(phase=None, unit=None, by=None):
    """A report begun the ordinary way, with its headings, by an officer of the unit."""
    unit = unit or make_unit()
    phase = phase or make_phase(make_campaign(launched=True, units=[unit]))
    return Report.objects.start(phase, unit, by=by or make_officer(unit))


def complete(report, by=None):
    """Fill in all that is required."""
    report.sections.update(text="Nội dung.")
    for measure in report.unreported_measures():
        make_figure(report, measure, state=FigureState.NONE, typed_by=by)
    return report


def make_document(row, body, *, status=DocumentStatus.ISSUED, **fields):
    """An official paper made of `row`, as it stands in the database: not drawn, not recorded."""
    campaign = getattr(row, "campaign", row)
    n = Document.objects.count() + 1
    out = status not in DocumentStatus.underway()
    number = "" if status == DocumentStatus.FOR_SIGNATURE else str(n)
    values = {
        "kind": kind_of(row),
        "object_id": row.pk,
        "bloc": campaign.bloc,
        "unit": getattr(row, "unit", None),
        "body": body,
        "status": status,
        "number": number,
        "notation": number and f"{n}/BC-KTĐ",
        "period": number and str(campaign.year),
        "dated_on": date(campaign.year, 7, 6) if number else None,
        "type_name": "Báo cáo",
        "paper": pack(WORDS),
        "asked_by": make_user(),
    }
    if out:
        values |= {"pdf": PDF, "pdf_sha256": sha_of(PDF), "issued_at": timezone.now()}
        values |= {"word": WORD, "word_sha256": sha_of(WORD)}
    return Document.objects.create(**(values | fields))


def make_appendix_file(document):
    """The first appendix of the paper by itself, as it stands in the database: not drawn."""
    made, _ = AppendixFile.objects.get_or_create(
        document=document,
        order=1,
        defaults={"label": "Phụ lục", "title": "Danh sách", "pdf": PDF, "sha256": sha_of(PDF)},
    )
    return made


def make_signed(document):
    """A signed version of the paper, as it stands in the database: nobody has read it."""
    made, _ = SignedVersion.objects.get_or_create(
        document=document,
        order=1,
        defaults={
            "pdf": PDF + b" signed",
            "sha256": sha_of(PDF + b" signed"),
            "said": [],
            "uploaded_at": timezone.now(),
            "uploaded_by": make_user(),
        },
    )
    return made


def make_decision(campaign, **fields):
    """A decision of the authority that came back, without a scan."""
    values = {
        "number": f"{Decision.objects.count() + 1}/QĐ-UBND",
        "dated_on": date(campaign.year, 7, 1),
        "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Sông Lam",
        "abstract": "Về việc khen thưởng phong trào thi đua",
        "recorded_by": make_user(),
    }
    return Decision.objects.create(campaign=campaign, **(values | fields))


def make_work(user, row, *, state=WorkState.DONE, kind=WorkKind.PAPER, **fields):
    """A paper of `row` that the worker has made, or whatever else has become of it."""
    of = {"kind": kind_of(row), "pk": row.pk, "says": ""}
    values = {"of": of, "title": str(row), "requested_by": user, "steps_total": 3}
    work = Work(kind=kind, state=state, **(values | fields))
    if state == WorkState.DONE:
        work.size, work.sha256, work.ended_at = len(PDF), sha_of(PDF), timezone.now()
        work.file.save(f"made/{work.token}/made.pdf", ContentFile(PDF), save=False)
    work.save()
    return work
