"""The papers of a campaign's year in one list: launched, agreed, summed up, written, decided."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from campaigns.models import Agreement, Phase
from reports.models import BlocPaper, Decision, Document, DocumentStatus, PaperType, Summary

DRAFTED = ("draft", "Dự thảo")
NOT_BEGUN = ("todo", "Chưa lập")
DECIDED = ("done", "Đã có quyết định")
RECORDED = ("done", "Đã ghi nhận")


@dataclass(frozen=True)
class YearPaper:
    """One line of the list. `state` is the code and the word of a status tag; `issued_url` leads to
    what was issued."""

    title: str
    note: str
    url: str
    state: tuple
    number: str = ""
    dated_on: date | None = None
    issued_url: str = ""


@dataclass(frozen=True)
class Source:
    """What a paper is or will be made of. `row` is None while nobody has begun it."""

    kind: str
    row: object
    title: str
    note: str
    url: str
    state: tuple = DRAFTED


def year_papers(campaign, user):
    """(heading, YearPapers) of all that `user` may read: who reads the bloc, drafts too, all
    others what was issued. Six queries, whatever the number of papers."""
    is_reader = user.reads_bloc(campaign.bloc_id)
    groups = [
        ("Phát động, giao ước", list(_launched(campaign))),
        ("Báo cáo tổng hợp", list(_summed_up(campaign))),
        ("Văn bản khác trong năm", list(_written(campaign))),
    ]
    issued = _documents([s for _, sources in groups for s in sources], campaign, user)
    named = [
        (heading, [line for source in sources if (line := _line(source, issued, is_reader))])
        for heading, sources in groups
    ]
    if is_reader:
        named.append(("Quyết định của cấp có thẩm quyền", list(_decided(campaign))))
    return [(heading, lines) for heading, lines in named if lines]


def _launched(campaign):
    state = DRAFTED if campaign.launched_at is None else ("draft", "Chưa phát hành")
    yield Source(
        "programme", campaign, campaign.paper_type, campaign.title, campaign.get_absolute_url(),
        state,
    )  # fmt: skip
    agreement = Agreement.objects.filter(campaign=campaign).first()
    begun = agreement or Agreement(campaign=campaign)
    note = f"năm {campaign.year}"
    yield Source(
        "agreement", agreement, "Bản giao ước thi đua", note, begun.get_absolute_url(),
        DRAFTED if agreement else NOT_BEGUN,
    )  # fmt: skip


def _summed_up(campaign):
    if campaign.launched_at is None:
        return
    begun = {s.phase_id: s for s in Summary.objects.filter(phase__campaign=campaign)}
    for phase in Phase.objects.filter(campaign=campaign):
        summary = begun.get(phase.pk)
        yield Source(
            "summary",
            summary,
            f"Báo cáo {phase.get_review_display().lower()}",
            phase.name,
            (summary or Summary(phase=phase)).get_absolute_url(),
            DRAFTED if summary and summary.drafted_at else NOT_BEGUN,
        )


def _written(campaign):
    for paper in BlocPaper.objects.filter(campaign=campaign).select_related("decision"):
        is_decided = paper.type == PaperType.DECISION and hasattr(paper, "decision")
        yield Source(
            "bloc-paper",
            paper,
            paper.get_type_display(),
            paper.abstract,
            paper.get_absolute_url(),
            DECIDED if is_decided else DRAFTED,
        )


def _decided(campaign):
    for decision in Decision.objects.filter(campaign=campaign):
        yield YearPaper(
            "Quyết định",
            decision.abstract,
            decision.get_absolute_url(),
            RECORDED,
            decision.number,
            decision.dated_on,
        )


def _documents(sources, campaign, user):
    """The latest Document of each source, by kind and row; a voided one only if it is the last."""
    rows = defaultdict(list)
    for source in sources:
        if source.row is not None:
            rows[source.kind].append(source.row.pk)
    of_rows = reduce(or_, (Q(kind=kind, object_id__in=pks) for kind, pks in rows.items()))
    found = Document.objects.visible_to(user).filter(of_rows, bloc=campaign.bloc_id).light()
    latest = {}
    for document in found.order_by("asked_at", "pk"):
        key = document.kind, document.object_id
        if key not in latest or document.status != DocumentStatus.VOIDED:
            latest[key] = document
    return latest


def _line(source, issued, is_reader):
    """A bloc's own people go to where the paper is written, all others to what was issued."""
    document = issued.get((source.kind, source.row.pk)) if source.row else None
    if document is None:
        made = YearPaper(source.title, source.note, source.url, source.state)
        return made if is_reader else None
    return YearPaper(
        source.title,
        source.note,
        source.url if is_reader else document.get_absolute_url(),
        (document.status, document.get_status_display()),
        document.notation,
        document.dated_on,
        document.get_absolute_url(),
    )
