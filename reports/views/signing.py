"""Issued papers that come back signed: uploaded by those who issue, downloaded by its readers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from reports.forms.issuing import FileForm
from reports.issuing.rules import IssueRefused
from reports.issuing.signing import keep_signed
from reports.models import Document, DocumentStatus
from reports.views.document import detail_page, own_document
from reports.views.paper import pdf_response


@require_POST
def document_sign(request, pk):
    """Keep the signed file, or say on the page of the paper why not."""
    document = own_document(request.user, pk, DocumentStatus.ISSUED)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            version = keep_signed(document, form.cleaned_data["file"].read(), by=request.user)
        except IssueRefused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, f"Đã lưu bản ký số lần {version.order}.")
            return redirect(document)
    return detail_page(request, document, form)


@require_safe
def document_signed(request, pk, order):
    document = get_object_or_404(Document.objects.visible_to(request.user).light(), pk=pk)
    version = document.signed_versions.filter(order=order).first()
    if version is None or not document.is_out:
        raise Http404
    return pdf_response(bytes(version.pdf), str(version))
