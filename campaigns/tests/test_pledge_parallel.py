"""What only PostgreSQL can show: many hands at once give one draft and one version (F10)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from campaigns.models import Agreement, Pledge
from campaigns.tests.factories import make_campaign, make_pledge
from emulation.models import Event
from emulation.review import Action, ReviewRefused
from units.tests.factories import make_officer, make_secretary, make_unit

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="SQLite lets one writer in at a time"
    ),
]
HANDS = 12


def at_once(act):
    """`act` by many hands at the same time: what each of them got."""

    def one_hand(n):
        try:
            return act()
        except ReviewRefused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(one_hand, range(HANDS)))


def test_parallel_submits_give_one_version():
    assert connection.vendor == "postgresql"
    pledge = make_pledge()
    pledge.themes.create(text="Chủ đề")
    officer = make_officer(pledge.unit)

    answers = at_once(
        lambda: Pledge.objects.get(pk=pledge.pk).perform(Action.SUBMIT, by=officer, version=1)
    )

    assert sum(answer is None for answer in answers) == 1
    assert pledge.versions.count() == 1
    assert [event.action for event in Event.objects.of(pledge)] == ["submit"]


def test_parallel_starts_give_one_draft():
    unit = make_unit()
    campaign = make_campaign(launched=True, units=[unit])

    started = at_once(lambda: Pledge.objects.start(campaign, unit).pk)

    assert set(started) == {Pledge.objects.get().pk}


def test_parallel_drawing_up_gives_one_agreement_with_each_party_once():
    campaign = make_campaign(launched=True, units=[make_unit(), make_unit()])
    secretary = make_secretary(campaign.bloc)

    drawn = at_once(lambda: Agreement.objects.draw_up(campaign, by=secretary).pk)

    assert set(drawn) == {Agreement.objects.get().pk}
    assert Agreement.objects.get().parties.count() == 2
