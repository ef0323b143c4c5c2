"""Campaigns: the list, one as a whole, what is still to be mended in it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from campaigns import contents
from campaigns.drafting import remove
from campaigns.forms.campaign import NewCampaignForm
from campaigns.forms.draft import ConfirmForm
from campaigns.forms.listing import CampaignFilter
from campaigns.launching import actions_for, parties_of
from campaigns.models import Campaign
from campaigns.readiness import readiness
from campaigns.views import access
from emulation.models import Event
from emulation.review import ReviewRefused, StaleVersion

PER_PAGE = 50


@require_GET
def campaign_list(request):
    campaigns = Campaign.objects.visible_to(request.user).not_amending()
    filters = CampaignFilter(request.GET or None, campaigns=campaigns)
    page = Paginator(filters.rows(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "may_create": bool(request.user.scope.secretariat_blocs),
    }
    return render(request, "campaigns/campaign_list.html", context)


@require_http_methods(["GET", "POST"])
def campaign_create(request):
    if not request.user.scope.secretariat_blocs:
        raise PermissionDenied
    form = NewCampaignForm(request.POST or None, user=request.user)
    if form.is_valid():
        campaign = form.save()
        Event.objects.record(campaign, "create", "Tạo bản thảo", by=request.user)
        messages.success(request, "Đã tạo bản thảo. Hãy soạn từng phần bên dưới.")
        return redirect(campaign)
    return render(request, "campaigns/campaign_create.html", {"form": form})


@require_GET
def campaign_detail(request, pk):
    campaign = access.visible(request, pk, Campaign.objects.for_page())
    context = page_of(campaign, request.user)
    is_office = bool(parties_of(campaign, request.user))
    if is_office and campaign.launched_at is None:
        findings = readiness(campaign)
        context |= {
            "states": contents.states(campaign, findings),
            "blocking": sum(f.is_blocking for f in findings),
            "worth_a_look": sum(not f.is_blocking for f in findings),
        }
    return render(request, "campaigns/campaign_detail.html", context)


def page_of(campaign, user):
    """All that the page of one campaign shows to everybody who may see it."""
    seen = Campaign.objects.visible_to(user)
    related = seen.filter(pk=campaign.parent_id) | seen.filter(parent=campaign)
    near = list(related.not_amending().order_by("starts_on", "code"))
    is_run = campaign.bloc_id in user.scope.secretariat_blocs
    return {
        "campaign": campaign,
        "can_edit": is_run and campaign.is_draft,
        "is_run": is_run,
        "reads_bloc": user.reads_bloc(campaign.bloc_id),
        "actions": actions_for(campaign, user),
        "outline": contents.outline(campaign.sections.all()),
        "targets": contents.rows_of(campaign, contents.TARGETS),
        "followed": contents.rows_of(campaign, contents.FOLLOWED),
        "parent": next((c for c in near if c.pk == campaign.parent_id), None),
        "children": [c for c in near if c.parent_id == campaign.pk],
        "expected_units": list(campaign.expected_units.all()),
        "amendments": list(campaign.amendments.prefetch_related("items")),
        "amending_draft": campaign.amending_drafts.first() if is_run else None,
        "events": list(Event.objects.of(campaign)) if is_run else [],
    }


@require_GET
def campaign_check(request, pk):
    campaign = access.visible(request, pk, Campaign.objects.for_page())
    if not parties_of(campaign, request.user):
        raise PermissionDenied
    findings = readiness(campaign)
    context = {
        "campaign": campaign,
        "blocking": [f for f in findings if f.is_blocking],
        "worth_a_look": [f for f in findings if not f.is_blocking],
        "actions": actions_for(campaign, request.user),
    }
    return render(request, "campaigns/campaign_check.html", context)


@require_http_methods(["GET", "POST"])
def campaign_delete(request, pk):
    campaign = access.draft(request, pk, Campaign.objects.not_amending())
    form = ConfirmForm(request.POST or None, version=campaign.version)
    if form.is_valid():
        try:
            remove(campaign, version=form.cleaned_data["version"], by=request.user)
        except (StaleVersion, ReviewRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã xóa bản thảo {campaign}.")
            return redirect("campaigns:list")
    context = {"campaign": campaign, "form": form, "what": f"bản thảo {campaign}"}
    return render(request, "campaigns/campaign_delete.html", context)
