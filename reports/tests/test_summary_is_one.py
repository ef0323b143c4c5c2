"""The words of a summary and its appendices are of one day, or the paper says that they are not."""

from datetime import datetime

import pytest
from django.urls import reverse

from campaigns.tests.factories import make_campaign, make_measure, make_phase, make_target
from emulation.deadlines import VIETNAM
from reports.documents import KINDS
from reports.drafting.keeping import redraft, rewrite
from reports.issuing.rules import CHANGED, hindrances
from reports.models import Document
from reports.previewing import preview
from reports.tests.factories import make_figure, make_report
from units.tests.factories import make_bloc, make_issuing_body, make_secretary, make_unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 2, 9, tzinfo=VIETNAM)


@pytest.fixture
def phase():
    bloc = make_bloc("Khối thi đua số 1")
    units = [make_unit(name) for name in ("Sở Y tế", "Sở Tài chính")]
    body = make_issuing_body(bloc)
    phase = make_phase(make_campaign(bloc, launched=True, units=units, issuing_body=body))
    make_measure(make_target(phase.campaign), goal=5)
    reported(phase, units[0])
    return phase


@pytest.fixture
def secretary(phase):
    return make_secretary(phase.campaign.bloc)


def reported(phase, unit):
    report = make_report(phase, unit, status="approved", received_at=NOW)
    make_figure(report, phase.campaign.measures.get(), 5)


def one_more_report(phase):
    reported(phase, phase.campaign.expected_units.last().unit)


def drafted(phase, by):
    return KINDS["summary"].every().get(pk=redraft(phase, by=by, now=NOW).pk)


def test_a_summary_that_its_data_have_left_is_not_issued_before_it_is_drafted_anew(
    client, phase, secretary
):
    summary = drafted(phase, secretary)
    assert list(hindrances(summary)) == []

    one_more_report(phase)
    client.force_login(secretary)
    url = reverse("reports:issue", args=["summary", summary.pk])
    page = client.post(url, {"day": "02/7/2026", "reason": "Ký ngày 02/7"}).content.decode()

    assert CHANGED in page
    assert not Document.objects.exists()
    client.post(reverse("reports:redraft", args=[phase.pk]))
    assert list(hindrances(KINDS["summary"].every().get(pk=summary.pk))) == []


def test_the_preview_says_that_its_parts_are_of_different_days(phase, secretary):
    summary = drafted(phase, secretary)
    summary.is_draft_marked = False
    assert preview("summary", summary) == KINDS["summary"].build(summary)

    one_more_report(phase)
    paper = preview("summary", summary)

    assert paper.draft_mark == "Dự thảo"
    assert "Số liệu đã thay đổi sau khi dự thảo lúc 09:00 02/7/2026" in paper.body[0].text
    assert paper.body[1:] == KINDS["summary"].build(summary).body


def test_words_of_a_person_are_his_once_the_draft_beside_them_is_of_today(phase, secretary):
    summary = drafted(phase, secretary)
    section = summary.sections.get(code="bao-cao")
    rewrite(section, "Lời của thường trực.", version=summary.version, by=secretary)
    one_more_report(phase)
    assert list(hindrances(summary)) == [CHANGED]

    summary = drafted(phase, secretary)

    assert summary.sections.get(code="bao-cao").text == "Lời của thường trực."
    assert list(hindrances(summary)) == []


def test_what_was_never_drafted_is_not_called_changed(phase, secretary):
    summary = drafted(phase, secretary)
    summary.sections.all().delete()
    summary.drafted_at = None

    assert CHANGED not in list(hindrances(summary))
    assert preview("summary", summary) is not None
