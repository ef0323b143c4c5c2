"""What a registration lacks, what a version keeps, who reads it, who may move it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone
from django.utils.timezone import localdate

from campaigns.models import Comparator, MeasureKind, Pledge, PledgedGoal, Promise
from campaigns.models.promise import PledgeTheme
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_pledge,
    make_target,
    make_title,
)
from emulation.models import Event
from emulation.review import STEPS, Action, Party, ReviewRefused, StaleVersion, Status
from units.models import MemberRole, Role, UnitSuccession, User
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


def measure_of(pledge, **fields):
    return make_measure(make_target(pledge.campaign), **fields)


def promise(pledge, *, themes=("Đoàn kết, sáng tạo",), goals=(), **fields):
    return Promise(
        fields={"measures_taken": "Giao ban hằng tháng", **fields},
        themes=[PledgeTheme(text=text, order=n) for n, text in enumerate(themes, 1)],
        goals=[PledgedGoal(measure=measure, **values) for measure, values in goals],
        titles=[],
        movements=[],
    )


def complete(pledge):
    pledge.themes.create(text="Kỷ cương, trách nhiệm")
    return pledge


# --- what is missing


def test_a_new_pledge_lacks_its_theme_and_every_goal():
    pledge = make_pledge()
    measure = measure_of(pledge)

    assert [gap.field for gap in pledge.gaps()] == ["id_themes", f"id_goal_{measure.pk}"]
    assert pledge.missing()[0] == "chủ đề thi đua"


def test_only_what_the_unit_owes_and_is_judged_needs_a_goal():
    pledge = complete(make_pledge())
    make_measure(False, campaign=pledge.campaign)
    measure_of(pledge, is_withdrawn=True)
    others = measure_of(pledge, is_owned_by_all=False)
    others.owners.add(make_unit())

    assert pledge.missing() == []


def test_a_named_owner_owes_its_own_measure():
    pledge = complete(make_pledge())
    measure_of(pledge, is_owned_by_all=False).owners.add(pledge.unit)

    assert len(pledge.missing()) == 1


@pytest.mark.parametrize("kind", [MeasureKind.YES_NO, MeasureKind.WORDS])
def test_words_and_yes_no_are_promised_by_a_commitment(kind):
    pledge = complete(make_pledge())
    measure = measure_of(pledge, kind=kind, goal=None, comparator=Comparator.NONE)
    goal = pledge.goals.create(measure=measure, value=Decimal(1))

    assert len(pledge.missing()) == 1

    goal.is_agreed = True
    goal.save()

    assert pledge.missing() == []


def test_a_declined_commitment_needs_a_reason():
    pledge = complete(make_pledge())
    measure = measure_of(pledge, kind=MeasureKind.YES_NO, goal=None)
    pledge.goals.create(measure=measure, is_agreed=False)

    assert "lý do" in pledge.missing()[0]


@pytest.mark.parametrize(
    ("comparator", "value", "needs_reason"),
    [
        (Comparator.AT_LEAST, 95, False),
        (Comparator.AT_LEAST, 94, True),
        (Comparator.AT_MOST, 96, True),
        (Comparator.AT_MOST, 94, False),
        (Comparator.EQUAL, 96, True),
    ],
)
def test_a_weaker_goal_needs_a_reason(comparator, value, needs_reason):
    pledge = complete(make_pledge())
    measure = measure_of(pledge, comparator=comparator, goal=95)
    goal = pledge.goals.create(measure=measure, value=value)

    assert bool(pledge.missing()) == needs_reason

    goal.reason = "Địa bàn khó khăn"
    goal.save()

    assert pledge.missing() == []


# --- what a version keeps


def test_content_names_every_measure_with_its_unit_and_both_goals():
    pledge = complete(make_pledge())
    measure = measure_of(pledge, kind=MeasureKind.RATIO, goal=95, comparator=Comparator.MORE_THAN)
    pledge.goals.create(measure=measure, value=Decimal("97.5"), baseline=Decimal(96))
    pledge.titles.create(title=make_title(name="Tập thể lao động tiên tiến"), quantity=3)
    pledge.movements.create(name="Chuyển đổi số trong cơ quan")
    pledge.refresh_from_db()

    content = pledge.content()

    assert content["themes"] == ["Kỷ cương, trách nhiệm"]
    goal = content["goals"][0]
    assert (goal["code"], goal["common"], goal["value"]) == (measure.code, "95", "97.5")
    assert (goal["common_text"], goal["text"]) == ("trên 95%", "97,5%")
    assert content["titles"][0]["quantity"] == 3
    assert content["movements"] == [{"code": "", "name": "Chuyển đổi số trong cơ quan", "goal": ""}]


def test_a_change_is_promised_in_the_words_of_the_goal():
    pledge = make_pledge()
    measure = measure_of(
        pledge, comparator=Comparator.DECREASE, change_unit="percent", goal=4, baseline=120
    )

    assert PledgedGoal(measure=measure, value=Decimal(6)).goal_text() == "giảm 6%"


def test_the_goal_of_a_withdrawn_measure_is_kept_and_the_new_one_is_asked():
    """The campaign was amended while the pledge was with the unit (F17)."""
    pledge = complete(make_pledge())
    officer = make_officer(pledge.unit)
    old = measure_of(pledge)
    pledge.write(promise(pledge, goals=[(old, {"value": 120})]), by=officer, version=1)
    old.is_withdrawn = True
    old.save()
    new = measure_of(pledge)

    assert [gap.field for gap in pledge.gaps()] == [f"id_goal_{new.pk}"]

    pledge.write(promise(pledge, goals=[(new, {"value": 100})]), by=officer, version=2)

    said = [(g["code"], g["value"], g["is_asked"]) for g in pledge.content()["goals"]]
    assert said == [(new.code, "100", True), (old.code, "120", False)]


# --- writing


def test_writing_replaces_what_was_there_and_says_who():
    pledge = make_pledge()
    officer = make_officer(pledge.unit)
    measure = measure_of(pledge)
    pledge.write(promise(pledge, goals=[(measure, {"value": 5})]), by=officer, version=1)
    pledge.write(
        promise(pledge, themes=["A", "B"], goals=[(measure, {"value": 7})]), by=officer, version=2
    )
    pledge.refresh_from_db()

    assert [theme.text for theme in pledge.themes.all()] == ["A", "B"]
    assert pledge.goals.get().value == 7
    assert (pledge.version, pledge.changed_by) == (3, officer)
    assert [e.action for e in Event.objects.of(pledge)] == ["edit"]  # one run of savings, one act


def test_a_stale_page_writes_nothing_and_names_the_other():
    pledge = make_pledge()
    first, second = make_officer(pledge.unit, full_name="Lê Văn Mẫu"), make_officer(pledge.unit)
    pledge.write(promise(pledge, themes=["Của người thứ nhất"]), by=first, version=1)

    with pytest.raises(StaleVersion, match="Lê Văn Mẫu"):
        pledge.write(promise(pledge, themes=["Của người thứ hai"]), by=second, version=1)

    assert pledge.themes.get().text == "Của người thứ nhất"


def test_what_was_sent_cannot_be_written_on():
    pledge = make_pledge(status=Status.SUBMITTED)

    with pytest.raises(ReviewRefused):
        pledge.write(promise(pledge), by=make_officer(pledge.unit), version=1)


def test_one_pledge_per_unit_and_campaign():
    pledge = make_pledge()

    with pytest.raises(IntegrityError):
        Pledge.objects.create(unit=pledge.unit, campaign=pledge.campaign)


# --- deadlines


def test_the_deadline_is_inherited_from_the_parent():
    due = timezone.now()
    parent = make_campaign(launched=True, due_on=due.date(), due_at=due)
    pledge = make_pledge(make_campaign(launched=True, parent=parent))

    assert pledge.due_at == due


@pytest.mark.parametrize(("after", "days"), [(-1, 0), (0, 1), (86400 * 2, 3)])
def test_lateness_counts_from_the_first_sending(after, days):
    due = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    campaign = make_campaign(launched=True, due_on=due.date(), due_at=due)
    pledge = make_pledge(
        campaign, status=Status.APPROVED, received_at=due + timedelta(seconds=after)
    )

    assert pledge.days_late() == days


def test_late_is_recorded_and_not_refused_but_a_closed_campaign_takes_nothing():
    past = timezone.now() - timedelta(days=9)
    campaign = make_campaign(launched=True, due_on=past.date(), due_at=past)
    pledge = complete(make_pledge(campaign))
    officer = make_officer(pledge.unit)
    pledge.perform(Action.SUBMIT, by=officer, version=1)
    assert pledge.days_late() == 10

    pledge.perform(Action.WITHDRAW, by=officer, version=2)
    campaign.status = "closed"
    campaign.save()
    with pytest.raises(ReviewRefused, match="Đã kết thúc"):
        pledge.perform(Action.SUBMIT, by=officer, version=3)


# --- who reads what


def test_a_draft_belongs_to_its_unit():
    bloc, unit = make_bloc(), make_unit()
    pledge = make_pledge(make_campaign(bloc, launched=True, units=[unit]), unit)

    assert pledge in Pledge.objects.visible_to(make_officer(unit))
    for role in (Role.SECRETARIAT, Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.OBSERVER):
        assert pledge not in Pledge.objects.visible_to(make_user(role, bloc))
    assert pledge not in Pledge.objects.visible_to(make_officer())
    assert pledge not in Pledge.objects.visible_to(make_user())


def test_the_bloc_reads_what_was_sent_even_while_the_unit_mends_it():
    bloc, unit = make_bloc(), make_unit()
    pledge = make_pledge(
        make_campaign(bloc, launched=True, units=[unit]), unit, status=Status.RETURNED
    )

    assert pledge in Pledge.objects.visible_to(make_secretary(bloc))
    assert pledge not in Pledge.objects.visible_to(make_secretary())


def test_the_secretariat_reads_the_draft_it_types_for_a_unit_without_a_computer():
    bloc, unit = make_bloc(), make_unit()
    campaign = make_campaign(bloc, launched=True)
    make_membership(bloc, unit, year=campaign.year - 1, is_typed_for=True)
    pledge = make_pledge(campaign, unit)
    secretary = make_secretary(bloc)
    assert pledge not in Pledge.objects.visible_to(secretary)  # of another year

    make_membership(bloc, unit, year=campaign.year, is_typed_for=True)

    assert pledge in Pledge.objects.visible_to(secretary)
    assert pledge not in Pledge.objects.visible_to(make_user(Role.OBSERVER, bloc))


def test_a_successor_reads_its_predecessors_pledge():
    pledge = make_pledge()
    heir = make_unit()
    UnitSuccession.objects.create(
        kind="merge", predecessor=pledge.unit, successor=heir, on=timezone.localdate(), paper="QĐ"
    )

    assert pledge in Pledge.objects.visible_to(make_officer(heir))


# --- who may move it


@pytest.fixture
def people():
    """A bloc with its reviewer, and a unit with its officer and its head."""
    bloc, unit = make_bloc(), make_unit()
    campaign = make_campaign(bloc, launched=True, units=[unit])
    actors = {
        Party.OFFICER: make_officer(unit),
        Party.UNIT_HEAD: make_user(Role.UNIT_HEAD, unit),
        Party.REVIEWER: make_secretary(bloc),
    }
    return campaign, unit, actors


PLAYS = {
    Party.OFFICER: {Party.OFFICER},
    Party.UNIT_HEAD: {Party.OFFICER, Party.UNIT_HEAD},
    Party.REVIEWER: {Party.REVIEWER},
}


@pytest.mark.parametrize("confirms", [False, True])
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("party", Party)
def test_every_step_is_taken_by_its_party_from_its_statuses_only(people, party, status, confirms):
    campaign, unit, actors = people
    campaign.bloc.head_confirms = confirms
    campaign.bloc.save()
    pledge = complete(make_pledge(campaign, unit, status=status))
    offered = pledge.actions_for(actors[party])

    for action, step in STEPS.items():
        is_theirs = step.by in PLAYS[party]
        is_now = status in step.sources and step.when_confirming in (None, confirms)
        assert (action in offered) == (is_theirs and is_now), action
        Pledge.objects.filter(pk=pledge.pk).update(status=status, version=1)
        if is_theirs and is_now:
            pledge.perform(action, by=actors[party], version=1, note="Lý do")
            assert pledge.status == step.target
        else:
            refusal = ReviewRefused if is_theirs else PermissionDenied
            with pytest.raises(refusal):
                pledge.perform(action, by=actors[party], version=1, note="Lý do")


def test_the_head_units_pledge_is_reviewed_by_the_deputys_appointee():
    bloc, unit = make_bloc(), make_unit()
    campaign = make_campaign(bloc, launched=True)
    make_membership(bloc, unit, year=campaign.year, role=MemberRole.HEAD)
    pledge = make_pledge(campaign, unit, status=Status.SUBMITTED)
    secretary, deputy = make_secretary(bloc), make_user(Role.BLOC_DEPUTY, bloc)

    with pytest.raises(PermissionDenied):
        pledge.perform(Action.APPROVE, by=secretary, version=1)
    pledge.perform(Action.APPROVE, by=deputy, version=1)

    assert pledge.status == Status.APPROVED


def test_nobody_approves_what_he_typed():
    """Not even after somebody else has saved it last, or through a second role (F19)."""
    bloc, unit = make_bloc(), make_unit()
    campaign = make_campaign(bloc, launched=True)
    make_membership(bloc, unit, year=campaign.year, is_typed_for=True)
    pledge = make_pledge(campaign, unit)
    typist, other = make_secretary(bloc), make_secretary(bloc)
    pledge.write(promise(pledge), by=typist, version=1, on_behalf_of=str(unit))
    pledge.write(promise(pledge), by=make_officer(unit), version=2)
    pledge.perform(Action.SUBMIT, by=typist, version=3, on_behalf_of=str(unit))

    with pytest.raises(ReviewRefused, match="không tự duyệt"):
        pledge.perform(Action.APPROVE, by=typist, version=4)
    pledge.perform(Action.APPROVE, by=other, version=4)

    record = [(e.action, e.on_behalf_of) for e in Event.objects.of(pledge)]
    assert record == [
        ("edit", str(unit)),
        ("edit", ""),
        ("submit", str(unit)),
        ("approve", ""),
    ]


def test_an_officer_who_becomes_secretary_does_not_approve_his_own_words():
    pledge = make_pledge()
    person = make_officer(pledge.unit)
    pledge.write(promise(pledge), by=person, version=1)
    pledge.perform(Action.SUBMIT, by=person, version=2)
    person.appointments.all().delete()
    appoint(person, Role.SECRETARIAT, pledge.bloc)

    with pytest.raises(ReviewRefused, match="không tự duyệt"):
        pledge.perform(Action.APPROVE, by=person, version=3)


def test_a_new_name_of_the_account_does_not_hide_who_typed():
    bloc, unit = make_bloc(), make_unit()
    campaign = make_campaign(bloc, launched=True)
    make_membership(bloc, unit, year=campaign.year, is_typed_for=True)
    pledge = make_pledge(campaign, unit)
    typist, other = make_secretary(bloc), make_secretary(bloc)
    pledge.write(promise(pledge), by=typist, version=1, on_behalf_of=str(unit))
    pledge.perform(Action.SUBMIT, by=typist, version=2, on_behalf_of=str(unit))
    typist.username = "ten.moi"
    typist.save()
    renamed = User.objects.get(pk=typist.pk)

    with pytest.raises(ReviewRefused, match="không tự duyệt"):
        pledge.perform(Action.APPROVE, by=renamed, version=3)
    assert not pledge.typed_by(other)


def test_where_the_secretariat_types_the_heads_signature_is_on_the_paper():
    bloc, unit = make_bloc(head_confirms=True), make_unit()
    campaign = make_campaign(bloc, launched=True)
    make_membership(bloc, unit, year=campaign.year, is_typed_for=True)
    pledge = complete(make_pledge(campaign, unit))

    pledge.perform(Action.SUBMIT, by=make_secretary(bloc), version=1)

    assert pledge.status == Status.SUBMITTED


def test_a_return_says_why():
    pledge = make_pledge(status=Status.SUBMITTED)
    secretary = make_secretary(pledge.bloc)

    with pytest.raises(ReviewRefused, match="lý do"):
        pledge.perform(Action.RETURN, by=secretary, version=1, note="  ")
    pledge.perform(Action.RETURN, by=secretary, version=1, note="Bổ sung chủ đề")

    assert Event.objects.of(pledge).last().note == "Bổ sung chủ đề"
    assert pledge.is_editable


def test_an_approval_of_a_version_seen_before_a_new_one_is_refused():
    pledge = complete(make_pledge(status=Status.SUBMITTED))
    officer, secretary = make_officer(pledge.unit), make_secretary(pledge.bloc)
    pledge.perform(Action.WITHDRAW, by=officer, version=1)
    pledge.perform(Action.SUBMIT, by=officer, version=2)

    with pytest.raises(ReviewRefused, match="vừa được thay đổi"):
        pledge.perform(Action.APPROVE, by=secretary, version=1)
    assert pledge.versions.count() == 1


def test_a_new_office_does_not_review_what_its_own_unit_promised_before():
    bloc, unit = make_bloc(), make_unit()
    campaign = make_campaign(bloc, launched=True, units=[unit], starts_on=date(2025, 1, 1))
    make_membership(bloc, unit, year=localdate().year, role=MemberRole.HEAD)
    pledge = make_pledge(campaign, unit, status="submitted")
    secretary, deputy = make_secretary(bloc), make_user(Role.BLOC_DEPUTY, bloc)

    for user, reviews in ((secretary, False), (deputy, True)):
        assert (Party.REVIEWER in pledge.parties_of(user)) == reviews
        assert Pledge.objects.reviewed_by(user).exists() == reviews
