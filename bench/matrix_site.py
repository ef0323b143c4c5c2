"""The pages that the matrix is measured beside, and the application that serves them all."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.matrix_settings"

from emulation.wsgi import application  # noqa: F401, I001 what gunicorn serves; loads the apps

from django.http import HttpResponse
from django.shortcuts import render  # noqa: E402 the apps must be loaded
from django.urls import path  # noqa: E402

from campaigns.models import Campaign, Phase  # noqa: E402
from emulation import urls as site  # noqa: E402
from reports.views.summary import matrix_fragment, phase_of_matrix  # noqa: E402
from units.models import Bloc, Unit  # noqa: E402

PAGE = "x" * 26_000


def limit_3(request, phase_pk):
    """What no page with a signed-in user and a little data can beat."""
    str(request.user)
    phase = Phase.objects.get(pk=phase_pk)
    campaign = Campaign.objects.get(pk=phase.campaign_id)
    Bloc.objects.get(pk=campaign.bloc_id)
    Unit.objects.order_by("pk").first()
    return HttpResponse(PAGE)


def uncached(request, phase_pk):
    phase = phase_of_matrix(request.user, phase_pk)
    context = {"phase": phase, "fragment": matrix_fragment(phase)}
    return render(request, "reports/matrix.html", context)


urlpatterns = [
    path("limit-3/<int:phase_pk>/", limit_3),
    path("chua-luu/<int:phase_pk>/", uncached),
    *site.urlpatterns,
]
