"""The turn of the year: members carried over, the standing office handed over."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from emulation.models import Event
from units.models import Appointment, MemberRole, Role, UnitSuccession
from units.rotation import carry_over, clone_year, hand_over
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
YEAR = localdate().year


def bloc_of(*units, year=YEAR):
    bloc = make_bloc()
    for unit in units:
        make_membership(bloc, unit, year=year)
    return bloc


def succeed(predecessor, successor=None, *, kind="merge", on=None):
    on = on or date(YEAR, 7, 1)
    return UnitSuccession.objects.create(
        kind=kind, predecessor=predecessor, successor=successor, on=on, paper="NQ 1"
    )


def members(bloc, year):
    return [(m.unit, m.role, m.order) for m in bloc.members_in(year)]


def test_members_are_carried_over_with_new_roles():
    first, second, third = make_unit(), make_unit(), make_unit()
    bloc = bloc_of(first, second, third)

    clone_year(bloc, YEAR, YEAR + 1, head=second, deputy=third, by=make_user())

    assert members(bloc, YEAR + 1) == [
        (first, MemberRole.MEMBER, 1),
        (second, MemberRole.HEAD, 2),
        (third, MemberRole.DEPUTY, 3),
    ]
    assert len(members(bloc, YEAR)) == 3


def test_merged_units_are_replaced_once_and_dissolved_ones_left_out():
    first, second, third, new = make_unit(), make_unit(), make_unit(), make_unit("Cơ quan mới")
    bloc = bloc_of(first, second, third)
    succeed(first, new)
    succeed(second, new)
    succeed(third, kind="dissolve")

    clone_year(bloc, YEAR, YEAR + 1, head=new, by=make_user())

    assert members(bloc, YEAR + 1) == [(new, MemberRole.HEAD, 1)]


def test_a_merger_after_the_new_year_does_not_count_yet():
    unit = make_unit()
    succeed(unit, make_unit(), on=date(YEAR + 1, 1, 2))

    assert [row.units for row in carry_over(bloc_of(unit), YEAR, YEAR + 1)] == [(unit,)]


def test_a_renamed_unit_stays_itself():
    unit = make_unit()
    succeed(unit, unit, kind="rename")

    assert [row.units for row in carry_over(bloc_of(unit), YEAR, YEAR + 1)] == [(unit,)]


def test_a_year_is_not_made_twice():
    unit = make_unit()
    bloc = bloc_of(unit)
    clone_year(bloc, YEAR, YEAR + 1, head=unit, by=make_user())

    with pytest.raises(ValueError, match="already has members"):
        clone_year(bloc, YEAR, YEAR + 1, head=unit, by=make_user())


def test_the_standing_office_moves_on_its_day():
    old, new, third = make_unit(), make_unit(), make_unit()
    bloc = bloc_of(old, new, third)
    bloc.memberships.filter(unit=old).update(role=MemberRole.HEAD)
    leaving, coming, deputy = make_secretary(bloc), make_officer(new), make_officer(third)
    tomorrow = localdate() + timedelta(days=1)

    hand_over(
        bloc,
        YEAR,
        on=tomorrow,
        head=new,
        deputy=third,
        people={Role.SECRETARIAT: [coming], Role.BLOC_DEPUTY: [deputy], Role.BLOC_HEAD: []},
        paper="Biên bản số 2",
        by=leaving,
    )

    assert {m.unit: m.role for m in bloc.members_in(YEAR)} == {
        old: MemberRole.MEMBER,
        new: MemberRole.HEAD,
        third: MemberRole.DEPUTY,
    }
    assert Appointment.objects.get(user=leaving).valid_to == localdate()
    assert Appointment.objects.get(user=coming, bloc=bloc).valid_from == tomorrow
    assert Event.objects.of(bloc).last().action == "hand_over"


def test_an_observer_stays_when_the_standing_office_moves():
    unit, other = make_unit(), make_unit()
    bloc = bloc_of(unit, other)
    observer = make_user(Role.OBSERVER, bloc)

    hand_over(
        bloc, YEAR, on=localdate(), head=unit, deputy=other, people={}, paper="", by=make_user()
    )

    assert Appointment.objects.get(user=observer).valid_to is None


@pytest.mark.parametrize("page", ["bloc-clone", "bloc-handover"])
@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.SECRETARIAT, 200), (Role.BLOC_HEAD, 403), (Role.OBSERVER, 403), (Role.OFFICER, 403)],
)
def test_only_the_standing_office_turns_the_year(client, page, role, status):
    unit = make_unit()
    bloc = bloc_of(unit)
    client.force_login(make_user(role, unit if role == Role.OFFICER else bloc))

    assert client.get(reverse(f"units:{page}", args=[bloc.pk])).status_code == status


@pytest.mark.parametrize("page", ["bloc-detail", "bloc-clone", "bloc-handover"])
def test_another_bloc_does_not_exist(client, page):
    client.force_login(make_secretary())

    assert client.get(reverse(f"units:{page}", args=[make_bloc().pk])).status_code == 404


def test_the_year_is_turned_in_the_browser(client):
    first, second = make_unit(), make_unit()
    bloc = bloc_of(first, second)
    client.force_login(make_secretary(bloc))
    url = reverse("units:bloc-clone", args=[bloc.pk])

    refused = client.post(url, {"head": first.pk, "deputy": first.pk})
    assert "phải khác trưởng khối" in refused.content.decode()

    done = client.post(url, {"head": second.pk, "deputy": first.pk})
    assert done.url == f"{bloc.get_absolute_url()}?nam={YEAR + 1}"
    assert bloc.memberships.filter(year=YEAR + 1).count() == 2


def test_the_office_is_handed_over_in_the_browser(client):
    head_unit, deputy_unit = make_unit(), make_unit()
    bloc = bloc_of(head_unit, deputy_unit)
    coming, deputy = make_officer(head_unit), make_officer(deputy_unit)
    client.force_login(make_secretary(bloc))
    url = reverse("units:bloc-handover", args=[bloc.pk])
    filled = {
        "on": f"{localdate():%d/%m/%Y}",
        "head": head_unit.pk,
        "deputy": deputy_unit.pk,
        "bloc_head": [coming.pk],
        "bloc_deputy": [deputy.pk],
        "secretariat": [deputy.pk],
    }

    refused = client.post(url, filled).content.decode()
    assert "phải là người của đơn vị trưởng khối" in refused

    assert client.post(url, filled | {"secretariat": [coming.pk]}).status_code == 302
    assert Appointment.objects.get(user=coming, role=Role.SECRETARIAT).bloc == bloc


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_blocs_costs_the_same_for_any_length(client, django_assert_num_queries, count):
    officer = make_officer()
    for unit in [make_unit() for _ in range(count)]:
        bloc = bloc_of(unit)
        bloc.memberships.update(role=MemberRole.HEAD)
        appoint(officer, Role.OBSERVER, bloc)
    client.force_login(officer)

    # session, user, appointments, names of their units, units succeeded, blocs, heads, their names
    with django_assert_num_queries(8):
        response = client.get(reverse("units:bloc-list"))

    assert len(response.context["blocs"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_bloc_costs_the_same_for_any_number_of_members(client, django_assert_num_queries, count):
    bloc = bloc_of(*(make_unit() for _ in range(count)))
    client.force_login(make_secretary(bloc))

    # session, user, appointments, bloc, years, members, names, people, events
    with django_assert_num_queries(9):
        response = client.get(reverse("units:bloc-detail", args=[bloc.pk]))

    assert len(response.context["members"]) == count


def test_those_who_serve_a_bloc_stand_by_rank(client):
    bloc = bloc_of(make_unit())
    for role in (Role.OBSERVER, Role.SECRETARIAT, Role.BLOC_DEPUTY, Role.BLOC_HEAD):
        user = make_user(role, bloc)
    client.force_login(user)

    response = client.get(reverse("units:bloc-detail", args=[bloc.pk]))

    assert [appointment.role for appointment in response.context["people"]] == [
        "bloc_head",
        "bloc_deputy",
        "secretariat",
        "observer",
    ]


def test_a_bloc_names_those_who_will_serve_it_and_not_those_who_did(client):
    bloc = bloc_of(make_unit())
    office = make_secretary(bloc)
    day = timedelta(days=1)
    coming, gone = (make_user(Role.SECRETARIAT, bloc) for _ in range(2))
    coming.appointments.update(valid_from=localdate() + day)
    gone.appointments.update(valid_from=None, valid_to=localdate() - day)
    client.force_login(office)

    response = client.get(reverse("units:bloc-detail", args=[bloc.pk]))

    assert {row.user for row in response.context["people"]} == {office, coming}
    assert response.content.decode().count("Sắp tới:") == 1


def test_a_unit_shows_its_names_and_what_it_continues(client):
    old, new = make_unit("Sở Cũ"), make_unit("Sở Mới")
    make_membership(unit=new)
    succeed(old, new)
    client.force_login(make_officer(new))

    page = client.get(new.get_absolute_url()).content.decode()

    assert "Sở Cũ" in page
    assert client.get(make_unit().get_absolute_url()).status_code == 404
