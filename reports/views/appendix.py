"""Appendices of issued papers as files of their own: made by who issues, read by all readers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from reports.issuing.separating import separate_soon
from reports.models import Document
from reports.models.document import OUT
from reports.views.document import own_document
from reports.views.paper import pdf_response


@require_POST
def document_appendices(request, pk):
    """Make a file of each appendix, once and for all."""
    document = own_document(request.user, pk, *OUT)
    if not document.appendix_count:
        raise Http404
    if separate_soon(document, by=request.user):
        messages.success(request, "Đã tách phụ lục thành tệp riêng.")
    else:
        messages.info(request, "Đang tách phụ lục. Mở lại trang này sau ít phút.")
    return redirect(document)


@require_safe
def document_appendix(request, pk, order):
    document = get_object_or_404(Document.objects.visible_to(request.user).light(), pk=pk)
    file = document.appendix_files.filter(order=order).first()
    if file is None or not document.is_out:
        raise Http404
    return pdf_response(bytes(file.pdf), str(file))
