"""Papers that take long: asked for by a page, drawn by the worker, then fetched."""

from django.db import transaction
from django_tasks import task

from emulation.pdf import PaperTooLarge, render_pdf
from reports.documents import KINDS
from reports.models import Rendering

STEPS = 3  # the data is read, the pages are drawn, the file is kept


def request_rendering(kind, row, user):
    """The Rendering of `row` for `user`: one that is already being made, or a new one."""
    wanted = {"kind": kind, "object_id": row.pk}
    underway = Rendering.objects.visible_to(user).underway().filter(**wanted).first()
    if underway:
        return underway
    with transaction.atomic():
        rendering = Rendering.objects.create(
            **wanted, title=f"{row}"[:500], steps_total=STEPS, requested_by=user
        )
        draw.enqueue(rendering.pk)
    return rendering


@task()
def draw(pk):
    """Draw what is waiting under `pk`; done twice, it leaves the same file."""
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
        rendering.finish(render_pdf(paper))
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
