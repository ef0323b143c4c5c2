"""What a page costs does not grow with the bloc: as many queries for 60 units as for 3."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import Agreement
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
)
from reports.drafting.keeping import redraft
from reports.models import Figure, FigureState, PaperType
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.factories import make_document, make_report
from units.models import MemberRole, Register
from units.tests.factories import make_bloc, make_issuing_body, make_secretary, make_unit

pytestmark = pytest.mark.django_db
PAGES = {
    "home": None,
    "units:bloc-list": None,
    "units:bloc-detail": "bloc",
    "campaigns:list": None,
    "campaigns:detail": "campaign",
    "campaigns:pledge-list": None,
    "campaigns:agreement": "campaign",
    "reports:list": None,
    "reports:summary-list": None,
    "reports:status": "phase",
    "reports:matrix": "phase",
    "reports:summary": "phase",
    "reports:document-list": None,
    "reports:document": "document",
    "reports:register": "register",
    "reports:bloc-papers": "campaign",
    "reports:bloc-paper": "letter",
    "reports:bloc-paper-edit": "letter",
}


def filled_bloc(count):
    """A bloc of `count` units, each with an approved pledge and a report of three figures."""
    bloc, units = make_bloc(), [make_unit() for _ in range(count)]
    campaign = make_campaign(bloc, launched=True, units=units)
    bloc.memberships.filter(unit=units[0]).update(role=MemberRole.HEAD)
    phase, secretary = make_phase(campaign), make_secretary(bloc)
    measures = [make_measure(make_target(campaign)) for _ in range(3)]
    agreement = Agreement.objects.create(campaign=campaign)
    for order, unit in enumerate(units, 1):
        pledge = make_pledge(campaign, unit, status="approved")
        pledge.themes.create(text="Chủ đề")
        agreement.parties.create(unit=unit, name=str(unit), order=order)
        report = make_report(phase, unit, status="approved")
        report.highlights.create(kind="practice", name="Mô hình")
        report.sections.create(code="han-che", title="Hạn chế", text="Còn chậm.")
        Figure.objects.bulk_create(
            Figure(
                report=report,
                measure=measure,
                value=100,
                state=FigureState.OFFICIAL,
                typed_by=secretary,
            )
            for measure in measures
        )
    summary = redraft(phase, by=secretary)
    return {
        "bloc": bloc,
        "campaign": campaign,
        "phase": phase,
        "secretary": secretary,
        "letter": make_bloc_paper(campaign, PaperType.REMINDER, phase),
        **issued_papers(summary, count),
    }


def issued_papers(summary, count):
    """The summary and as many papers of earlier years, one for each unit."""
    body = make_issuing_body(summary.campaign.bloc)
    run = Register.objects.create(body=body, name="Sổ văn bản đi").take(date(2026, 7, 6))
    document = make_document(summary, body, run=run, serial=1)
    for serial in range(2, count + 2):
        make_document(summary, body, run=run, serial=serial, status="replaced")
    return {"document": document, "register": run.register}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_as_much_for_60_units_as_for_3(client, name):
    asked = {}
    for count in (3, 15, 60):
        filled = filled_bloc(count)
        client.force_login(filled["secretary"])
        place = PAGES[name]
        url = reverse(name, args=[filled[place].pk] if place else [])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        asked[count] = len(queries)

    assert len(set(asked.values())) == 1, asked
