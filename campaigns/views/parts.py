"""The parts of a draft: each is a form of its own, or a list of rows with a form for each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from campaigns import contents
from campaigns.drafting import move, write
from campaigns.forms import campaign as of_campaign
from campaigns.forms import parts as of_parts
from campaigns.forms.draft import ConfirmForm, MoveForm, unjudged
from campaigns.forms.phase import PhaseForm
from campaigns.forms.review import UNKNOWN_STEP
from campaigns.forms.target import FollowedForm, TargetForm, measure_forms
from campaigns.models import Campaign
from campaigns.views import access
from emulation.deadlines import describe
from emulation.review import ReviewRefused, StaleVersion

HEAD_FORMS = {
    contents.BASICS: of_campaign.BasicsForm,
    contents.THEME: of_campaign.ThemeForm,
    contents.REGISTRATION: of_campaign.RegistrationForm,
    contents.SIGNING: of_campaign.SigningForm,
}
ROW_FORMS = {
    contents.BASES: of_parts.BasisRoleForm,
    contents.SECTIONS: of_parts.SectionForm,
    contents.TARGETS: TargetForm,
    contents.FOLLOWED: FollowedForm,
    contents.PHASES: PhaseForm,
    contents.PRIZES: of_parts.PrizeForm,
    contents.MOVEMENTS: of_parts.MovementForm,
    contents.ASSIGNMENTS: of_parts.AssignmentForm,
    contents.RECIPIENTS: of_parts.RecipientForm,
}


@require_http_methods(["GET", "POST"])
def part(request, pk, slug):
    """A part that is fields of the campaign opens as a form, a list as a list."""
    part = _part(slug)
    if part.related:
        draft = access.draft(request, pk, Campaign.objects.for_page())
        return render(request, "campaigns/campaign_part.html", _list_of(draft, part))
    draft = access.draft(request, pk)
    extra = {"user": request.user} if part == contents.BASICS else {}
    form = HEAD_FORMS[part](
        request.POST or None, instance=Campaign.objects.get(pk=pk), draft=draft, **extra
    )
    if form.is_valid() and form.write(by=request.user):
        _say_saved(request, form)
        return redirect(f"{draft.get_absolute_url()}#{slug}")
    context = {"campaign": draft, "part": part, "form": form, "row": None}
    return render(request, "campaigns/campaign_form.html", context)


@require_http_methods(["GET", "POST"])
def part_add(request, pk, slug):
    part, draft = _list_part(slug), access.draft(request, pk)
    if part == contents.TARGETS:
        return _target(request, draft, None)
    extra = {}
    form_class = ROW_FORMS[part]
    if part == contents.BASES:
        form_class, extra = of_parts.BasisForm, {"search": request.GET.get("tim", "")[:100]}
    if part == contents.SECTIONS:
        extra = {"initial": {"parent": request.GET.get("trong")}}
    form = form_class(request.POST or None, draft=draft, **extra)
    return _row_form(request, draft, part, form)


@require_http_methods(["GET", "POST"])
def part_edit(request, pk, slug, row):
    part, draft = _list_part(slug), access.draft(request, pk)
    row = _row(draft, part, row)
    if part == contents.TARGETS:
        return _target(request, draft, row)
    form = ROW_FORMS[part](request.POST or None, instance=row, draft=draft)
    return _row_form(request, draft, part, form)


def _row_form(request, draft, part, form):
    if form.is_valid() and form.write(by=request.user):
        _say_saved(request, form)
        return redirect(_after(request, draft, part))
    context = {"campaign": draft, "part": part, "form": form, "row": form.instance}
    if part == contents.BASES and not form.instance.pk:
        context["search"] = form.search
    return render(request, "campaigns/campaign_form.html", context)


def _target(request, draft, target):
    """A target and its measures are one page, and are saved together or not at all."""
    form = TargetForm(request.POST or None, instance=target, draft=draft)
    wants_more = request.method == "POST" and "more" in request.POST
    extra = 0 if target else 1
    measures = measure_forms(request.POST or None, draft=draft, target=target, extra=extra)
    if wants_more:
        form, measures = unjudged(form), measures.with_one_more()
    elif measures.is_valid() and form.is_valid() and form.write_with(measures, by=request.user):
        _say_saved(request, form)
        return redirect(_after(request, draft, contents.TARGETS))
    context = {"campaign": draft, "part": contents.TARGETS, "form": form, "row": target}
    return render(request, "campaigns/campaign_target.html", context | {"measures": measures})


@require_http_methods(["GET", "POST"])
def part_delete(request, pk, slug, row):
    part, draft = _list_part(slug), access.draft(request, pk)
    row = _row(draft, part, row)
    form = ConfirmForm(request.POST or None, version=draft.version)
    if form.is_valid():
        try:
            write(draft, row.delete, version=form.cleaned_data["version"], by=request.user)
        except (StaleVersion, ReviewRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã xóa {part.noun}.")
            return redirect(_list_url(draft, part))
    context = {"campaign": draft, "part": part, "row": row, "form": form}
    return render(request, "campaigns/campaign_row_delete.html", context)


@require_POST
def part_move(request, pk, slug, row):
    part, draft = _list_part(slug), access.draft(request, pk)
    row = _row(draft, part, row)
    form = MoveForm(request.POST, version=draft.version)
    if not form.is_valid():
        messages.error(request, UNKNOWN_STEP)
        return redirect(_list_url(draft, part))
    siblings = getattr(draft, part.related).filter(**_place_of(row, part))
    try:
        write(
            draft,
            lambda: move(row, siblings, form.cleaned_data["step"]),
            version=form.cleaned_data["version"],
            by=request.user,
        )
    except (StaleVersion, ReviewRefused):
        messages.error(request, "Danh sách vừa được người khác sửa; hãy xem lại rồi chuyển.")
    return redirect(f"{_list_url(draft, part)}#muc-{row.pk}")


def _part(slug):
    if slug not in contents.PARTS:
        raise Http404
    return contents.PARTS[slug]


def _list_part(slug):
    part = _part(slug)
    if not part.related:
        raise Http404
    return part


def _row(draft, part, pk):
    rows = getattr(draft, part.related).all()
    if part == contents.FOLLOWED:
        rows = rows.filter(target=None)
    return get_object_or_404(rows, pk=pk)


def _place_of(row, part):
    """Among whom a row moves: a section among its sisters."""
    if part == contents.SECTIONS:
        return {"parent": row.parent}
    return {"target": None} if part == contents.FOLLOWED else {}


def _list_of(draft, part):
    context = {"campaign": draft, "part": part}
    if part == contents.SECTIONS:
        return context | {"outline": contents.outline(draft.sections.all())}
    return context | {"rows": contents.rows_of(draft, part)}


def _list_url(draft, part):
    return reverse("campaigns:part", args=[draft.pk, part.slug])


def _after(request, draft, part):
    if "another" in request.POST:
        return reverse("campaigns:part-add", args=[draft.pk, part.slug])
    return _list_url(draft, part)


def _say_saved(request, form):
    """With the instant that a deadline means, so that it is seen at once."""
    due_at = getattr(form.instance, "due_at", None)
    echo = f" Hạn: {form.instance.due_text} = {describe(due_at)}." if due_at else ""
    messages.success(request, f"Đã lưu.{echo}")
