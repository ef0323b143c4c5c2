"""Official papers: as PDF, long ones by way of a page that waits; and as Word, at once."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from campaigns.models import Amendment, Campaign
from emulation.docx import render_docx
from emulation.paper_json import unpack
from emulation.pdf import is_long, render_pdf
from emulation.search import fold
from reports.background.asking import ask, made_lately
from reports.background.paper import named
from reports.documents import KINDS
from reports.models import WorkKind
from reports.previewing import preview

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# A paper is a document of its own: no browser takes it for a page of this site.
HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@require_safe
def paper(request, kind, pk):
    row, built = _readable(request, kind, pk)
    if is_long(built):
        return redirect(work_on(kind, row, built, request.user))
    return pdf_response(render_pdf(built), str(row))


def work_on(kind, row, built, user):
    """The Work on this paper: one just made that still says the same, one underway, a new one."""
    of = named(kind, row, built)
    made = made_lately(WorkKind.PAPER, of, user)
    return made or ask(WorkKind.PAPER, of, user, title=f"{row}")


@require_safe
def paper_word(request, kind, pk):
    row, built = _readable(request, kind, pk)
    return file_response(render_docx(built), str(row), "docx", as_attachment=True)


def _readable(request, kind, pk):
    """The row and its paper as this person may read it, or 404."""
    if kind not in KINDS:
        raise Http404
    row = get_object_or_404(KINDS[kind].visible_to(request.user), pk=pk)
    built = preview(kind, row, request.user)
    if built is None:
        raise Http404
    return row, built


@require_safe
def former_paper(request, pk):
    """The launch paper as it was until an amendment changed it."""
    amended = Campaign.objects.visible_to(request.user)
    kept = Amendment.objects.filter(campaign__in=amended, former_paper__isnull=False)
    amendment = get_object_or_404(kept.select_related("campaign"), pk=pk)
    title = f"{amendment.campaign} trước sửa đổi lần {amendment.number}"
    return pdf_response(render_pdf(unpack(amendment.former_paper)), title)


def pdf_response(pdf, title):
    return file_response(pdf, title, "pdf")


def file_response(content, title, suffix, *, as_attachment=False):
    response = HttpResponse(content, content_type=CONTENT_TYPES[suffix], headers=HARMLESS)
    name = f"{slugify(fold(title))[:100]}.{suffix}"
    response["Content-Disposition"] = content_disposition_header(as_attachment, name)
    return response
