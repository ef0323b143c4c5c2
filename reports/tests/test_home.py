"""The home page: what each person has to do now, and until when."""

from datetime import date, datetime, timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from campaigns.models import CampaignStatus, Pledge
from campaigns.tests.factories import make_campaign, make_phase, make_pledge
from emulation.deadlines import VIETNAM
from emulation.models import Event
from emulation.review import Action, Party, Status
from reports.home import When, home_for, tasks_for
from reports.models import Report, Summary
from reports.tests.factories import make_report
from units.models import MemberRole, Role
from units.tests.factories import (
    appoint,
    make_bloc,
    make_membership,
    make_officer,
    make_secretary,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 20, 9, 0, tzinfo=VIETNAM)
REGISTERED = {"due_on": date(2026, 6, 25), "due_at": datetime(2026, 6, 25, tzinfo=VIETNAM)}


def whats(user, when=When.NOW, now=NOW):
    return [task.what for task in tasks_for(user, now) if task.when is when]


def only_task(user, when=When.NOW, now=NOW):
    (task,) = [task for task in tasks_for(user, now) if task.when is when]
    return task


@pytest.fixture
def unit():
    return make_unit("Sở Y tế", short_name="Y tế")


@pytest.fixture
def campaign(unit):
    return make_campaign(launched=True, units=[unit], **REGISTERED)


# --- a unit's officer ---------------------------------------------------------------------------


def test_an_officer_is_told_to_begin_the_registration_and_until_when(campaign, unit):
    task = only_task(make_officer(unit))

    assert task.what == "Lập bản đăng ký thi đua"
    assert task.where == reverse("campaigns:pledge-list")
    assert (task.until, task.urgency) == (campaign.due_at, "soon")


@pytest.mark.parametrize(
    ("status", "what", "when"),
    [
        (Status.DRAFT, "Hoàn thành và gửi bản đăng ký thi đua", When.NOW),
        (Status.RETURNED, "Bổ sung và gửi lại bản đăng ký thi đua", When.NOW),
        (Status.PREPARED, "Đã trình bản đăng ký thi đua", When.WAITING),
        (Status.SUBMITTED, "Đã gửi bản đăng ký thi đua", When.WAITING),
        (Status.RECEIVED, "Đã gửi bản đăng ký thi đua", When.WAITING),
    ],
)
def test_an_officer_is_told_the_next_step_of_a_registration(campaign, unit, status, what, when):
    make_pledge(campaign, unit, status=status)

    assert only_task(make_officer(unit), when).what == what


def test_what_is_approved_is_no_task(campaign, unit):
    make_pledge(campaign, unit, status=Status.APPROVED)

    assert tasks_for(make_officer(unit), NOW) == []


def test_the_reason_of_a_return_stands_beside_the_task_and_the_task_comes_first(campaign, unit):
    officer = make_officer(unit)
    make_phase(campaign, due_on=date(2026, 6, 21))
    pledge = make_pledge(campaign, unit, status=Status.RETURNED)
    for note in ("Cũ", "Thiếu chủ đề"):
        Event.objects.record(pledge, Action.RETURN, "Trả lại", by=None, note=note)

    first = tasks_for(officer, NOW)[0]

    assert first.what == "Bổ sung và gửi lại bản đăng ký thi đua"
    assert first.reason == "Thiếu chủ đề"


def test_a_reason_that_was_answered_is_not_shown_again(campaign, unit):
    pledge = make_pledge(campaign, unit, status=Status.DRAFT)
    Event.objects.record(pledge, Action.RETURN, "Trả lại", by=None, note="Thiếu chủ đề")
    Event.objects.record(pledge, Action.SUBMIT, "Gửi", by=None)
    Event.objects.record(pledge, Action.WITHDRAW, "Thu hồi", by=None)

    assert only_task(make_officer(unit)).reason == ""


def test_a_report_due_soon_is_of_today_and_a_far_one_of_later(campaign, unit):
    make_pledge(campaign, unit, status=Status.APPROVED)
    make_phase(campaign, due_on=date(2026, 6, 30))
    make_phase(campaign, due_on=date(2026, 11, 30))
    officer = make_officer(unit)

    assert whats(officer) == ["Lập báo cáo sơ kết"]
    assert whats(officer, When.LATER) == ["Lập báo cáo tổng kết"]


