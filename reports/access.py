"""Who may open the pages of a report: outside one's scope it does not exist (404)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from reports.models import Report


def readable_report(request, pk):
    reports = Report.objects.visible_to(request.user).for_list().select_related("changed_by")
    return get_object_or_404(reports, pk=pk)


def typed_report(request, pk):
    """The report to write in: 403 for those who may only read it."""
    report = readable_report(request, pk)
    if not report.may_be_typed_by(request.user):
        raise PermissionDenied
    return report
