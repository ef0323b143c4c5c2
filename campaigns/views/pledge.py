"""Pages of the registration: what is asked, the paper being written, its review."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.forms.pledge import PledgeForm
from campaigns.forms.review import ReviewForm, StartForm
from campaigns.models import Campaign, CampaignStatus, Pledge
from campaigns.pledging import BlocList, asked_of
from campaigns.promises import Promises, promises_for
from emulation.models import Event
from emulation.review import STEPS, Action, Incomplete, Party, ReviewRefused, StaleVersion


@require_GET
def pledge_list(request):
    asked = asked_of(request.user)
    context = {
        "open_rows": [row for row in asked if row.campaign.is_launched],
        "closed_rows": [row for row in asked if not row.campaign.is_launched],
        "own_units": request.user.scope.own_units,
        "bloc_list": BlocList.chosen_by(request.user, request.GET, request.arrived_at),
        "now": request.arrived_at,
    }
    return render(request, "campaigns/pledge_list.html", context)


@require_POST
def pledge_start(request, campaign_pk):
    launched = Campaign.objects.visible_to(request.user).filter(
        status=CampaignStatus.LAUNCHED, amends=None
    )
    campaign = get_object_or_404(launched.select_related("bloc"), pk=campaign_pk)
    form = StartForm(request.POST, campaign=campaign)
    if not form.is_valid():
        raise Http404
    unit = form.cleaned_data["unit"]
    if Party.OFFICER not in Pledge(campaign=campaign, unit=unit).parties_of(request.user):
        raise Http404
    return redirect("campaigns:pledge-edit", Pledge.objects.start(campaign, unit).pk)


@require_GET
def pledge_detail(request, pk):
    pledge = _visible_pledge(request, pk)
    return _detail_page(request, pledge, ReviewForm(initial={"version": pledge.version}))


@require_http_methods(["GET", "POST"])
def pledge_edit(request, pk):
    pledge = _visible_pledge(request, pk)
    if Party.OFFICER not in pledge.parties_of(request.user):
        raise PermissionDenied
    if request.method == "GET" and not pledge.is_editable:
        messages.warning(request, f"Không sửa được khi “{pledge.get_status_display()}”.")
        return redirect(pledge)
    behalf = pledge.typed_on_behalf_by(request.user)
    form = PledgeForm(request.POST or None, instance=pledge)
    if form.is_valid() and _is_saved(request, form, behalf):
        messages.success(request, "Đã lưu bản đăng ký.")
        wants_review = form.cleaned_data["then"] == "review"
        return redirect("campaigns:pledge-detail" if wants_review else "campaigns:pledge-edit", pk)
    context = {"pledge": pledge, "form": form, "behalf": behalf, "now": request.arrived_at}
    return render(request, "campaigns/pledge_edit.html", context)


@require_POST
def pledge_review(request, pk):
    pledge = _visible_pledge(request, pk)
    if not pledge.parties_of(request.user):
        raise PermissionDenied
    form = ReviewForm(request.POST)
    if not (form.is_valid() and _is_performed(request, pledge, form)):
        return _detail_page(request, pledge, form)
    if STEPS[Action(form.cleaned_data["action"])].sends:
        last = pledge.versions.last()
        return redirect("campaigns:pledge-version", pledge.pk, last.number)
    messages.success(request, f"Bản đăng ký: {pledge.get_status_display()}.")
    return redirect(pledge)


@require_GET
def pledge_version(request, pk, number):
    pledge = _visible_pledge(request, pk)
    version = get_object_or_404(pledge.versions, number=number)
    before = pledge.versions.filter(number=number - 1).first()
    promises = Promises(version.content, before and before.content)
    context = {"pledge": pledge, "version": version, "promises": promises}
    return render(request, "campaigns/pledge_version.html", context)


def _visible_pledge(request, pk):
    return get_object_or_404(Pledge.objects.visible_to(request.user).for_page(), pk=pk)


def _is_saved(request, form, behalf):
    try:
        form.save(by=request.user, on_behalf_of=behalf)
    except StaleVersion as stale:
        form.show_beside(stale)
    except ReviewRefused as refused:
        form.add_error(None, str(refused))
    else:
        return True
    return False


def _is_performed(request, pledge, form):
    action = Action(form.cleaned_data["action"])
    types = STEPS[action].by == Party.OFFICER
    try:
        pledge.perform(
            action,
            by=request.user,
            version=form.cleaned_data["version"],
            note=form.cleaned_data["note"],
            at=request.arrived_at,
            on_behalf_of=pledge.typed_on_behalf_by(request.user) if types else "",
        )
    except Incomplete as refused:
        form.add_error(None, refused.in_short if pledge.is_editable else str(refused))
    except ReviewRefused as refused:
        form.add_error(None, str(refused))
    return not form.errors


def _detail_page(request, pledge, form):
    user = request.user
    parties = pledge.parties_of(user)
    events = list(Event.objects.of(pledge))
    promises = promises_for(pledge, user)
    context = {
        "pledge": pledge,
        "form": form,
        "promises": promises,
        "gaps": pledge.gaps(None if pledge.is_read_live_by(user) else promises.content),
        "writes": Party.OFFICER in parties and pledge.is_editable,
        "behalf": pledge.typed_on_behalf_by(user) if Party.OFFICER in parties else "",
        "buttons": [(action, STEPS[action].needs_note) for action in pledge.actions_for(user)],
        "sent_back": pledge.sent_back(events),
        "events": events,
        "versions": pledge.versions.defer("content"),
        "now": request.arrived_at,
    }
    return render(request, "campaigns/pledge_detail.html", context)
