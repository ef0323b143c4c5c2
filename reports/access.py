"""Who may open the pages of reports and of a bloc's papers: outside one's scope it does not exist
(404), inside it but another's to do is refused (403)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from campaigns.models import Campaign
from campaigns.views import access
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


def runs(user, campaign):
    """Whether the user is of the standing office of the campaign's bloc."""
    return campaign.bloc_id in user.scope.secretariat_blocs


def campaign_with_papers(request, pk):
    """A launched campaign that the user can see: only such a one has papers of its year."""
    launched = Campaign.objects.not_amending().filter(launched_at__isnull=False)
    return access.visible(request, pk, launched.select_related("bloc"))
