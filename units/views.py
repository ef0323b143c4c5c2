from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from emulation.models import Event
from units.forms import CloneYearForm, HandOverForm
from units.models import Bloc, Role, Unit
from units.rotation import clone_year, hand_over

RANKS = (Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.SECRETARIAT, Role.OBSERVER)


@require_safe
def bloc_list(request):
    blocs = Bloc.objects.visible_to(request.user).for_list(localdate().year)
    return render(request, "units/bloc_list.html", {"blocs": blocs})


@require_safe
def bloc_detail(request, pk):
    bloc = get_object_or_404(Bloc.objects.visible_to(request.user), pk=pk)
    years = bloc.years()
    year = asked_year(request, years)
    serves = bloc.pk in request.user.scope.readable_blocs or request.user.is_superuser
    context = {
        "bloc": bloc,
        "today": localdate(),
        "years": years,
        "year": year,
        "members": bloc.members_in(year),
        "people": in_rank(bloc.people_from(localdate())) if serves else None,
        "events": Event.objects.of(bloc) if serves else None,
        "runs": runs(request.user, bloc),
        "can_clone": year == max(years, default=None),
    }
    return render(request, "units/bloc_detail.html", context)


def in_rank(appointments):
    """The head of the bloc first, then the deputy, the standing office and those who observe."""
    return sorted(appointments, key=lambda appointment: RANKS.index(appointment.role))


@require_http_methods(["GET", "POST"])
def bloc_clone(request, pk):
    """The members of the bloc's last year, carried over to the next."""
    bloc = bloc_run_by(request.user, pk)
    from_year = max(bloc.years(), default=localdate().year)
    form = CloneYearForm(request.POST or None, bloc=bloc, from_year=from_year)
    if form.is_valid():
        count = clone_year(bloc, from_year, from_year + 1, by=request.user, **form.cleaned_data)
        messages.success(
            request, f"Đã lập danh sách {count} đơn vị thành viên năm {from_year + 1}."
        )
        return redirect(f"{bloc.get_absolute_url()}?nam={from_year + 1}")
    context = {"bloc": bloc, "form": form, "from_year": from_year, "to_year": from_year + 1}
    return render(request, "units/bloc_clone.html", context)


@require_http_methods(["GET", "POST"])
def bloc_handover(request, pk):
    bloc = bloc_run_by(request.user, pk)
    year = asked_year(request, bloc.years())
    form = HandOverForm(request.POST or None, bloc=bloc, year=year)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("on", "head", "deputy", "paper")}
        hand_over(bloc, year, people=form.people(), by=request.user, **given)
        messages.success(request, f"Đã bàn giao thường trực khối cho {given['head']}.")
        return redirect("units:bloc-list")
    return render(request, "units/bloc_handover.html", {"bloc": bloc, "form": form, "year": year})


@require_safe
def unit_detail(request, pk):
    units = Unit.objects.visible_to(request.user).with_names()
    unit = get_object_or_404(
        units.select_related("parent").prefetch_related("parent__names"), pk=pk
    )
    context = {
        "unit": unit,
        "origins": unit.origins.select_related("predecessor").prefetch_related(
            "predecessor__names"
        ),
        "successions": unit.successions.select_related("successor").prefetch_related(
            "successor__names"
        ),
        "memberships": unit.memberships.filter(
            bloc__in=Bloc.objects.visible_to(request.user)
        ).select_related("bloc"),
    }
    return render(request, "units/unit_detail.html", context)


def asked_year(request, years):
    """The year in `?nam=`, else this one if the bloc has members then, else its last."""
    asked, this = request.GET.get("nam", ""), localdate().year
    last = this if this in years or not years else max(years)
    return next((year for year in years if str(year) == asked), last)


def runs(user, bloc):
    return bloc.pk in user.scope.secretariat_blocs


def bloc_run_by(user, pk):
    """The bloc, for its own standing office: 404 to who may not see it, 403 to who may."""
    bloc = get_object_or_404(Bloc.objects.visible_to(user), pk=pk)
    if not runs(user, bloc):
        raise PermissionDenied
    return bloc