def test_a_late_report_says_so(campaign, unit):
    make_pledge(campaign, unit, status=Status.APPROVED)
    phase = make_phase(campaign, due_on=date(2026, 6, 10))
    make_report(phase, unit)

    task = only_task(make_officer(unit))

    assert (task.what, task.urgency) == ("Hoàn thành và gửi báo cáo sơ kết", "late")


def test_an_extension_moves_the_deadline(campaign, unit):
    make_pledge(campaign, unit, status=Status.APPROVED)
    phase = make_phase(campaign, due_on=date(2026, 6, 10))
    later = NOW + timedelta(days=3)
    phase.extensions.create(unit=unit, due_at=later, reason="Bão lũ", given_by="Ai đó")

    assert only_task(make_officer(unit)).until == later


def test_other_units_and_closed_campaigns_give_no_tasks(campaign, unit):
    campaign.status = CampaignStatus.CLOSED
    campaign.save()

    assert tasks_for(make_officer(unit), NOW) == []
    assert tasks_for(make_officer(), NOW) == []


def test_an_officer_of_two_units_reads_which(campaign, unit):
    officer = make_officer(unit)
    appoint(officer, Role.OFFICER, make_unit())

    assert only_task(officer).of.startswith("Sở Y tế · ")


# --- a unit's head ------------------------------------------------------------------------------


def test_the_unit_head_confirms_what_was_prepared(campaign, unit):
    pledge = make_pledge(campaign, unit, status=Status.PREPARED)

    task = only_task(make_user(Role.UNIT_HEAD, unit))

    assert task.what == "Xác nhận và gửi bản đăng ký thi đua"
    assert task.where == pledge.get_absolute_url()


def test_the_unit_head_waits_while_the_officer_writes(campaign, unit):
    make_pledge(campaign, unit, status=Status.DRAFT)
    head = make_user(Role.UNIT_HEAD, unit)

    assert whats(head) == []
    assert whats(head, When.WAITING) == ["Cán bộ đầu mối lập bản đăng ký thi đua"]


# --- the bloc -----------------------------------------------------------------------------------


def test_the_standing_office_reviews_what_units_sent(campaign, unit):
    secretary = make_secretary(campaign.bloc)
    pledge = make_pledge(campaign, unit, status=Status.SUBMITTED)
    report = make_report(make_phase(campaign, due_on=None), unit, status=Status.RECEIVED)

    tasks = {task.what: task.where for task in tasks_for(secretary, NOW)}

    assert tasks == {
        "Thẩm định 1 bản đăng ký": pledge.get_absolute_url(),
        "Thẩm định 1 báo cáo sơ kết": report.get_absolute_url(),
    }


def test_many_reviews_are_one_task_that_leads_to_the_list(campaign, unit):
    other = make_unit()
    make_membership(campaign.bloc, other, year=2026)
    for of in (unit, other):
        make_pledge(campaign, of, status=Status.SUBMITTED)

    task = only_task(make_secretary(campaign.bloc))

    assert (task.what, task.count) == ("Thẩm định 2 bản đăng ký", 2)
    assert task.where.startswith(reverse("campaigns:pledge-list") + "?phongtrao=")


def test_units_that_are_late_are_counted_by_phase_and_named(campaign, unit):
    make_pledge(campaign, unit, status=Status.APPROVED)
    phase = make_phase(campaign, due_on=date(2026, 6, 10))

    late = tasks_for(make_secretary(campaign.bloc), NOW)[0]

    assert late.what == "Đôn đốc 1 đơn vị chưa gửi báo cáo sơ kết"
    assert late.where == reverse("reports:status", args=[phase.pk])
    assert "Sở Y tế" in late.of
    assert late.urgency == "late"


def test_a_unit_that_was_given_more_time_is_not_chased_with_the_others(campaign, unit):
    make_pledge(campaign, unit, status=Status.APPROVED)
    phase = make_phase(campaign, due_on=date(2026, 6, 10), window_from=date(2026, 8, 1))
    phase.extensions.create(
        unit=unit, due_at=NOW + timedelta(days=3), reason="Bão lũ", given_by="Ai đó"
    )
    secretary = make_secretary(campaign.bloc)

    assert whats(secretary) == []
    assert whats(secretary, When.LATER) == ["Nhắc 1 đơn vị chưa gửi báo cáo sơ kết"]


def test_before_a_deadline_units_are_only_to_be_reminded(campaign):
    task = only_task(make_secretary(campaign.bloc), When.LATER)

    assert task.what == "Nhắc 1 đơn vị chưa gửi bản đăng ký"


