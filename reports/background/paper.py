"""One paper that takes long: drawn as it is when the worker comes to it."""

from emulation.paper_json import pack
from emulation.pdf import PaperTooLarge
from emulation.pdf_apart import render_pdf
from emulation.review import fingerprint
from reports.documents import KINDS
from reports.models.work import WorkRefused
from reports.previewing import preview

STEPS = 3  # the data is read, the pages are drawn, the file is kept
CHANGED = "Nội dung đã thay đổi sau khi bạn yêu cầu; bản in theo nội dung mới."


def named(kind, row, paper):
    """The paper as a Work names it: of what, and what it says now."""
    return {"kind": kind, "pk": row.pk, "says": _fingerprint(paper)}


def make(work, path):
    work.begin(STEPS)
    kind, user = work.of["kind"], work.requested_by
    row = KINDS[kind].visible_to(user).filter(pk=work.of["pk"]).first()
    paper = row and preview(kind, row, user)
    if not paper:
        raise WorkRefused("Văn bản không còn, hoặc bạn không còn quyền xem.")
    work.next_step()
    path.write_bytes(drawn(paper))
    work.next_step()
    return "" if work.of["says"] == _fingerprint(paper) else CHANGED


def drawn(paper):
    """The PDF, or WorkRefused in words."""
    try:
        return render_pdf(paper)
    except PaperTooLarge as error:
        raise WorkRefused(str(error)) from error


def may_fetch(work, user):
    return KINDS[work.of["kind"]].visible_to(user).filter(pk=work.of["pk"]).exists()


def _fingerprint(paper):
    return fingerprint(pack(paper))
