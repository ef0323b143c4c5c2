"""Decisions of the authority that came back: recorded, mended, read, their scans fetched."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from emulation.models import Event
from emulation.review import StaleVersion
from reports.access import campaign_with_papers, runs
from reports.forms.decision import DecisionForm
from reports.models import BlocPaper, Decision, PaperType
from reports.views.evidence import download


@require_safe
def decision_detail(request, pk):
    found = Decision.objects.select_related("campaign__bloc", "draft", "recorded_by")
    decision = get_object_or_404(found.visible_to(request.user), pk=pk)
    context = {
        "decision": decision,
        "campaign": decision.campaign,
        "may_edit": runs(request.user, decision.campaign),
        "events": Event.objects.of(decision),
    }
    return render(request, "reports/decision_detail.html", context)


@require_safe
def decision_file(request, pk):
    decision = get_object_or_404(Decision.objects.visible_to(request.user), pk=pk)
    if not decision.file:
        raise Http404
    return download(decision.file, decision.file_name, decision.content_type)


@require_http_methods(["GET", "POST"])
def decision_new(request, pk):
    """For a whole campaign; `?du-thao=` names the draft that it answers."""
    campaign = campaign_with_papers(request, pk)
    if not runs(request.user, campaign):
        raise PermissionDenied
    return form_page(request, begun(campaign, request.GET.get("du-thao", "")))


@require_http_methods(["GET", "POST"])
def decision_edit(request, pk):
    found = Decision.objects.select_related("campaign__bloc")
    decision = get_object_or_404(found.visible_to(request.user), pk=pk)
    if not runs(request.user, decision.campaign):
        raise PermissionDenied
    return form_page(request, decision)


def form_page(request, decision):
    kept = str(decision) if decision.pk else ""
    form = DecisionForm(request.POST or None, request.FILES or None, instance=decision)
    if form.is_valid():
        try:
            if form.save(by=request.user):
                messages.success(request, "Đã ghi nhận quyết định.")
                return redirect("reports:decision", form.instance.pk)
        except StaleVersion as stale:
            form.show_beside(stale)
    context = {"form": form, "decision": decision, "kept": kept, "campaign": decision.campaign}
    return render(request, "reports/decision_form.html", context)


def begun(campaign, draft_pk):
    """A decision not saved yet, which says what its draft said."""
    drafts = BlocPaper.objects.filter(
        campaign=campaign, type=PaperType.DECISION, decision__isnull=True
    )
    pk = draft_pk if draft_pk.isdecimal() and len(draft_pk) < 19 else "0"
    draft = drafts.filter(pk=pk).first()
    said = {"issuer": draft.enacting_body, "abstract": draft.abstract} if draft else {}
    return Decision(campaign=campaign, draft=draft, **said)
