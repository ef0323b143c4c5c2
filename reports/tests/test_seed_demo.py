"""The demonstration at each stage, made by the steps that people take."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from campaigns.models import Agreement, Campaign, Pledge
from campaigns.readiness import readiness
from emulation.models import Event, broken_links
from emulation.review import Status
from reports.campaign_file import load as load_campaign
from reports.demo import STAGES, Demonstration
from reports.models import BlocPaper, Document, Extension, Figure, FigureState, Report, Summary
from reports.submissions import submissions
from units.models import Unit, User

YEAR = 2025
FILES = Path(settings.BASE_DIR, "campaigns", "files")


@pytest.fixture(scope="module")
def stage(request, django_db_setup, django_db_blocker):
    """The demonstration at one stage: built once, for all the tests that read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        Demonstration(request.param, YEAR).build()
        yield
        transaction.set_rollback(True)


def at(name):
    def mark(test):
        both = pytest.mark.usefixtures("stage", "db")
        return pytest.mark.parametrize("stage", [name], indirect=True)(both(test))

    return mark


launched, pledged, midyear, yearend = map(at, STAGES)


def statuses(rows):
    return dict(Counter(rows.values_list("status", flat=True)))


def campaign(name):
    return Campaign.objects.get(code=f"{name}-{YEAR}")


@launched
def test_launched_campaigns_wait_for_registrations():
    assert campaign("khoi-so-nganh").expected_units.count() == 8
    assert campaign("khoi-ban-dang").expected_units.count() == 6
    assert campaign("khoi-ban-dang").parent == campaign("song-lam")
    assert not Pledge.objects.exists()


@pledged
def test_pledged_shows_every_state_of_a_registration():
    assert set(statuses(Pledge.objects.all())) == set(Status.values)
    # Due on Sunday 09/02, so on Monday 10/02; sent on 12/02.
    assert [p.days_late() for p in Pledge.objects.filter(unit__code="sl-skhcn")] == [2]
    assert not Report.objects.exists()


@pledged
def test_two_parties_have_not_yet_signed_the_agreement():
    agreement = Agreement.objects.get(campaign=campaign("khoi-so-nganh"))

    assert agreement.parties.count() == 8
    assert agreement.parties.filter(signed_on=None).count() == 2


@midyear
def test_midyear_shows_every_state_of_a_report():
    state = campaign("khoi-so-nganh").phases.first()
    party = campaign("khoi-ban-dang").phases.first()

    assert statuses(state.reports) == {
        "approved": 3,
        "returned": 1,
        "received": 1,
        "submitted": 1,
        "draft": 1,
    }
    assert statuses(party.reports) == {"approved": 3, "submitted": 1, "prepared": 1}


@midyear
def test_midyear_has_late_missing_and_extended_units():
    phase = campaign("khoi-so-nganh").phases.first()
    after = submissions(phase, phase.due_at + timedelta(days=5))

    # Due on Sunday 29/06, so on Monday 30/06; sent on 02/07.
    assert [s.days_late for s in after if s.days_late] == [2]
    assert [s.unit.short_name for s in after if not s.is_sent] == ["Sở Xây dựng", "Sở Công Thương"]
    assert Extension.objects.get().unit.code == "sl-snnmt"


def papers_of(name):
    """The bloc's own papers by type: the number of the document in force, or “”."""
    found = BlocPaper.objects.filter(campaign=campaign(name))
    issued = Document.objects.in_force().filter(kind="bloc-paper")
    numbers = dict(issued.values_list("object_id", "notation"))
    return {paper.type: numbers.get(paper.pk, "") for paper in found}


@midyear
def test_midyear_reminds_the_late_and_invites_to_the_review():
    reminder = BlocPaper.objects.get(campaign=campaign("khoi-so-nganh"), type="reminder")
    late = [(row.name, row.days_late) for row in reminder.late_units.all()]

    assert late == [(f"Sở {name} tỉnh Sông Lam", 2) for name in ("Y tế", "Xây dựng", "Công Thương")]
    assert papers_of("khoi-so-nganh") == {"reminder": "02/KTĐ", "invitation": "03/GM-KTĐ"}
    assert papers_of("khoi-ban-dang") == {"reminder": "01-CV/KTĐ", "invitation": "01-GM/KTĐ"}


