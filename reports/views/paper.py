"""Official papers as PDF: short ones at once, long ones by way of a page that waits."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from emulation.pdf import is_long, render_pdf
from emulation.search import fold
from reports.documents import KINDS
from reports.models import Rendering
from reports.rendering import request_rendering

# A paper is a document of its own: no browser takes it for a page of this site.
HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@require_safe
def paper(request, kind, pk):
    if kind not in KINDS:
        raise Http404
    row = get_object_or_404(KINDS[kind].visible_to(request.user), pk=pk)
    built = KINDS[kind].build(row, request.user)
    if built is None:
        raise Http404
    if is_long(built):
        return redirect(request_rendering(kind, row, request.user))
    return pdf_response(render_pdf(built), str(row))


@require_safe
def rendering(request, token):
    """How far the worker has come; then where to fetch it, or why not."""
    waiting = Rendering.objects.visible_to(request.user).defer("pdf")
    context = {"rendering": get_object_or_404(waiting, token=token)}
    return render(request, "reports/rendering.html", context)


@require_safe
def rendering_file(request, token):
    done = Rendering.objects.visible_to(request.user).filter(state=Rendering.State.DONE)
    found = get_object_or_404(done, token=token)
    get_object_or_404(KINDS[found.kind].visible_to(request.user), pk=found.object_id)
    return pdf_response(bytes(found.pdf), found.title)


def pdf_response(pdf, title):
    name = f"{slugify(fold(title))[:100]}.pdf"
    response = HttpResponse(pdf, content_type="application/pdf", headers=HARMLESS)
    response["Content-Disposition"] = content_disposition_header(False, name)
    return response
