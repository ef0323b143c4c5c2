"""The stock formset that saving a report is measured beside, and the application of both."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.matrix_settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.db import transaction  # noqa: E402 the apps must be loaded
from django.forms import inlineformset_factory  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import get_object_or_404, redirect  # noqa: E402
from django.urls import path  # noqa: E402

from bench import matrix_site  # noqa: E402
from reports.models import Figure, Report  # noqa: E402

FIELDS = ["state", "value", "numerator", "denominator", "note"]
FigureFormSet = inlineformset_factory(
    Report, Figure, fields=FIELDS, extra=0, localized_fields="__all__", can_delete=False
)


def stock(request, pk):
    """As a developer would first write it, with the checks kept outside the transaction."""
    report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    formset = FigureFormSet(request.POST, instance=report)
    if not formset.is_valid():
        return HttpResponse(status=400)
    with transaction.atomic():
        current = Report.objects.lock(pk, version=int(request.POST["version"]))
        formset.save()
        current.mark_changed(request.user)
    return redirect(report)


matrix_site.urlpatterns.append(path("mau/<int:pk>/", stock))
