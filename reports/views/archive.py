"""The file of a bloc's year: what goes into it, what is still open, and making it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from reports.archive.contents import YearFile
from reports.archive.unfinished import unfinished
from reports.background.asking import ask
from reports.models import Work, WorkKind
from units.models import Bloc


@require_http_methods(["GET", "POST"])
def year_file(request, pk, year):
    bloc = get_object_or_404(Bloc.objects.visible_to(request.user), pk=pk)
    if bloc.pk not in request.user.scope.secretariat_blocs:
        raise PermissionDenied
    found = YearFile(bloc, year, request.user)
    if not found.campaigns and year not in bloc.years():
        raise Http404
    if request.method == "POST":
        of = {"bloc": bloc.pk, "year": year, "evidence": "evidence" in request.POST}
        title = f"Hồ sơ thi đua năm {year}: {bloc}"
        return redirect(ask(WorkKind.YEAR, of, request.user, title=title, bloc=bloc))
    context = {"bloc": bloc, "year": year, "campaigns": found.campaigns, **counts(found)}
    context["open"] = list(unfinished(found, request.arrived_at))
    made = Work.objects.filter(kind=WorkKind.YEAR, bloc=bloc, of__year=year)
    context["made"] = made.select_related("requested_by")
    return render(request, "reports/year_file.html", context)


def counts(found):
    """How much would go into it."""
    out = [document for document in found.papers if document.is_out]
    number, size = found.evidence_size()
    return {
        "papers_of_bloc": sum(document.unit_id is None for document in out),
        "papers_of_units": sum(document.unit_id is not None for document in out),
        "unissued": sum(1 for _ in found.unissued()),
        "evidence_count": number,
        "evidence_size": size,
    }
