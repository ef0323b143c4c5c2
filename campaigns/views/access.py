"""Who may open which page of a campaign: outside one's scope it does not exist (404), inside it
but another's to do is refused (403)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from campaigns.models import Campaign


def visible(request, pk, rows=None):
    rows = Campaign.objects.all() if rows is None else rows
    return get_object_or_404(rows.visible_to(request.user), pk=pk)


def run(request, pk, rows=None):
    """A campaign whose standing office the user is."""
    campaign = visible(request, pk, rows)
    if campaign.bloc_id not in request.user.scope.secretariat_blocs:
        raise PermissionDenied
    return campaign


def draft(request, pk, rows=None):
    """One that he may write on. Whether it still is a draft when something is sent, the lock
    tells: what was typed is then shown again with the reason."""
    campaign = run(request, pk, rows)
    if request.method == "GET" and not campaign.is_draft:
        raise PermissionDenied(
            f"Phong trào này “{campaign.get_status_display()}”, không sửa trực tiếp được. "
            "Muốn thay đổi phong trào đã phát động, hãy lập bản sửa đổi, bổ sung."
        )
    return campaign