def test_units_without_a_computer_are_typed_for(campaign, unit):
    campaign.bloc.memberships.update(is_typed_for=True)

    task = only_task(make_secretary(campaign.bloc))

    assert task.what == "Nhập thay bản đăng ký của 1 đơn vị"


def test_drafts_are_to_be_finished_and_amendments_too(campaign, unit):
    make_pledge(campaign, unit, status=Status.APPROVED)
    secretary = make_secretary(campaign.bloc)
    draft = make_campaign(campaign.bloc)
    make_campaign(campaign.bloc, amends=campaign)

    tasks = {task.what: task.where for task in tasks_for(secretary, NOW)}

    assert set(tasks) == {"Hoàn thành dự thảo phong trào", "Hoàn thành sửa đổi, bổ sung"}
    assert tasks["Hoàn thành dự thảo phong trào"] == draft.get_absolute_url()


def test_the_bloc_head_approves_what_was_proposed_and_the_office_waits():
    campaign = make_campaign(status=CampaignStatus.PROPOSED)

    head = only_task(make_user(Role.BLOC_HEAD, campaign.bloc))
    office = only_task(make_secretary(campaign.bloc), When.WAITING)

    assert head.what == "Phê duyệt phát động phong trào"
    assert head.where == office.where == campaign.get_absolute_url()


@pytest.mark.parametrize(
    ("window_from", "due_on", "is_open"),
    [
        (date(2026, 6, 15), None, True),
        (date(2026, 6, 25), None, False),
        (None, date(2026, 6, 10), True),
        (None, date(2026, 12, 1), False),
        (None, None, False),
    ],
)
def test_a_summary_is_to_be_drafted_once_its_time_has_come(campaign, window_from, due_on, is_open):
    make_phase(campaign, due_on=due_on, window_from=window_from)

    assert ("Dự thảo báo cáo sơ kết của khối" in whats(make_secretary(campaign.bloc))) == is_open


def test_a_drafted_summary_is_to_be_finished_until_it_bears_a_number(campaign):
    phase = make_phase(campaign, due_on=None, window_from=date(2026, 6, 15))
    summary = Summary.objects.create(phase=phase, drafted_at=timezone.now())
    secretary = make_secretary(campaign.bloc)

    assert whats(secretary) == ["Hoàn thiện báo cáo sơ kết của khối"]
    summary.number = "12"
    summary.save()
    assert whats(secretary) == []


def test_the_deputy_reviews_the_head_unit_and_nobody_else_does(campaign, unit):
    campaign.bloc.memberships.update(role=MemberRole.HEAD)
    make_pledge(campaign, unit, status=Status.SUBMITTED)

    assert whats(make_user(Role.BLOC_DEPUTY, campaign.bloc)) == ["Thẩm định 1 bản đăng ký"]
    assert whats(make_secretary(campaign.bloc)) == []


@pytest.mark.parametrize("is_head_unit", [True, False])
@pytest.mark.parametrize("is_own", [True, False])
@pytest.mark.parametrize(
    "role", [Role.SECRETARIAT, Role.BLOC_DEPUTY, Role.BLOC_HEAD, Role.OBSERVER]
)
def test_the_list_of_reviews_agrees_with_the_rule_for_each_row(
    campaign, unit, role, is_own, is_head_unit
):
    user = make_user(role, campaign.bloc)
    if is_own:
        appoint(user, Role.OFFICER, unit)
    if is_head_unit:
        campaign.bloc.memberships.update(role=MemberRole.HEAD)
    pledge = make_pledge(campaign, unit)
    report = make_report(make_phase(campaign), unit)

    for model, row in ((Pledge, pledge), (Report, report)):
        is_reviewer = Party.REVIEWER in row.parties_of(user)
        assert list(model.objects.reviewed_by(user)) == ([row] if is_reviewer else [])


def test_an_observer_reads_how_the_phases_stand_and_has_no_task(campaign):
    phase = make_phase(campaign)
    observer = make_user(Role.OBSERVER, campaign.bloc)

    home = home_for(observer, NOW)

    assert home.is_calm
    assert [(line.phase, line.sent, line.expected) for line in home.phases] == [(phase, 0, 1)]


def test_a_phase_of_which_all_was_sent_is_not_called_overdue(client, campaign, unit):
    phase = make_phase(campaign, due_on=date(2026, 6, 10))
    client.force_login(make_user(Role.OBSERVER, campaign.bloc))

    asked = [client.get(reverse("home")).text]
    make_report(phase, unit, status=Status.SUBMITTED, received_at=NOW)
    asked.append(client.get(reverse("home")).text)

    assert ["Đã quá hạn" in page for page in asked] == [True, False]
    assert ["Đã gửi đủ" in page for page in asked] == [False, True]


