"""Pages of the bloc's agreement: its words, its parties, and who has signed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.forms.agreement import AgreementForm, SignForm, UnsignForm
from campaigns.models import Agreement, Campaign
from emulation.models import Event
from emulation.review import StaleVersion


@require_GET
def agreement_detail(request, pk):
    campaign = _visible_campaign(request, pk)
    agreement = Agreement.objects.filter(campaign=campaign).first()
    return _detail_page(request, campaign, agreement)


@require_POST
def agreement_start(request, pk):
    campaign = _campaign_run_by(request, pk)
    Agreement.objects.draw_up(campaign, by=request.user)
    return redirect("campaigns:agreement-edit", campaign.pk)


@require_http_methods(["GET", "POST"])
def agreement_edit(request, pk):
    agreement = _agreement_run_by(request, pk)
    form = AgreementForm(request.POST or None, instance=agreement)
    if form.is_valid():
        try:
            form.save(by=request.user)
        except StaleVersion as stale:
            form.show_beside(stale)
        else:
            messages.success(request, "Đã lưu bản giao ước.")
            return redirect(agreement)
    context = {"agreement": agreement, "campaign": agreement.campaign, "form": form}
    return render(request, "campaigns/agreement_edit.html", context)


@require_POST
def agreement_sign(request, pk):
    agreement = _agreement_run_by(request, pk)
    form = SignForm(request.POST, agreement=agreement)
    if not form.is_valid():
        return _detail_page(request, agreement.campaign, agreement, sign_form=form)
    typed = form.cleaned_data
    agreement.mark_signed(typed["parties"], on=typed["signed_on"], by=request.user)
    messages.success(request, "Đã ghi nhận các đơn vị ký.")
    return redirect(agreement)


@require_POST
def agreement_unsign(request, pk):
    agreement = _agreement_run_by(request, pk)
    form = UnsignForm(request.POST, agreement=agreement)
    if not form.is_valid():
        return _detail_page(request, agreement.campaign, agreement, unsign_form=form)
    typed = form.cleaned_data
    agreement.unmark_signed(typed["party"], reason=typed["reason"], by=request.user)
    messages.success(request, "Đã bỏ ghi nhận ký.")
    return redirect(agreement)


def _visible_campaign(request, pk):
    visible = Campaign.objects.visible_to(request.user).not_amending()
    return get_object_or_404(visible.select_related("bloc"), pk=pk)


def _campaign_run_by(request, pk):
    """The campaign, for who may write its agreement: once launched, until it is closed."""
    campaign = _visible_campaign(request, pk)
    if not (campaign.is_launched and campaign.bloc_id in request.user.scope.secretariat_blocs):
        raise PermissionDenied
    return campaign


def _agreement_run_by(request, pk):
    return get_object_or_404(
        Agreement.objects.select_related("campaign__bloc"), campaign=_campaign_run_by(request, pk)
    )


def _detail_page(request, campaign, agreement, *, sign_form=None, unsign_form=None):
    runs = campaign.is_launched and campaign.bloc_id in request.user.scope.secretariat_blocs
    parties = list(agreement.parties.all()) if agreement else []
    signed = sum(party.has_signed for party in parties)
    context = {
        "campaign": campaign,
        "agreement": agreement,
        "parties": parties,
        "signed": signed,
        "signed_words": f"{signed}/{len(parties)} đơn vị đã ký",
        "runs": runs,
        "form": sign_form or unsign_form,
        "events": Event.objects.of(agreement) if agreement else [],
    }
    if agreement and runs:
        context["sign_form"] = sign_form or SignForm(agreement=agreement)
        context["unsign_form"] = unsign_form or UnsignForm(agreement=agreement)
    return render(request, "campaigns/agreement_detail.html", context)
