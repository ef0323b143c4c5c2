"""Evidence files: added, taken out, and handed only to those who may read the report."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from emulation.review import ReviewRefused, StaleVersion
from reports.access import typed_report
from reports.forms.evidence import EvidenceForm
from reports.models import Evidence

# Whatever a file holds, no browser runs it as a page of this site.
HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@require_http_methods(["GET", "POST"])
def report_evidence(request, pk):
    report = typed_report(request, pk)
    if not report.is_editable and request.method == "GET":
        return redirect(report)
    form = EvidenceForm(request.POST or None, request.FILES or None, report=report)
    if form.is_valid():
        try:
            form.save(request.user)
        except (StaleVersion, ReviewRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã tải lên {len(form.cleaned_data['files'])} tệp.")
            return redirect(request.path)
    context = {"report": report, "form": form, "files": report.evidence.in_use()}
    context["on_behalf_of"] = report.typed_on_behalf_by(request.user)
    return render(request, "reports/report_evidence.html", context)


@require_POST
def evidence_remove(request, pk):
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user).in_use(), pk=pk)
    report = evidence.report
    if not report.may_be_typed_by(request.user):
        raise PermissionDenied
    try:
        with report.writing(by=request.user, version=report.version):
            evidence.remove()
    except (StaleVersion, ReviewRefused) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã gỡ tệp “{evidence}”.")
    return redirect("reports:evidence", report.pk)


@require_safe
def evidence_file(request, pk):
    """Always as a download under its shown name, never opened inside the site."""
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    if not (evidence.report.is_read_live_by(request.user) or evidence.was_sent):
        raise Http404
    return download(evidence.file, evidence.name, evidence.content_type)


def download(file, name, content_type):
    """The bytes of an uploaded file, for those whom the caller let pass."""
    try:
        content = file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(
        content,
        as_attachment=True,
        filename=name,
        content_type=content_type,
        headers=HARMLESS,
    )
