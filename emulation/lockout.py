"""How many wrong passwords are too many: two limits, and neither is per address alone.

An office of two hundred people often shares one address; they must not lock each other out
(docs/decisions/0003-lock-out.md).
"""

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

# Wrong passwords for one account from anywhere that weigh as one from a single address:
# with AXES_FAILURE_LIMIT = 5 an account is locked for everybody at the 50th.
LOOSER = 10


class LockoutHandler(AxesDatabaseHandler):
    """Strict for an account tried from one address, looser for the account as a whole."""

    def get_failures(self, request, credentials=None):
        here, anywhere = (
            attempts.aggregate(total=Sum("failures_since_start", default=0))["total"]
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(here, anywhere // LOOSER)

    def reset_user_attempts(self, request, credentials=None):
        """Forget only this person's own slips: those of a guesser elsewhere still count."""
        here, _ = self.filter_user_attempts(request, credentials)
        return here.delete()[0]


def locked_usernames():
    """The accounts that are locked now, from one address at least."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    recent = AccessAttempt.objects.filter(attempt_time__gt=since).order_by()
    limit = settings.AXES_FAILURE_LIMIT
    here = _tried(recent, "username", "ip_address").filter(failures__gte=limit)
    anywhere = _tried(recent, "username").filter(failures__gte=limit * LOOSER)
    return {row["username"] for row in (*here, *anywhere)}


def _tried(attempts, *by):
    return attempts.values(*by).annotate(failures=Sum("failures_since_start"))


def unlock(username):
    """Forget the wrong passwords tried for an account."""
    AccessAttempt.objects.filter(username=username).delete()


def client_address(request):
    """The address a request came from, or None if there is none (a socket file, a test).

    Behind our own proxy it is the last one in X-Forwarded-For, the only entry that the proxy
    and not the sender wrote.
    """
    address = request.META.get("REMOTE_ADDR")
    if settings.BEHIND_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        address = forwarded or address
    return address or None
