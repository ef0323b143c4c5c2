"""A unit's report: when it is due, what it lacks, what is kept of it, who writes in it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from campaigns.models import Amendment, CampaignStatus, Comparator, MeasureKind, PledgedGoal
from campaigns.tests.factories import (
    YEAR,
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
)
from emulation.models import Event
from emulation.review import Action, ReviewRefused, StaleVersion, Status
from reports.models import FigureState, Report
from reports.models.headings import HEADINGS
from reports.reading import pledged_text
from reports.tests.factories import begin_report, complete, make_figure, make_report
from units.models import User
from units.tests.factories import (
    make_bloc,
    make_membership,
    make_officer,
    make_secretary,
    make_unit,
)

pytestmark = pytest.mark.django_db

# “trước ngày 30/6”: 24:00 of 29/6 in Vietnam is 17:00 of 29/6 in UTC.
DUE = datetime(YEAR, 6, 29, 17, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def campaign(unit):
    return make_campaign(launched=True, units=[unit])


@pytest.fixture
def phase(campaign):
    return make_phase(campaign)


# --- beginning -----------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [0, 1], ids=["interim", "final"])
def test_a_report_begins_with_the_headings_of_its_review(campaign, unit, order):
    phase = [make_phase(campaign), make_phase(campaign)][order]

    report = Report.objects.start(phase, unit, by=make_officer(unit))

    titles = list(report.sections.values_list("title", flat=True))
    assert titles == [heading.title for heading in HEADINGS[phase.review]]
    assert Event.objects.of(report).get().action == "start"


def test_beginning_twice_gives_the_same_report(phase, unit):
    officer = make_officer(unit)
    first = Report.objects.start(phase, unit, by=officer)
    first.sections.update(text="Đã viết.")

    again = Report.objects.start(phase, unit, by=officer)

    assert again == first
    assert set(again.sections.values_list("text", flat=True)) == {"Đã viết."}
    assert Event.objects.of(first).count() == 1


# --- deadlines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received_at", "days"),
    [(None, None), (DUE - MOMENT, 0), (DUE, 1), (DUE + timedelta(days=1), 2)],
)
def test_lateness_is_counted_from_the_first_sending(phase, unit, received_at, days):
    report = Report(phase=phase, unit=unit, received_at=received_at)

    assert report.days_late() == days
    assert report.is_late == bool(days)


def test_an_extension_moves_the_deadline_at_once_and_is_recorded(phase, unit):
    report = begin_report(phase, unit)
    later = DUE + timedelta(days=3)

    report.extend(later, "Bão lụt.", by=make_secretary())

    report = Report.objects.get(pk=report.pk)
    assert report.due_at == later
    assert report.days_late(DUE + timedelta(days=1)) == 0
    assert Event.objects.of(report).last().note == "Bão lụt."


def test_an_extension_is_for_one_unit_only(phase, unit):
    Report(phase=phase, unit=make_unit()).extend(
        DUE + timedelta(days=3), "Bão lụt.", by=make_secretary()
    )

    assert Report(phase=phase, unit=unit).due_at == DUE


def test_a_silent_phase_inherits_the_deadline_of_the_parent_and_is_judged_by_it(unit):
    parent = make_campaign(launched=True)
    make_phase(parent)
    campaign = make_campaign(launched=True, units=[unit], parent=parent)
    phase = make_phase(campaign, due_on=None)

    report = Report(phase=phase, unit=unit, received_at=DUE + timedelta(days=5))

    assert report.due_at == DUE
    assert report.days_late() == 6


def test_without_any_deadline_nothing_is_late_and_nothing_is_on_time(campaign, unit):
    report = Report(phase=make_phase(campaign, due_on=None), unit=unit, received_at=DUE)

    assert (report.due_at, report.days_late(), report.is_late) == (None, None, False)


def test_a_locked_phase_takes_nothing_but_from_a_unit_with_more_time(phase, unit):
    phase.locks_at = DUE + timedelta(days=5)
    phase.save()
    report = Report(phase=phase, unit=unit)

    assert report.closed_at(phase.locks_at - MOMENT) == ""
    assert "gia hạn" in report.closed_at(phase.locks_at)

    Report(phase=phase, unit=unit).extend(
        phase.locks_at + timedelta(days=1), "Mất điện.", by=make_secretary()
    )
    assert Report(phase=phase, unit=unit).closed_at(phase.locks_at) == ""


def test_late_is_recorded_and_not_refused(phase, unit):
    officer = make_officer(unit)
    report = complete(begin_report(phase, unit, officer))

    report.perform(Action.SUBMIT, by=officer, version=1, at=DUE)

    assert (report.status, report.days_late()) == (Status.SUBMITTED, 1)


def test_a_closed_campaign_takes_nothing(campaign, phase, unit):
    campaign.status = "closed"
    officer = make_officer(unit)
    report = complete(begin_report(phase, unit, officer))
    campaign.save()

    with pytest.raises(ReviewRefused, match="không còn nhận"):
        Report.objects.get(pk=report.pk).perform(Action.SUBMIT, by=officer, version=1)


# --- completeness --------------------------------------------------------------------------------


def test_every_owed_measure_needs_a_figure_and_no_other(campaign, phase, unit):
    owed, foreign = (
        make_measure(campaign.targets.create(code="a", text="A")),
        make_measure(campaign.targets.create(code="b", text="B"), is_owned_by_all=False),
    )
    foreign.owners.add(make_unit())
    report = begin_report(phase, unit)
    report.sections.update(text="Nội dung.")

    assert report.missing() == [f"số liệu “{owed}”"]

    make_figure(report, owed, state=FigureState.NONE)
    assert report.missing() == []


def test_required_headings_must_say_something(phase, unit):
    report = begin_report(phase, unit)
    report.sections.exclude(code="han-che").update(text="Nội dung.")

    assert report.missing() == ["mục “Tồn tại, hạn chế và nguyên nhân”"]


def test_optional_headings_may_stay_empty(phase, unit):
    report = complete(begin_report(phase, unit))
    report.sections.filter(code__in=["chuyen-de", "kien-nghi"]).update(text="")

    assert report.missing() == []


def test_many_missing_figures_are_counted_and_not_all_named(campaign, phase, unit):
    target = campaign.targets.create(code="a", text="A")
    for _ in range(5):
        make_measure(target)
    report = begin_report(phase, unit)
    report.sections.update(text="Nội dung.")

    assert len(report.missing()) == 4
    assert report.missing()[-1] == "2 số liệu khác"


# --- what is kept --------------------------------------------------------------------------------


def test_a_version_keeps_all_that_the_report_says(campaign, phase, unit):
    target = campaign.targets.create(code="ct", text="Chỉ tiêu", group="I. Kinh tế")
    measure = make_measure(target, kind=MeasureKind.RATIO, goal=90, code="ty-le")
    pledge = make_pledge(campaign, unit, status=Status.APPROVED)
    PledgedGoal.objects.create(pledge=pledge, measure=measure, value=95)
    report = complete(begin_report(phase, unit))
    report.figures.all().delete()
    make_figure(report, measure, Decimal("45.5000"), of=Decimal(50), note="Ước")
    report.highlights.create(kind="practice", name="Mô hình một cửa", order=1)

    content = report.content()

    kept = content["measures"]["ty-le"]
    assert (kept["name"], kept["target"]["group"]) == (measure.name, "I. Kinh tế")
    assert (kept["figure"]["numerator"], kept["figure"]["denominator"]) == ("45.5", "50")
    assert kept["pledged"]["value"] == "95"
    assert content["sections"][0]["text"] == "Nội dung."
    assert content["highlights"][0]["name"] == "Mô hình một cửa"


def test_a_pledged_fall_is_kept_in_words_for_ten_may_be_no_level(campaign, phase, unit):
    fall = {"comparator": Comparator.DECREASE, "change_unit": "percent", "unit_of_measure": "giờ"}
    measure = make_measure(campaign.targets.create(code="ct", text="Chỉ tiêu"), goal=8, **fall)
    pledge = make_pledge(campaign, unit, status=Status.APPROVED)
    PledgedGoal.objects.create(pledge=pledge, measure=measure, value=10)

    (line,) = begin_report(phase, unit).figure_lines()

    assert pledged_text(measure.kind, line.plain_goal()) == "giảm 10%"


def test_a_sent_version_stays_whole_when_the_report_changes(phase, unit):
    officer = make_officer(unit)
    report = complete(begin_report(phase, unit, officer))
    report.perform(Action.SUBMIT, by=officer, version=1)

    report.sections.update(text="Đã sửa.")

    version = report.versions.get()
    assert version.is_intact
    assert version.content["sections"][0]["text"] == "Nội dung."


def test_a_pledge_that_was_not_sent_promises_nothing(campaign, phase, unit):
    measure = make_measure(campaign.targets.create(code="a", text="A"))
    PledgedGoal.objects.create(pledge=make_pledge(campaign, unit), measure=measure, value=95)

    assert begin_report(phase, unit).figure_lines()[0].pledged is None


def test_the_mid_year_figure_stands_beside_the_year_end(campaign, phase, unit):
    measure = make_measure(campaign.targets.create(code="a", text="A"))
    make_figure(make_report(phase, unit), measure, 7)

    line = begin_report(make_phase(campaign), unit).figure_lines()[0]

    assert line.previous.value == 7


def test_the_figure_of_a_withdrawn_measure_is_kept_apart(campaign, phase, unit):
    measure = make_measure(campaign.targets.create(code="a", text="A"))
    report = begin_report(phase, unit)
    make_figure(report, measure, 7)
    measure.is_withdrawn = True
    measure.save()

    assert [(line.is_owed, line.figure.value) for line in report.figure_lines()] == [(False, 7)]
    assert report.unreported_measures().count() == 0


def test_measures_only_followed_stand_last(campaign, phase, unit):
    followed = make_measure(False, campaign=campaign)
    judged = make_measure(campaign.targets.create(code="a", text="A"))

    lines = begin_report(phase, unit).figure_lines()

    assert [line.measure for line in lines] == [judged, followed]
    assert followed.comparator == Comparator.NONE


def test_amendments_since_the_report_was_begun_are_told(campaign, phase, unit):
    report = begin_report(phase, unit)
    values = {"campaign": campaign, "reason": "Bổ sung.", "paper": "CV 1", "made_by": "Khối"}
    hour = timedelta(hours=1)
    Amendment.objects.create(number=1, made_at=timezone.now() - hour, **values)
    after = Amendment.objects.create(number=2, made_at=timezone.now() + hour, **values)

    assert list(report.amendments_since_begun()) == [after]


# --- who writes ----------------------------------------------------------------------------------


def test_writing_marks_who_and_makes_older_pages_stale(phase, unit):
    first, second = make_officer(unit), make_officer(unit)
    report = begin_report(phase, unit, first)

    with report.writing(by=first, version=1):
        pass

    with pytest.raises(StaleVersion, match=first.full_name), report.writing(by=second, version=1):
        pytest.fail("written over")
    assert Report.objects.get(pk=report.pk).changed_by == first


def test_nothing_is_written_on_a_report_that_was_sent(phase, unit):
    officer = make_officer(unit)
    report = complete(begin_report(phase, unit, officer))
    report.perform(Action.SUBMIT, by=officer, version=1)

    with pytest.raises(ReviewRefused), report.writing(by=officer, version=2):
        pytest.fail("written on")


def test_the_secretariat_types_for_a_unit_that_sends_paper_and_the_record_says_so(phase, unit):
    secretary = make_secretary(phase.campaign.bloc)
    report = begin_report(phase, unit)
    assert not report.may_be_typed_by(secretary)

    phase.campaign.bloc.memberships.update(is_typed_for=True)
    with report.writing(by=secretary, version=1):
        pass

    assert report.may_be_typed_by(secretary)
    assert Event.objects.of(report).last().on_behalf_of == str(unit)


def test_who_typed_a_figure_may_not_approve_it(phase, unit):
    officer, secretary = make_officer(unit), make_secretary(phase.campaign.bloc)
    measure = make_measure(phase.campaign.targets.create(code="a", text="A"))
    report = begin_report(phase, unit, officer)
    make_figure(report, measure, 7, typed_by=secretary)
    complete(report).perform(Action.SUBMIT, by=officer, version=1)

    with pytest.raises(ReviewRefused, match="không tự duyệt"):
        report.perform(Action.APPROVE, by=secretary, version=2)


def test_who_typed_for_the_unit_is_known_under_a_new_name_of_his_account(phase, unit):
    secretary = make_secretary(phase.campaign.bloc)
    phase.campaign.bloc.memberships.update(is_typed_for=True)
    report = begin_report(phase, unit)
    for version, typist in enumerate((secretary, make_secretary(phase.campaign.bloc)), 1):
        with report.writing(by=typist, version=version):
            pass
    report.refresh_from_db()
    User.objects.filter(pk=secretary.pk).update(username="ten.moi")

    assert report.typed_by(User.objects.get(pk=secretary.pk))
    assert not report.typed_by(make_secretary(phase.campaign.bloc))


def test_where_the_secretariat_types_nobody_confirms_on_screen(phase, unit):
    bloc = phase.campaign.bloc
    bloc.head_confirms = True
    bloc.save()

    assert Report(phase=phase, unit=unit).needs_confirmation
    bloc.memberships.update(is_typed_for=True)
    assert not Report(phase=phase, unit=unit).needs_confirmation


def test_remarks_of_a_reviewer_make_older_pages_stale_and_are_recorded(phase, unit):
    measure = make_measure(phase.campaign.targets.create(code="a", text="A"))
    report = make_report(phase, unit, status=Status.SUBMITTED)
    figure = make_figure(report, measure, 7)
    reviewer = make_secretary(phase.campaign.bloc)

    version = report.judge_figures({figure.pk: ("", "Ghi rõ nguồn.")}, by=reviewer, version=1)

    figure.refresh_from_db()
    assert (version, figure.remark) == (2, "Ghi rõ nguồn.")
    with pytest.raises(ReviewRefused):
        report.judge_figures({figure.pk: ("", "")}, by=reviewer, version=1)
    assert not report.typed_by(reviewer)


def test_a_member_of_another_bloc_sees_nothing(phase, unit):
    report = begin_report(phase, unit)
    stranger = make_officer(make_membership().unit)

    assert report not in Report.objects.visible_to(stranger)
    assert report not in Report.objects.visible_to(make_secretary())


def test_a_report_is_not_reopened_where_it_could_not_be_sent_again():
    unit, bloc = make_unit(), make_bloc()
    phase = make_phase(make_campaign(bloc, launched=True, units=[unit]))
    report = make_report(phase, unit, status="approved")
    secretary = make_secretary(bloc)
    phase.campaign.status = CampaignStatus.CLOSED
    phase.campaign.save()
    report = Report.objects.get(pk=report.pk)

    with pytest.raises(ReviewRefused, match="không còn nhận báo cáo"):
        report.perform(Action.REOPEN, by=secretary, version=report.version, note="Sửa số.")

    report.refresh_from_db()
    assert report.status == Status.APPROVED
