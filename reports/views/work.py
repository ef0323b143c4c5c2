"""What the worker makes for a page: how far it is, stop it, try again, fetch it."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from emulation.jobs import MAX_TRIES
from emulation.search import fold
from reports.background.asking import ask, ask_again
from reports.background.doing import MAKERS
from reports.background.papers import SETS, campaign_of, owners
from reports.models import Work, WorkKind
from reports.views.paper import HARMLESS

CONTENT_TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


@require_POST
def papers(request, kind, pk):
    """All approved papers of a phase or a campaign in one archive: for the bloc's office."""
    if kind not in SETS:
        raise Http404
    owner = get_object_or_404(owners(kind, request.user), pk=pk)
    campaign = campaign_of(owner)
    if campaign.bloc_id not in request.user.scope.secretariat_blocs:
        raise PermissionDenied
    of = {"kind": kind, "pk": owner.pk, "word": "word" in request.POST}
    title = f"{SETS[kind].title}: {owner}"
    return redirect(ask(WorkKind.PAPERS, of, request.user, title=title))


@require_safe
def work_page(request, token):
    """How far the worker has come; then where to fetch it, or why not."""
    context = {"work": readable_work(request, token), "max_tries": MAX_TRIES}
    return render(request, "reports/work.html", context)


@require_POST
def work_cancel(request, token):
    work = readable_work(request, token)
    work.cancel()
    return redirect(work)


@require_POST
def work_retry(request, token):
    work = readable_work(request, token)
    ask_again(work)
    return redirect(work)


@require_safe
def work_file(request, token):
    """A PDF opens beside the page; an archive is saved."""
    work = readable_work(request, token)
    maker = MAKERS[work.kind]
    if not work.is_done or not maker.may_fetch(work, request.user):
        raise Http404
    try:
        content = work.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(
        content,
        as_attachment=maker.suffix != "pdf",
        filename=f"{slugify(fold(work.title))[:100]}{Path(work.file.name).suffix}",
        content_type=CONTENT_TYPES[maker.suffix],
        headers=HARMLESS,
    )


def readable_work(request, token):
    visible = Work.objects.visible_to(request.user).select_related("requested_by", "bloc")
    return get_object_or_404(visible, token=token)