@midyear
def test_every_act_lies_between_the_launch_and_the_day_of_the_stage():
    first, last = date(YEAR, 1, 10), date(YEAR, *STAGES["midyear"])

    days = {localdate(event.at) for event in Event.objects.all()}
    made = {localdate(document.asked_at) for document in Document.objects.all()}

    assert first == min(days)
    assert max(days | made) <= last


@midyear
def test_the_half_year_is_drafted_and_not_yet_issued():
    assert Summary.objects.filter(drafted_at__isnull=False).count() == 2
    assert not Document.objects.filter(kind="summary").exists()


@yearend
def test_the_half_year_was_issued_long_before_the_years_end():
    issued = Document.objects.in_force().filter(kind="summary")

    assert {(row.bloc.code, row.dated_on) for row in issued} == {
        ("sl-khoi-so-nganh", date(YEAR, 7, 10)),
        ("sl-khoi-ban-dang", date(YEAR, 7, 10)),
    }


@launched
def test_the_demonstration_has_the_shapes_of_the_real_papers():
    province, party = campaign("song-lam"), campaign("khoi-ban-dang")

    assert sorted(t.measures.count() for t in province.targets.all()) == [1, 1, 1, 2, 3]
    assert len(party.signatory.further_posts.splitlines()) == 3


@yearend
def test_the_years_end_leads_from_minutes_to_the_draft_of_the_decision():
    state, party = papers_of("khoi-so-nganh"), papers_of("khoi-ban-dang")

    assert (state["minutes"], state["submission"]) == ("05/BB-KTĐ", "06/TTr-KTĐ")
    assert (party["minutes"], party["submission"]) == ("01-BB/KTĐ", "01-TTr/KTĐ")
    assert state["decision"] == party["decision"] == ""
    drafts = BlocPaper.objects.filter(type="decision")
    assert [draft.proposals.count() for draft in drafts] == [4, 4]


@yearend
def test_figures_are_estimates_at_midyear_and_official_at_the_end():
    half, whole = campaign("khoi-so-nganh").phases.all()
    money = Figure.objects.filter(measure__code="tiet-kiem")

    assert set(money.filter(report__phase=half).values_list("state", flat=True)) == {"estimate"}
    assert "official" in money.filter(report__phase=whole).values_list("state", flat=True)
    assert set(Figure.objects.values_list("state", flat=True)) == set(FigureState.values)


@yearend
def test_what_the_office_typed_for_a_unit_is_approved_by_another():
    report = Report.objects.get(unit__code="sl-sct", phase__review="final")
    events = Event.objects.of(report)

    assert report.status == Status.APPROVED
    assert events.get(action="submit").on_behalf_of == "Sở Công Thương tỉnh Sông Lam"
    assert events.get(action="submit").actor_username == "thuongtruc.songanh"
    assert events.get(action="approve").actor_username == "thuongtruc2.songanh"


@midyear
def test_the_head_units_papers_are_reviewed_by_the_deputy():
    report = Report.objects.get(unit__code="sl-snv")

    assert Event.objects.of(report).get(action="approve").actor_username == "phokhoi.songanh"


@yearend
def test_every_sent_report_keeps_its_version_and_the_record_is_whole():
    for report in Report.objects.filter(received_at__isnull=False):
        assert report.versions.get().is_intact
        assert report.versions.get().sent_at == report.received_at
    assert list(broken_links()) == []


@launched
def test_a_successor_reads_what_a_merged_unit_reported():
    merged = Unit.objects.get(code="sl-sldtbxh")

    assert merged.valid_to == date(YEAR - 1, 2, 28)
    assert merged.pk in User.objects.get(username="canbo.snv").scope.readable_units


@pytest.mark.parametrize("name", ["khoi-so-nganh", "khoi-ban-dang"])
@launched
def test_the_plans_of_the_demonstration_are_ready(name):
    assert readiness(Campaign.objects.for_page().get(code=f"{name}-{YEAR}")) == []


@launched
def test_the_campaigns_of_the_same_province_load_beside_it():
    codes = ["song-lam-2026-2030", "so-noi-vu-song-lam-2026"]  # the second carries out the first
    for code in codes:
        load_campaign((FILES / f"{code}.json").read_text("utf-8"))

    assert Campaign.objects.filter(code__in=codes).count() == 2
