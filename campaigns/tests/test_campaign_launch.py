"""The life of a campaign: who may take which step, and what a launch fixes."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils.timezone import localdate

from campaigns.launching import STEPS, Action, Party, actions_for, needs_note, perform
from campaigns.models import Campaign, CampaignStatus, Participants
from campaigns.tests.factories import YEAR, make_campaign
from campaigns.tests.plans import make_plan
from emulation.models import Event
from emulation.review import ReviewRefused
from units.models import Role
from units.tests.factories import (
    make_bloc,
    make_issuing_body,
    make_officer,
    make_secretary,
    make_signatory,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
DRAFT, PROPOSED, LAUNCHED, CLOSED = CampaignStatus.values


def actor(party, bloc):
    role = {Party.SECRETARIAT: Role.SECRETARIAT, Party.BLOC_HEAD: Role.BLOC_HEAD}[party]
    return make_user(role, bloc)


@pytest.mark.parametrize("approves", [True, False])
@pytest.mark.parametrize("amends", [True, False])
@pytest.mark.parametrize("status", CampaignStatus.values)
@pytest.mark.parametrize("party", Party)
def test_only_the_steps_of_the_table_are_offered(party, status, amends, approves):
    bloc = make_bloc(leader_approves=approves)
    original = make_campaign(bloc, launched=True)
    fields = {"launched_at": original.launched_at} if status in (LAUNCHED, CLOSED) else {}
    campaign = make_campaign(bloc, status=status, amends=original if amends else None, **fields)

    expected = {
        step.action
        for step in STEPS
        if step.source == status
        and step.by == party
        and step.when_approving in (None, approves)
        and step.amends in (None, amends)
    }
    assert set(actions_for(campaign, actor(party, bloc))) == expected


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", [Role.OBSERVER, Role.BLOC_DEPUTY])
def test_nobody_else_takes_any_step(action, role):
    plan = make_plan()
    other = make_user(role, plan.bloc)

    with pytest.raises(PermissionDenied):
        perform(plan, action, by=other, version=1)
    assert actions_for(plan, other) == []


def test_a_superuser_plays_no_part():
    plan = make_plan(units=[make_unit()])

    with pytest.raises(PermissionDenied):
        perform(plan, Action.LAUNCH, by=make_user(is_superuser=True), version=1)


def test_a_launch_fixes_the_participants_under_their_names_of_that_day():
    first, second = make_unit("Sở Cũ", short_name="SC"), make_unit()
    plan = make_plan(units=[second, first])
    by = make_secretary(plan.bloc)

    launched = perform(plan, Action.LAUNCH, by=by, version=1)
    first.names.update(full_name="Sở Mới")

    assert launched.is_launched
    assert launched.launched_at is not None
    assert launched.version == 2
    expected = launched.expected_units.all()
    assert [(e.unit, e.order) for e in expected] == [(second, 1), (first, 2)]
    assert (expected[1].name, expected[1].short_name) == ("Sở Cũ", "SC")
    assert [e.action for e in Event.objects.of(launched)] == ["launch"]


def test_who_has_left_the_bloc_or_exists_no_more_is_not_expected():
    stays, left, gone = make_unit(), make_unit(), make_unit(valid_to=date(2020, 1, 1))
    plan = make_plan(units=[stays, left, gone])
    plan.bloc.memberships.filter(unit=left).update(left_on=localdate() - timedelta(days=1))

    launched = perform(plan, Action.LAUNCH, by=make_secretary(plan.bloc), version=1)

    assert [e.unit for e in launched.expected_units.all()] == [stays]


def test_an_agency_launches_for_its_own_departments():
    agency = make_unit()
    rooms = [make_unit(parent=agency), make_unit(parent=agency)]
    make_unit(parent=agency, valid_to=date(2020, 1, 1))
    body = make_issuing_body(agency)
    plan = make_plan(
        participants=Participants.SUB_UNITS, issuing_body=body, signatory=make_signatory(body)
    )

    launched = perform(plan, Action.LAUNCH, by=make_secretary(plan.bloc), version=1)

    assert [e.unit for e in launched.expected_units.all()] == rooms


def test_nothing_is_launched_while_something_is_to_be_mended():
    plan = make_plan(units=[make_unit()], signatory=None)

    with pytest.raises(ReviewRefused, match="Chưa chọn người ký"):
        perform(plan, Action.LAUNCH, by=make_secretary(plan.bloc), version=1)
    plan.refresh_from_db()
    assert plan.is_draft
    assert not plan.expected_units.exists()


def test_the_second_launch_is_refused():
    plan = make_plan(units=[make_unit()])
    by = make_secretary(plan.bloc)
    perform(plan, Action.LAUNCH, by=by, version=1)

    with pytest.raises(ReviewRefused):
        perform(plan, Action.LAUNCH, by=by, version=1)
    with pytest.raises(ReviewRefused, match="Đã phát động"):
        perform(plan, Action.LAUNCH, by=by, version=2)


def test_where_the_head_approves_the_office_proposes_and_the_head_launches():
    plan = make_plan(make_bloc(leader_approves=True), units=[make_unit()])
    office, head = make_secretary(plan.bloc), make_user(Role.BLOC_HEAD, plan.bloc)

    with pytest.raises(ReviewRefused):
        perform(plan, Action.LAUNCH, by=office, version=1)
    plan = perform(plan, Action.PROPOSE, by=office, version=1)
    with pytest.raises(ReviewRefused, match="lý do"):
        perform(plan, Action.RETURN, by=head, version=2, note=" ")
    plan = perform(plan, Action.RETURN, by=head, version=2, note="Bổ sung chỉ tiêu")
    plan = perform(plan, Action.PROPOSE, by=office, version=3)
    plan = perform(plan, Action.LAUNCH, by=head, version=4)

    assert plan.is_launched
    assert [e.action for e in Event.objects.of(plan)] == ["propose", "return", "propose", "launch"]


def test_only_a_return_needs_a_reason():
    assert [action for action in Action if needs_note(action)] == [Action.RETURN]


def test_the_office_closes_what_is_over():
    campaign = make_campaign(launched=True)

    done = perform(campaign, Action.CLOSE, by=make_secretary(campaign.bloc), version=1)

    assert done.status == CLOSED


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row locks")
@pytest.mark.django_db(transaction=True)
def test_of_two_simultaneous_launches_one_is_refused():
    plan = make_plan(units=[make_unit(), make_unit()])
    by = make_secretary(plan.bloc)
    barrier, said = Barrier(2), []

    def launch():
        barrier.wait()
        try:
            perform(Campaign.objects.get(pk=plan.pk), Action.LAUNCH, by=by, version=1)
            said.append("launched")
        except ReviewRefused:
            said.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=launch) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["launched", "refused"]
    assert plan.expected_units.count() == 2
    assert Event.objects.of(plan).count() == 1


def test_the_launch_page_names_who_will_take_part(client):
    plan = make_plan(units=[make_unit("Sở Tư pháp")])
    client.force_login(make_secretary(plan.bloc))
    url = reverse("campaigns:launch", args=[plan.pk])

    assert "Sở Tư pháp" in client.get(url).content.decode()
    response = client.post(url, {"version": 1})

    assert response.url == plan.get_absolute_url()
    plan.refresh_from_db()
    assert plan.is_launched


def test_the_launch_page_of_a_plan_with_faults_leads_to_them(client):
    plan = make_plan(units=[make_unit()], signatory=None)
    client.force_login(make_secretary(plan.bloc))
    url = reverse("campaigns:launch", args=[plan.pk])

    page = client.get(url).content.decode()
    assert reverse("campaigns:part", args=[plan.pk, "nguoi-ky"]) in page
    assert "Chưa chọn người ký" in client.post(url, {"version": 1}).content.decode()


def test_what_was_changed_meanwhile_is_not_launched_unseen(client):
    plan = make_plan(units=[make_unit()])
    plan.mark_changed(make_secretary(plan.bloc))
    client.force_login(make_secretary(plan.bloc))

    response = client.post(reverse("campaigns:launch", args=[plan.pk]), {"version": 1})

    assert "vừa được thay đổi" in response.content.decode()
    assert Campaign.objects.get(pk=plan.pk).is_draft


def test_a_reason_is_asked_beside_its_field(client):
    bloc = make_bloc(leader_approves=True)
    plan = make_plan(bloc, units=[make_unit()], status=PROPOSED)
    client.force_login(make_user(Role.BLOC_HEAD, bloc))
    url = reverse("campaigns:step", args=[plan.pk, "return"])

    assert client.get(url).status_code == 200
    response = client.post(url, {"version": 1, "note": ""})

    assert response.status_code == 200
    assert "note" in response.context["form"].errors


@pytest.mark.parametrize("action", ["launch", "close", "enact"])
def test_a_step_that_is_not_theirs_is_refused(client, action):
    unit = make_unit()
    campaign = make_campaign(launched=True, units=[unit])
    client.force_login(make_officer(unit))
    url = reverse("campaigns:step", args=[campaign.pk, action])

    assert client.get(url).status_code == 403
    posted = client.post(url, {"version": 1, "note": "x", "paper": "y"})
    assert posted.status_code == 403


def test_there_is_no_other_step(client):
    campaign = make_campaign(launched=True)
    client.force_login(make_secretary(campaign.bloc))

    assert client.get(reverse("campaigns:step", args=[campaign.pk, "erase"])).status_code == 404
    assert campaign.year == YEAR
