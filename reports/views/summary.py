"""What the bloc sees of a phase: who has sent and when, and what the figures come to."""

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from reports.access import runs
from reports.composing.writing import reminders_of
from reports.expected import units_reviewed_by
from reports.submissions import (
    PUBLIC_PHASE,
    count,
    deadline_of,
    phases_for,
    submissions,
    submissions_of,
)
from reports.summaries import stamp_of, summarize

PHASES_ON_A_PAGE = 12
ONE_DAY = 24 * 60 * 60
DRAWING = 2  # raised when a release adds up or draws the same figures otherwise


@require_safe
def summary_list(request):
    """The phases of all campaigns the user may see together, newest campaign first."""
    phases = phases_for(request.user).order_by("-campaign__starts_on", "campaign", "order", "pk")
    page = Paginator(phases, PHASES_ON_A_PAGE).get_page(request.GET.get("page"))
    found = list(page)
    sent = submissions_of(found, request.arrived_at)
    rows = [(phase, count(sent[phase.pk]), deadline_of(phase)) for phase in found]
    context = {
        "page": page,
        "rows": rows,
        "reads_blocs": request.user.is_superuser or bool(request.user.scope.readable_blocs),
        "now": request.arrived_at,
    }
    return render(request, "reports/summary_list.html", context)


@require_safe
def status(request, phase_pk):
    phase = get_object_or_404(phases_for(request.user), pk=phase_pk)
    found = submissions(phase, request.arrived_at)
    reviewed = units_reviewed_by(request.user, phase)
    context = {
        "phase": phase,
        "submissions": found,
        "counts": count(found),
        "deadline": deadline_of(phase),
        "unsent": [s for s in found if not s.is_sent],
        "to_send_again": [s for s in found if s.is_to_send_again],
        "to_review": [s for s in found if s.is_under_review and s.unit.unit_id in reviewed],
        "is_run": runs(request.user, phase.campaign),
        "may_extend": reviewed,
        "overdue": [s for s in found if s.days_overdue],
        "reminders": reminders_of(phase) if runs(request.user, phase.campaign) else None,
        "now": request.arrived_at,
    }
    return render(request, "reports/status.html", context)


@require_safe
def matrix(request, phase_pk):
    """The fragment is the same for everybody who may see the phase; that is asked first."""
    phase = phase_of_matrix(request.user, phase_pk)
    fragment = cache.get_or_set(
        f"matrix:{DRAWING}:{stamp_of(phase)}", lambda: matrix_fragment(phase), ONE_DAY
    )
    return render(request, "reports/matrix.html", {"phase": phase, "fragment": fragment})


def phase_of_matrix(user, phase_pk):
    """The one of `phases_for(user)` with this key, asked as the busiest page asks (a test holds the
    two equal)."""
    phase = next(iter(PUBLIC_PHASE(phase_pk)), None)
    if phase is None or not user.reads_bloc(phase.campaign.bloc_id):
        raise Http404("No such phase for this user.")
    return phase


def matrix_fragment(phase):
    """All of the page that depends on figures, drawn."""
    return render_to_string("reports/_matrix.html", {"summary": summarize(phase)})