def test_of_another_bloc_nothing_is_told(campaign, unit):
    make_pledge(campaign, unit, status=Status.SUBMITTED)
    make_phase(campaign)
    stranger = make_secretary()

    home = home_for(stranger, NOW)

    assert (home.is_calm, home.phases, home.recent) == (True, [], [])


# --- the administrator --------------------------------------------------------------------------


def test_the_administrator_sees_what_keeps_people_from_working():
    bloc = make_bloc()
    make_membership(bloc)  # nobody fills in for it
    make_membership(bloc, make_unit(), is_typed_for=True)
    make_user()
    locked = make_secretary(bloc)
    AccessAttempt.objects.create(username=locked.username, failures_since_start=5)

    tasks = tasks_for(make_user(is_staff=True, is_superuser=True), timezone.now())

    assert [task.what for task in tasks] == [
        "1 tài khoản chưa được phân công",
        "1 tài khoản đang bị khóa đăng nhập",
        "1 đơn vị chưa có cán bộ đầu mối",
    ]


def test_the_links_of_the_administrator_show_as_many_rows(client):
    bloc = make_bloc()
    make_membership(bloc)
    make_membership(bloc, year=2020)
    make_user()
    locked = make_secretary(bloc)
    AccessAttempt.objects.create(username=locked.username, failures_since_start=5)
    client.force_login(make_user(is_staff=True, is_superuser=True))

    for task in client.get(reverse("home")).context["mine"].now:
        assert client.get(task.where).context["cl"].result_count == task.count


def test_nobody_else_is_told_of_accounts(campaign, unit):
    make_user()

    for user in (make_officer(make_unit()), make_user(is_staff=True)):
        assert tasks_for(user, NOW) == []


# --- the page -----------------------------------------------------------------------------------


def test_without_an_appointment_the_page_says_whom_to_ask(client):
    client.force_login(make_user())

    assert "chưa được phân công" in client.get(reverse("home")).content.decode()


def test_an_ended_appointment_gives_no_tasks(campaign, unit):
    user = make_user()
    appoint(user, Role.OFFICER, unit, valid_to=date(2020, 1, 1))

    assert tasks_for(user, NOW) == []


def test_recent_acts_are_of_own_papers_and_tell_no_reason(client, campaign, unit):
    other = make_unit()
    theirs = make_pledge(campaign, other, status=Status.SUBMITTED)
    ours = make_pledge(campaign, unit, status=Status.RETURNED)
    for pledge in (theirs, ours):
        Event.objects.record(pledge, Action.RETURN, "Trả lại để bổ sung", by=None, note="Bí mật")
        Event.objects.record(pledge, "edit", "Soạn nội dung", by=None)

    acts = home_for(make_officer(unit), NOW).recent

    assert [(act.what, act.where) for act in acts] == [
        ("Trả lại để bổ sung", ours.get_absolute_url())
    ]
    assert not hasattr(acts[0], "note")


# Session, user, appointments (with their units' names): 3 or 4. A unit: lineage, 2 for what is
# asked and its pledges, 7 for reports, and the reasons of returns. A bloc: its campaigns with
# pledges, expected units and phases, 5 for who has sent; who reviews 2 more; the standing office
# also who is typed for and the summaries. Recent acts: 3.
QUERIES = {
    Role.OFFICER: 15,
    Role.UNIT_HEAD: 15,
    Role.SECRETARIAT: 17,
    Role.BLOC_HEAD: 13,
    Role.BLOC_DEPUTY: 15,
    Role.OBSERVER: 13,
}


@pytest.mark.parametrize("role", QUERIES)
def test_the_page_costs_the_same_for_any_number_of_tasks(client, django_assert_num_queries, role):
    unit, bloc = make_unit(), make_bloc()
    place = unit if role in (Role.OFFICER, Role.UNIT_HEAD) else bloc
    client.force_login(make_user(role, place))

    for more in (1, 2):
        for _ in range(more):
            campaign = make_campaign(bloc, launched=True, units=[unit, make_unit()], **REGISTERED)
            make_pledge(campaign, unit, status=Status.SUBMITTED)
            make_report(make_phase(campaign), unit, status=Status.SUBMITTED)
            make_campaign(bloc)
        with django_assert_num_queries(QUERIES[role]):
            assert client.get(reverse("home")).status_code == 200
