"""What only PostgreSQL can show: two hundred papers at once, and every number once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.utils import timezone

from campaigns.tests.factories import make_campaign
from reports.issuing.numbering import issue
from reports.issuing.rules import IssueRefused
from reports.models import Document
from units.models import Register, RegisterRun
from units.tests.factories import make_bloc, make_issuing_body, make_secretary

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"
    ),
]
MANY = 200


@pytest.fixture
def office(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    bloc = make_bloc()
    body = make_issuing_body(bloc)
    Register.objects.create(body=body, name="Sổ văn bản đi")
    return bloc, body, make_secretary(bloc)


def issued(row, by):
    """The serial number the paper took, or None where it was refused."""
    now = timezone.now()
    try:
        return issue(row, by=by, day=timezone.localdate(now), at=now).serial
    except IssueRefused:
        return None
    finally:
        connections.close_all()


def test_two_hundred_at_once_take_one_to_two_hundred(office):
    bloc, body, secretary = office
    rows = [
        make_campaign(bloc, launched=True, issuing_body=body, opening="Phát động thi đua.")
        for _ in range(MANY)
    ]

    with ThreadPoolExecutor(16) as hands:
        serials = list(hands.map(lambda row: issued(row, secretary), rows))

    assert sorted(serials) == list(range(1, MANY + 1))
    assert RegisterRun.objects.get().last == MANY


def test_of_two_presses_at_once_one_issues(office):
    bloc, body, secretary = office
    row = make_campaign(bloc, launched=True, issuing_body=body, opening="Phát động thi đua.")

    with ThreadPoolExecutor(8) as hands:
        serials = list(hands.map(lambda _: issued(row, secretary), range(8)))

    assert sorted(filter(None, serials)) == [1]
    assert Document.objects.count() == 1
