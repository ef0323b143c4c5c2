"""Sessions in the database, as Django keeps them, read with a prepared query: every page asks."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from emulation.prepared import PreparedObjects

OPEN = PreparedObjects(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now)
)


class SessionStore(db.SessionStore):
    def _get_session_from_db(self):
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        session = next(iter(OPEN(self.session_key, now)), None)
        if session is None:
            self._session_key = None
        return session
