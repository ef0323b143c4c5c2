"""Papers that take long: asked for by a page, drawn by the worker, then fetched."""

from django.core.cache import cache
from django.db import transaction
from django_tasks import task

from emulation.paper_json import pack
from emulation.pdf import PaperTooLarge, render_pdf
from emulation.review import fingerprint
from reports.documents import KINDS
from reports.models import Rendering

STEPS = 3  # the data is read, the pages are drawn, the file is kept
GIVEN_AGAIN_FOR = 10 * 60  # seconds in which a paper that has not changed is not drawn anew
CHANGED = "Nội dung đã thay đổi sau khi bạn yêu cầu; bản in theo nội dung mới."


def request_rendering(kind, row, user):
    """The Rendering of `row` for `user`: one that is already being made, one just made that still
    says what `user` may read of it now, or a new one."""
    wanted = {"kind": kind, "object_id": row.pk}
    own = Rendering.objects.visible_to(user).filter(**wanted).defer("pdf")
    if underway := own.underway().first():
        return underway
    says = _fingerprint(KINDS[kind].build(row, user))
    key = f"rendering:{kind}:{row.pk}:{user.pk}:{says}"
    if made := own.filter(pk=cache.get(key), state=Rendering.State.DONE, error="").first():
        return made
    with transaction.atomic():
        rendering = Rendering.objects.create(
            **wanted, title=f"{row}"[:500], steps_total=STEPS, requested_by=user
        )
        draw.enqueue(rendering.pk, says)
    cache.set(key, rendering.pk, GIVEN_AGAIN_FOR)
    return rendering


@task()
def draw(pk, says=None):
    """Draw what is waiting under `pk`; done twice, it leaves the same file.

    `says`: the fingerprint of the paper when it was asked for. What is drawn is what it says now.
    """
    rendering = Rendering.objects.select_related("requested_by").filter(pk=pk).first()
    if rendering is None or rendering.is_done:
        return
    rendering.step(0)
    try:
        paper = _readable_paper(rendering)
        if paper is None:
            rendering.fail("Văn bản không còn, hoặc bạn không còn quyền xem.")
            return
        rendering.step(1)
        is_as_asked = says in (None, _fingerprint(paper))
        rendering.finish(render_pdf(paper), "" if is_as_asked else CHANGED)
    except PaperTooLarge as error:
        rendering.fail(str(error))
    except Exception:
        rendering.fail("Không tạo được bản in do lỗi của hệ thống. Hệ thống sẽ tự thử lại.")
        raise


def _readable_paper(rendering):
    """The paper as the one who asked may read it now, or None."""
    kind, user = KINDS[rendering.kind], rendering.requested_by
    row = kind.visible_to(user).filter(pk=rendering.object_id).first()
    return row and kind.build(row, user)


def _fingerprint(paper):
    return fingerprint(paper and pack(paper))
