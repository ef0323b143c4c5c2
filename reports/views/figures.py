"""The table of figures: one form, one save."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from emulation.review import ReviewRefused, StaleVersion
from reports.access import typed_report
from reports.forms.figures import FiguresForm


@require_http_methods(["GET", "POST"])
def report_figures(request, pk):
    report = typed_report(request, pk)
    if request.method == "GET" and not report.is_editable:
        return redirect(report)
    form = FiguresForm(report, request.POST or None, request.GET.get("hien", ""))
    if form.is_valid():
        try:
            form.save(request.user)
        except (StaleVersion, ReviewRefused) as refused:
            form = form.refused(refused)
        else:
            messages.success(request, "Đã lưu số liệu.")
            is_last = request.POST.get("then") == "send"
            return redirect("reports:send" if is_last else "reports:detail", report.pk)
    return render(request, "reports/report_figures.html", context_of(report, form, request))


def context_of(report, form, request):
    earlier = report.earlier
    return {
        "report": report,
        "form": form,
        "on_behalf_of": report.typed_on_behalf_by(request.user),
        "amendments": report.amendments_since_begun(),
        "earlier": earlier.phase if earlier else None,
        "columns": 8 if earlier else 7,
        "now": request.arrived_at,
    }
