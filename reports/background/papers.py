"""The approved papers of all units, one file for each, in one ZIP."""

from dataclasses import dataclass

from campaigns.models import Campaign, Pledge
from emulation.docx import render_docx
from emulation.review import Status
from emulation.text import file_words
from emulation.zip_file import packing
from reports.background.paper import drawn
from reports.documents import KINDS
from reports.models import Document, Report
from reports.models.work import WorkRefused
from reports.submissions import phases_for

LEFT_OUT = "CHUA-TAO-DUOC.txt"


@dataclass(frozen=True)
class Set:
    """A set of papers that the secretariat may have at once: of a phase, or of a campaign."""

    kind: str  # of paper
    suffix: str  # of each file's name
    title: str
    owner: str  # the field that leads from the paper to what the set is of


SETS = {
    "report": Set("report", "bao-cao", "Báo cáo của các đơn vị", "phase"),
    "pledge": Set("pledge", "dang-ky", "Bản đăng ký của các đơn vị", "campaign"),
}


def owners(kind, user):
    """The phases or campaigns whose sets of papers `user` may see: of the blocs he follows."""
    if SETS[kind].owner == "phase":
        return phases_for(user)
    return Campaign.objects.visible_to(user).filter(
        bloc__in=user.scope.readable_blocs, amends=None, launched_at__isnull=False
    )


def campaign_of(owner):
    return getattr(owner, "campaign", owner)


def approved(kind, owner, user):
    """The ids of the papers of the set that `user` may read, in the bloc's order."""
    model = {"report": Report, "pledge": Pledge}[kind]
    rows = model.objects.visible_to(user).filter(
        **{SETS[kind].owner: owner}, status=Status.APPROVED
    )
    expected = list(campaign_of(owner).expected_units.values_list("unit", flat=True))
    place = {unit: n for n, unit in enumerate(expected)}
    found = rows.order_by("unit__code").values_list("unit", "pk")
    return [pk for unit, pk in sorted(found, key=lambda each: place.get(each[0], len(place)))]


def make(work, path):
    kind, with_word, user = work.of["kind"], work.of["word"], work.requested_by
    owner = owners(kind, user).filter(pk=work.of["pk"]).first()
    ids = approved(kind, owner, user) if owner else []
    if not ids:
        raise WorkRefused("Chưa có văn bản nào đã duyệt mà bạn được xem.")
    work.begin(len(ids))
    left_out = []
    with packing(path, work.requested_at) as packer:
        for n, pk in enumerate(ids, 1):
            row = KINDS[kind].visible_to(user).get(pk=pk)
            try:
                for suffix, content in files_of(row, kind, user, with_word):
                    name = f"{n:02}-{file_words(row.unit)}-{SETS[kind].suffix}.{suffix}"
                    packer.add(name, [content])
            except WorkRefused as refused:
                left_out.append(f"{row.unit}: {refused}")
            work.next_step(f"Đã tạo: {row.unit}")
        if left_out:
            packer.add(LEFT_OUT, ["\r\n".join(left_out).encode("utf-8-sig")])
    return "\n".join(["Không tạo được:", *left_out]) if left_out else ""


def files_of(row, kind, user, with_word):
    """(suffix, bytes) of the paper of `row`: as it was issued, or as its data say now."""
    issued = Document.objects.of(kind, row).visible_to(user).in_force().first()
    if issued:
        yield "pdf", bytes(issued.pdf)
    else:
        paper = KINDS[kind].build(row, user)
        yield "pdf", drawn(paper)
    if with_word:
        yield "docx", bytes(issued.word) if issued else render_docx(paper)


def may_fetch(work, user):
    return owners(work.of["kind"], user).filter(pk=work.of["pk"]).exists()
