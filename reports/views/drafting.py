"""The summary of a phase: read, redrafted, edited section by section."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from emulation.models import Event
from reports.drafting.keeping import begun, disagreements, keep_head, redraft
from reports.forms.drafting import SectionForm, SummaryHeadForm
from reports.models import Summary
from reports.submissions import phases_for


@require_safe
def summary(request, phase_pk):
    phase = get_object_or_404(phases_for(request.user), pk=phase_pk)
    found = Summary.objects.for_page().filter(phase=phase).first()
    context = {
        "phase": phase,
        "summary": found,
        "disagreements": disagreements(found) if found else (),
        "may_edit": may_edit(request.user, phase),
        "events": Event.objects.of(found) if found else (),
    }
    return render(request, "reports/summary.html", context)


@require_POST
def summary_redraft(request, phase_pk):
    phase = phase_to_edit(request.user, phase_pk)
    redraft(phase, by=request.user, now=request.arrived_at)
    messages.success(request, "Đã dự thảo từ số liệu hiện có. Các mục đã sửa được giữ nguyên.")
    return redirect("reports:summary", phase.pk)


@require_http_methods(["GET", "POST"])
def summary_section(request, phase_pk, code):
    phase = phase_to_edit(request.user, phase_pk)
    found = get_object_or_404(Summary.objects.for_page(), phase=phase)
    section = get_object_or_404(found.sections.prefetch_related("sentences"), code=code)
    form = SectionForm(request.POST or None, section=section, version=found.version)
    if form.is_valid() and form.save(by=request.user):
        messages.success(request, form.done)
        return redirect("reports:summary", phase.pk)
    context = {"phase": phase, "summary": found, "section": section, "form": form}
    return render(request, "reports/summary_section.html", context)


@require_http_methods(["GET", "POST"])
def summary_head(request, phase_pk):
    phase = phase_to_edit(request.user, phase_pk)
    form = SummaryHeadForm(request.POST or None, instance=begun(phase))
    if form.is_valid():
        keep_head(phase, form.cleaned_data, by=request.user)
        messages.success(request, "Đã lưu thể thức văn bản.")
        return redirect("reports:summary", phase.pk)
    return render(request, "reports/summary_head.html", {"phase": phase, "form": form})


def may_edit(user, phase):
    return phase.campaign.bloc_id in user.scope.secretariat_blocs


def phase_to_edit(user, pk):
    """404 for those who may not see the phase, 403 for those who may only read it."""
    phase = get_object_or_404(phases_for(user), pk=pk)
    if not may_edit(user, phase):
        raise PermissionDenied
    return phase
