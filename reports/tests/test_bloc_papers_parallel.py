"""What only PostgreSQL can show: many hands at once draft one letter and record one decision."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connection, connections
from django.utils import timezone

from campaigns.tests.factories import make_campaign, make_phase
from emulation.models import Event
from emulation.review import ReviewRefused, StaleVersion
from reports import decisions
from reports.composing import writing
from reports.issuing.numbering import issue
from reports.issuing.rules import IssueRefused
from reports.models import BlocPaper, Decision, Document, PaperType
from reports.tests.bloc_papers import make_bloc_paper
from units.tests.factories import make_issuing_body, make_secretary, make_unit

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"
    ),
]
REFUSED = (IntegrityError, IssueRefused, ReviewRefused, StaleVersion, BlocPaper.DoesNotExist)
HANDS = 8


def at_once(*acts):
    """What each act gave, or why it was refused."""

    def one_hand(act):
        try:
            return act()
        except REFUSED as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(one_hand, acts))


@pytest.fixture
def campaign():
    campaign = make_campaign(launched=True, units=[make_unit(), make_unit()])
    make_phase(campaign)
    return campaign


def test_many_presses_draft_one_letter(campaign):
    secretary, phase = make_secretary(campaign.bloc), campaign.phases.get()

    def press():
        at = timezone.now()
        return writing.begin(campaign, PaperType.REMINDER, phase, by=secretary, at=at).pk

    drawn = at_once(*[press] * HANDS)

    assert set(drawn) == {BlocPaper.objects.get().pk}
    assert Event.objects.of(BlocPaper.objects.get()).count() == 1


def test_of_many_who_write_at_once_one_is_heard(campaign):
    secretary = make_secretary(campaign.bloc)
    paper = make_bloc_paper(campaign, PaperType.INVITATION)

    written = at_once(
        *[lambda: writing.write(paper, ["abstract"], version=1, by=secretary)] * HANDS
    )

    assert sum(isinstance(answer, StaleVersion) for answer in written) == HANDS - 1
    assert BlocPaper.objects.get().version == 2


def test_a_decision_is_recorded_once(campaign):
    secretary = make_secretary(campaign.bloc)

    def record():
        decision = Decision(
            campaign=campaign, number="1/QĐ-UBND", dated_on=date(2026, 7, 1), issuer="A"
        )
        decisions.record(decision, None, by=secretary)

    recorded = at_once(*[record] * HANDS)

    assert sum(isinstance(answer, IntegrityError) for answer in recorded) == HANDS - 1
    assert Event.objects.of(Decision.objects.get()).count() == 1


def test_a_letter_is_issued_or_given_up_and_never_both(campaign):
    secretary, body = make_secretary(campaign.bloc), make_issuing_body(campaign.bloc)
    for _ in range(5):
        paper = make_bloc_paper(campaign, PaperType.INVITATION, issuing_body=body)
        at = timezone.now()
        given = {"by": secretary, "day": timezone.localdate(at), "at": at}

        at_once(
            lambda paper=paper, given=given: issue(paper, **given),
            lambda paper=paper: writing.remove(paper, version=1, by=secretary),
        )

        is_there = BlocPaper.objects.filter(pk=paper.pk).exists()
        assert Document.objects.of("bloc-paper", paper).exists() == is_there
