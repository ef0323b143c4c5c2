"""The work of this app that comes round by itself."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from emulation.jobs import every
from reports.models import Rendering

KEPT_FOR = timedelta(days=1)


@every(hours=1)
@task()
def forget_renderings():
    """Papers drawn in the background are for the one who waited, not for the record."""
    Rendering.objects.filter(requested_at__lt=timezone.now() - KEPT_FOR).delete()
