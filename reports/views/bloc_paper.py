"""The bloc's other papers of the year: listed, begun from the data, edited, given up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.forms.draft import ConfirmForm
from campaigns.models import Campaign
from campaigns.views import access
from emulation.models import Event
from emulation.review import ReviewRefused, StaleVersion
from reports.access import campaign_with_papers, runs
from reports.composing import writing
from reports.documents import KINDS
from reports.forms.bloc_paper import TEXT_LABELS, WITH_PROPOSALS, BeginForm, BlocPaperForm
from reports.forms.proposals import formset_of
from reports.forms.words import VersionForm
from reports.issuing.rules import hindrances, is_left_to_leader, may_issue
from reports.models import BlocPaper, DocumentStatus
from reports.year_papers import year_papers

COUNTED = "Đã lập lại danh sách đơn vị chậm theo số liệu lúc này."
LOOK_AGAIN = "Văn bản vừa được người khác sửa. Hãy xem lại rồi thực hiện lại."


@require_safe
def bloc_papers(request, pk):
    campaigns = Campaign.objects.not_amending().select_related("bloc")
    campaign = access.visible(request, pk, campaigns)
    may_write = runs(request.user, campaign) and campaign.launched_at is not None
    context = {
        "campaign": campaign,
        "groups": year_papers(campaign, request.user),
        "may_write": may_write,
        "has_written": may_write and campaign.papers.exists(),
    }
    return render(request, "reports/bloc_papers.html", context)


@require_http_methods(["GET", "POST"])
def bloc_paper_new(request, pk):
    """Choose what to write; it is drafted from the data at once, to be edited."""
    campaign = campaign_with_papers(request, pk)
    if not runs(request.user, campaign):
        raise PermissionDenied
    asked = {"type": request.GET.get("loai"), "phase": request.GET.get("dot")}
    form = BeginForm(request.POST or None, campaign=campaign, initial=asked)
    if form.is_valid():
        paper = writing.begin(campaign, **form.cleaned_data, by=request.user, at=request.arrived_at)
        messages.success(request, "Đã dự thảo từ số liệu. Hãy đọc lại, sửa rồi lưu.")
        return redirect("reports:bloc-paper-edit", paper.pk)
    return render(request, "reports/bloc_paper_new.html", {"campaign": campaign, "form": form})


@require_safe
def bloc_paper(request, pk):
    paper = get_object_or_404(KINDS[writing.KIND].visible_to(request.user), pk=pk)
    may_write = runs(request.user, paper.campaign)
    documents = list(writing.documents_of(paper).select_related("body"))
    latest = next((d for d in documents if d.status != DocumentStatus.VOIDED), None)
    may_count = may_write and latest is None
    context = page_of(paper, request, may_count) | {
        "documents": documents,
        "latest": latest,
        "may_count": may_count,
        "hindrances": list(hindrances(paper)) if may_write else [],
        "may_write": may_write,
        "may_issue": may_issue(request.user, paper),
        "left_to_leader": is_left_to_leader(request.user, paper),
        "may_delete": may_write and not writing.is_kept(paper),
        "decision": getattr(paper, "decision", None),
        "events": Event.objects.of(paper),
    }
    return render(request, "reports/bloc_paper.html", context)


@require_http_methods(["GET", "POST"])
def bloc_paper_edit(request, pk):
    paper = paper_to_write(request, pk)
    form = BlocPaperForm(request.POST or None, instance=paper)
    if form.is_valid():
        try:
            form.save(by=request.user)
        except StaleVersion as stale:
            form.show_beside(stale)
        else:
            messages.success(request, "Đã lưu văn bản.")
            return after_saving(request, paper)
    context = page_of(get_object_or_404(BlocPaper, pk=pk), request, True) | {"form": form}
    context["is_issued"] = writing.documents_of(paper).exists()
    return render(request, "reports/bloc_paper_edit.html", context)


def after_saving(request, paper):
    """On to the page; with “late” the list is counted anew on the way."""
    if request.POST.get("then") != "late":
        return redirect(paper)
    version = BlocPaper.objects.get(pk=paper.pk).version
    counted(request, paper, version)
    return redirect("reports:bloc-paper-edit", paper.pk)


@require_POST
def bloc_paper_late(request, pk):
    paper = paper_to_write(request, pk)
    if paper.type != "reminder":
        raise Http404
    counted(request, paper, VersionForm(request.POST).seen)
    return redirect(paper)


def counted(request, paper, version):
    try:
        writing.count_anew(paper, version=version, by=request.user, at=request.arrived_at)
    except StaleVersion:
        messages.error(request, LOOK_AGAIN)
    else:
        messages.success(request, COUNTED)


@require_http_methods(["GET", "POST"])
def bloc_paper_proposals(request, pk):
    paper = paper_to_write(request, pk)
    if paper.type not in WITH_PROPOSALS:
        raise Http404
    formset, refused = formset_of(paper, request.POST or None), ""
    if formset.is_valid():
        try:
            seen = VersionForm(request.POST).seen
            writing.keep_proposals(paper, formset.save_in_order, version=seen, by=request.user)
        except StaleVersion as stale:
            refused = str(stale)
            paper.version = get_object_or_404(BlocPaper, pk=pk).version
        else:
            messages.success(request, "Đã lưu danh sách đề nghị.")
            return redirect(request.path if request.POST.get("then") == "more" else paper)
    context = {"paper": paper, "campaign": paper.campaign, "formset": formset, "refused": refused}
    return render(request, "reports/bloc_paper_proposals.html", context)


@require_http_methods(["GET", "POST"])
def bloc_paper_delete(request, pk):
    """Only a draft of which nothing was made for good."""
    paper = paper_to_write(request, pk)
    form = ConfirmForm(request.POST or None, version=paper.version)
    if form.is_valid():
        try:
            writing.remove(paper, version=form.cleaned_data["version"], by=request.user)
        except StaleVersion:
            messages.error(request, LOOK_AGAIN)
            return redirect(paper)
        except ReviewRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Đã xóa dự thảo.")
            return redirect("reports:bloc-papers", paper.campaign_id)
    context = {"paper": paper, "campaign": paper.campaign, "form": form}
    return render(request, "reports/bloc_paper_delete.html", context)


def paper_to_write(request, pk):
    """404 for those who may not see the paper, 403 for those who may only read it."""
    found = BlocPaper.objects.visible_to(request.user).select_related(
        "campaign__bloc", "campaign__parent", "phase"
    )
    paper = get_object_or_404(found, pk=pk)
    if not runs(request.user, paper.campaign):
        raise PermissionDenied
    return paper


def page_of(paper, request, may_count):
    """What the pages of one paper share; with `may_count`, what its list would say now, too."""
    is_reminder = paper.type == "reminder"
    return {
        "paper": paper,
        "campaign": paper.campaign,
        "late_units": paper.late_units.all() if is_reminder else (),
        "since": writing.since_counted(paper, request.arrived_at)
        if is_reminder and may_count
        else None,
        "has_proposals": paper.type in WITH_PROPOSALS,
        "headings": TEXT_LABELS[paper.type],
    }
