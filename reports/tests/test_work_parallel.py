"""What only PostgreSQL can show: of presses at the same moment, one asks and the others find it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django_tasks_db.models import DBTaskResult

from reports.background.asking import ask
from reports.models import Work
from units.tests.factories import make_secretary

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"
    ),
]


def test_of_presses_at_once_one_asks(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    user = make_secretary()

    def press(_):
        try:
            return ask("papers", {"kind": "report", "pk": 1, "word": False}, user, title="A").pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as hands:
        asked = set(hands.map(press, range(16)))

    assert asked == {Work.objects.get().pk}
    assert DBTaskResult.objects.count() == 1
