"""The steps of a campaign's life, its amendment, and its copy for the next year."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from campaigns.amending import changes_of, discard, open_draft
from campaigns.cloning import clone
from campaigns.comparing import differences
from campaigns.forms.draft import ConfirmForm
from campaigns.forms.step import StepForm
from campaigns.launching import COMPLETE, Action, actions_for, perform
from campaigns.models import Campaign
from campaigns.participants import participants_of
from campaigns.readiness import readiness
from campaigns.views import access
from emulation.review import ReviewRefused, StaleVersion


@require_http_methods(["GET", "POST"])
def take_step(request, pk, action):
    """Ask, with all that has to be seen first; then do it."""
    if action not in Action.values:
        raise Http404
    action = Action(action)
    campaign = access.visible(request, pk, Campaign.objects.for_page())
    form = StepForm(request.POST or None, action=action, version=campaign.version)
    if action not in actions_for(campaign, request.user) and not form.is_valid():
        raise PermissionDenied  # a whole answer goes on: `perform` says why not, and to whom
    if form.is_valid():
        try:
            done = perform(campaign, action, by=request.user, **form.cleaned_data)
        except ReviewRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{action.label}: đã xong. {done.get_status_display()}.")
            return redirect(done)
    return render(request, "campaigns/campaign_step.html", _step_page(campaign, action, form))


def _step_page(campaign, action, form):
    context = {"campaign": campaign, "action": action, "form": form}
    if action in COMPLETE:
        findings = readiness(campaign)
        context["blocking"] = [f for f in findings if f.is_blocking]
        context["worth_a_look"] = [f for f in findings if not f.is_blocking]
    if campaign.amends_id:
        context["changes"] = changes_of(campaign, localdate())
    elif action in COMPLETE:
        context["participants"] = participants_of(campaign, localdate())
    return context


@require_http_methods(["GET", "POST"])
def amend(request, pk):
    campaign = access.run(request, pk, Campaign.objects.not_amending())
    form = ConfirmForm(request.POST or None, version=campaign.version)
    if form.is_valid():
        try:
            return redirect(open_draft(campaign, by=request.user))
        except ReviewRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "campaigns/campaign_amend.html", {"campaign": campaign, "form": form})


@require_http_methods(["GET", "POST"])
def discard_amendment(request, pk):
    draft = access.draft(request, pk, Campaign.objects.filter(amends__isnull=False))
    form = ConfirmForm(request.POST or None, version=draft.version)
    if form.is_valid():
        try:
            campaign = discard(draft, by=request.user, version=form.cleaned_data["version"])
        except (StaleVersion, ReviewRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Đã bỏ bản sửa đổi. Phong trào giữ nguyên.")
            return redirect(campaign)
    context = {"campaign": draft, "form": form, "what": f"bản sửa đổi của {draft.amends}"}
    return render(request, "campaigns/campaign_delete.html", context)


@require_http_methods(["GET", "POST"])
def clone_campaign(request, pk):
    campaign = access.run(request, pk, Campaign.objects.not_amending())
    form = ConfirmForm(request.POST or None, version=campaign.version)
    if form.is_valid():
        draft = clone(campaign, by=request.user)
        messages.success(request, "Đã nhân bản. Hãy soát từng thay đổi dưới đây.")
        return redirect("campaigns:compare", draft.pk, campaign.pk)
    return render(request, "campaigns/campaign_clone.html", {"campaign": campaign, "form": form})


@require_GET
def compare(request, pk, other_pk):
    """What differs from another campaign: after cloning, from last year's."""
    campaign = access.visible(request, pk, Campaign.objects.for_page())
    other = access.visible(request, other_pk, Campaign.objects.for_page())
    context = {"campaign": campaign, "other": other, "changes": differences(other, campaign)}
    return render(request, "campaigns/campaign_compare.html", context)
