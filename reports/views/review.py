"""Sending a report, reviewing it, and giving a unit more time."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from emulation.review import Incomplete, Party, ReviewRefused
from reports.access import readable_report, typed_report
from reports.forms.report import expected_or_404
from reports.forms.review import UNIT_ACTIONS, ExtensionForm, ReviewForm, StepForm
from reports.models import Report
from reports.reading import Reading, judged_figures
from reports.views.report import reading_page


@require_http_methods(["GET", "POST"])
def report_send(request, pk):
    """Look it over as it would be sent; then prepare, confirm, send or withdraw."""
    report = typed_report(request, pk)
    form = StepForm(request.POST if request.method == "POST" else None, actions=UNIT_ACTIONS)
    if form.is_valid() and take_step(request, report, form):
        return redirect(report)
    return render(request, "reports/report_send.html", sending_page(request, report, form))


def sending_page(request, report, form):
    return {
        "report": report,
        "form": form,
        "on_behalf_of": report.typed_on_behalf_by(request.user),
        "actions": [a for a in report.actions_for(request.user) if a in UNIT_ACTIONS],
        "unreported": report.unreported_measures(),
        "empty_sections": report.empty_sections(),
        "closed": report.closed_at(request.arrived_at),
        "days_late": report.days_late(request.arrived_at),
        "reading": Reading(report.content(), judged_figures(report)),
        "now": request.arrived_at,
    }


def take_step(request, report, form):
    """Whether the step was taken; if not, the form says why. What is missing the page lists."""
    step = form.cleaned_data
    try:
        report.perform(
            step["action"],
            by=request.user,
            version=step["version"],
            note=step["note"],
            at=request.arrived_at,
            on_behalf_of=report.typed_on_behalf_by(request.user),
        )
    except Incomplete as refused:
        form.add_error(None, refused.in_short)
    except ReviewRefused as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, f"{step['action'].label}: đã ghi nhận.")
    return form.is_valid()


@require_POST
def report_review(request, pk):
    report = readable_report(request, pk)
    if Party.REVIEWER not in report.parties_of(request.user):
        raise PermissionDenied
    form = ReviewForm(request.POST, report=report)
    if form.is_valid() and reviewed(request, report, form):
        return redirect(report)
    report.refresh_from_db(fields=["version", "status"])
    context = reading_page(request, report, form.typed) | {"form": form}
    return render(request, "reports/report_read.html", context)


def reviewed(request, report, form):
    """Remarks and step together or not at all; whether they were. If not, the form says why."""
    step = form.cleaned_data
    try:
        with transaction.atomic():
            version = report.judge_figures(
                step["judged"], by=request.user, version=step["version"], step=step["action"]
            )
            if step["action"]:
                report.perform(step["action"], by=request.user, version=version, note=step["note"])
    except ReviewRefused as refused:
        form.add_error(None, str(refused))
        return False
    words = step["action"].label if step["action"] else "Ý kiến thẩm định"
    messages.success(request, f"{words}: đã ghi nhận.")
    return True


@require_http_methods(["GET", "POST"])
def report_extension(request, phase_pk, unit_pk):
    """More time for a unit, whether it has begun its report or not."""
    expected_unit, phase = expected_or_404(request.user, phase_pk, unit_pk)
    begun = Report.objects.filter(phase=phase, unit=expected_unit.unit).first()
    report = begun or Report(phase=phase, unit=expected_unit.unit)
    if Party.REVIEWER not in report.parties_of(request.user):
        raise PermissionDenied
    form = ExtensionForm(request.POST or None, report=report, arrived_at=request.arrived_at)
    if form.is_valid():
        form.save(request.user)
        messages.success(request, f"Đã gia hạn cho {report.unit}.")
        return redirect(f"{reverse('reports:list')}?dot={phase.pk}")
    given = phase.extensions.filter(unit=report.unit)
    context = {"report": report, "form": form, "given": given, "now": request.arrived_at}
    return render(request, "reports/report_extension.html", context)
