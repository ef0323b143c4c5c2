"""Units and their names through the years, blocs and their heads, appointments and their scope."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from units.models import (
    Appointment,
    IssuingBody,
    MemberRole,
    Membership,
    Role,
    Unit,
    UnitName,
    UnitSuccession,
)
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
MERGED = date(2025, 7, 1)


def renamed_unit():
    unit = Unit.objects.create(code="SNN")
    names = [
        ("Sở Nông nghiệp", None, MERGED - timedelta(days=1)),
        ("Sở Nông nghiệp và Môi trường", MERGED, None),
    ]
    for full_name, start, end in names:
        UnitName.objects.create(unit=unit, full_name=full_name, valid_from=start, valid_to=end)
    return unit


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 6, 30), "Sở Nông nghiệp"),
        (MERGED - timedelta(days=1), "Sở Nông nghiệp"),
        (MERGED, "Sở Nông nghiệp và Môi trường"),
        (None, "Sở Nông nghiệp và Môi trường"),
    ],
)
def test_a_unit_is_called_as_it_was_on_the_day(day, name):
    assert renamed_unit().name_on(day).full_name == name


def test_a_unit_is_found_by_any_name_it_ever_bore():
    unit = renamed_unit()

    assert list(Unit.objects.found_by("so nong nghiep va moi")) == [unit]
    assert list(Unit.objects.found_by("sở y tế")) == []


def test_a_successor_reads_what_its_predecessors_reported():
    first, second, third = make_unit(), make_unit(), make_unit()
    for old, new in [(first, second), (second, third)]:
        UnitSuccession.objects.create(
            kind="merge", predecessor=old, successor=new, on=MERGED, paper="NQ 1"
        )

    assert make_officer(third).scope.readable_units == {first.pk, second.pk, third.pk}
    assert make_officer(first).scope.readable_units == {first.pk}


def test_only_a_dissolved_unit_has_no_successor():
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitSuccession.objects.create(
            kind="merge", predecessor=make_unit(), on=MERGED, paper="NQ 1"
        )


def test_a_bloc_has_one_head_a_year():
    bloc = make_bloc()
    make_membership(bloc, year=2026, role=MemberRole.HEAD)
    make_membership(bloc, year=2027, role=MemberRole.HEAD)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_membership(bloc, year=2026, role=MemberRole.HEAD)


def test_a_unit_is_a_member_once_a_year():
    member = make_membership(year=2026)

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(bloc=member.bloc, unit=member.unit, year=2026)


@pytest.mark.parametrize("role", Role)
def test_an_appointment_is_to_the_right_kind_of_place(role):
    wrong = make_bloc() if role in (Role.OFFICER, Role.UNIT_HEAD) else make_unit()

    with pytest.raises(IntegrityError), transaction.atomic():
        appoint(make_user(), role, wrong)


@pytest.mark.parametrize(
    ("starts", "ends", "sees"),
    [(None, None, True), (0, 0, True), (1, None, False), (None, -1, False), (-5, 5, True)],
)
def test_an_appointment_counts_only_on_its_days(starts, ends, sees):
    unit, user, today = make_unit(), make_user(), localdate()
    appoint(
        user,
        Role.OFFICER,
        unit,
        valid_from=None if starts is None else today + timedelta(days=starts),
        valid_to=None if ends is None else today + timedelta(days=ends),
    )

    assert (unit.pk in user.scope.own_units) == sees


def test_without_an_appointment_one_sees_nothing():
    make_membership()
    user = make_user()

    assert not user.scope.readable_units | user.scope.readable_blocs
    assert not type(make_bloc()).objects.visible_to(user)


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(
            user=make_user(),
            role=Role.OFFICER,
            unit=make_unit(),
            valid_from=MERGED,
            valid_to=MERGED - timedelta(days=1),
        )


def test_an_issuing_body_belongs_to_a_unit_or_to_a_bloc():
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuingBody.objects.create(
            unit=make_unit(), bloc=make_bloc(), name="Khối", family="state", symbol="K"
        )


def test_a_bloc_is_seen_by_those_who_serve_it_and_by_its_members():
    member = make_membership()
    make_bloc()

    for user in (make_secretary(member.bloc), make_officer(member.unit)):
        assert list(type(member.bloc).objects.visible_to(user)) == [member.bloc]
