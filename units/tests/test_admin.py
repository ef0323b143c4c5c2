"""Administering units, blocs and people: what is found, kept, recorded and refused."""

from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.timezone import localdate

from emulation.models import Event
from units.models import Appointment, Bloc, MemberRole, Role, Unit, UnitName, User
from units.tests.admin_forms import as_posted, errors_of
from units.tests.factories import (
    appoint,
    make_bloc,
    make_membership,
    make_officer,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
YEAR = localdate().year


@pytest.fixture
def administrator(client):
    user = make_user(full_name="Quản Trị Viên", is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def staff(client, *codenames):
    user = make_user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return user


def found(client, name, **query):
    response = client.get(reverse(f"admin:units_{name}_changelist"), query)
    return set(response.context["cl"].result_list)


def change(client, row):
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


def test_a_unit_is_found_without_marks_and_by_its_old_name(client, administrator):
    unit = make_unit("Sở Nông nghiệp và Môi trường")
    UnitName.objects.create(unit=unit, full_name="Sở Tài nguyên", valid_from=date(2003, 1, 1))
    make_unit("Sở Y tế")

    assert found(client, "unit", q="SO NONG NGHIEP") == {unit}
    assert found(client, "unit", q="sở tài nguyên") == {unit}


def test_units_are_filtered_by_whether_they_still_exist(client, administrator):
    gone = make_unit(valid_to=date(2024, 6, 30))
    there = make_unit()

    assert found(client, "unit", **{"hieu-luc": "het"}) == {gone}
    assert found(client, "unit", **{"hieu-luc": "nay"}) == {there}


def test_a_new_name_of_a_unit_is_recorded(client, administrator):
    unit = make_unit("Sở Nội vụ")
    data = as_posted(client.get(change(client, unit))) | {
        "names-TOTAL_FORMS": 2,
        "names-0-valid_to": "28/02/2025",
        "names-1-full_name": "Sở Nội vụ và Lao động",
        "names-1-valid_from": "01/03/2025",
    }

    assert errors_of(client.post(change(client, unit), data)) == []

    assert str(unit) == "Sở Nội vụ và Lao động"
    event = Event.objects.of(unit).get()
    assert (event.action, event.actor_username) == ("admin_change", administrator.username)
    assert "Sở Nội vụ và Lao động" in event.note


def test_two_names_on_one_day_are_refused_in_words(client, administrator):
    unit = make_unit("Sở Nội vụ")
    data = as_posted(client.get(change(client, unit))) | {
        "names-TOTAL_FORMS": 2,
        "names-1-full_name": "Sở Nội vụ và Lao động",
        "names-1-valid_from": "01/03/2025",
    }

    response = client.post(change(client, unit), data)

    assert "Hai tên gọi trùng thời gian." in response.content.decode()
    assert unit.names.count() == 1


@pytest.mark.parametrize("model", [Unit, Bloc, User, Appointment])
def test_nothing_that_others_point_to_is_deleted(client, administrator, model):
    make_officer()
    make_bloc()
    row = model.objects.first()
    url = reverse(f"admin:units_{model._meta.model_name}_delete", args=[row.pk])

    assert client.post(url, {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=row.pk).exists()


def test_an_old_state_is_never_put_back(client, administrator):
    unit = make_unit(kind="party")
    unit.kind = "state"
    unit.save()
    old = unit.history.last()
    url = reverse("admin:units_unit_simple_history", args=[unit.pk, old.pk])

    assert client.get(url).status_code == 200
    assert client.post(url, {"code": unit.code, "kind": "party"}).status_code == 403
    assert client.get(reverse("admin:units_unit_history", args=[unit.pk])).status_code == 200


# --- blocs --------------------------------------------------------------------------------------


def test_a_bloc_shows_its_members_of_the_chosen_year(client, administrator):
    bloc = make_bloc()
    old, new = make_membership(bloc, year=YEAR - 1), make_membership(bloc, year=YEAR)
    rows = {}
    for year in ("", YEAR - 1, YEAR, "x"):
        response = client.get(change(client, bloc), {"nam": year} if year else {})
        known = response.context["inline_admin_formsets"][0].formset
        rows[year] = [form.instance for form in known.forms]

    assert rows == {"": [new], YEAR - 1: [old], YEAR: [new], "x": [new]}


def test_a_bloc_gets_a_member_and_the_act_is_recorded(client, administrator):
    bloc, unit = make_bloc(), make_unit("Sở Y tế")
    data = as_posted(client.get(change(client, bloc))) | {
        "memberships-2-0-unit": unit.pk,
        "memberships-2-0-year": YEAR,
    }

    assert errors_of(client.post(change(client, bloc), data)) == []

    assert [m.unit for m in bloc.members_in(YEAR)] == [unit]
    assert Event.objects.of(bloc).get().action == "admin_change"


def test_two_heads_of_a_year_are_refused_in_words(client, administrator):
    bloc = make_bloc()
    make_membership(bloc)
    make_membership(bloc)
    data = as_posted(client.get(change(client, bloc)))
    data |= {f"memberships-{n}-role": MemberRole.HEAD for n in (0, 1)}

    response = client.post(change(client, bloc), data)

    assert "Mỗi năm khối chỉ có một trưởng khối." in response.content.decode()
    assert not bloc.memberships.filter(role=MemberRole.HEAD).exists()


def test_the_page_of_a_bloc_costs_the_same_for_any_number_of_members(
    client, administrator, django_assert_num_queries
):
    bloc = make_bloc()
    make_membership(bloc)
    client.get(change(client, bloc))
    for more in (0, 2):
        for _ in range(more):
            make_membership(bloc)
        # session, user; years; bloc, its heads; members, their names
        with django_assert_num_queries(7):
            client.get(change(client, bloc))


# --- people -------------------------------------------------------------------------------------


def test_an_administrator_gives_a_first_password(client, administrator):
    data = {
        "username": "can.bo",
        "full_name": "Cán Bộ Mẫu",
        "usable_password": "true",
        "password1": "mot-cau-kho-doan",
        "password2": "mot-cau-kho-doan",
    }
    empty = {f"{prefix}-{key}": 0 for prefix in ("appointments", "appointments-2")
             for key in ("TOTAL_FORMS", "INITIAL_FORMS")}  # fmt: skip

    response = client.post(reverse("admin:units_user_add"), data | empty)

    user = User.objects.get(username="can.bo")
    assert response.status_code == 302
    assert user.check_password("mot-cau-kho-doan")
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert Event.objects.of(user).get().action == "admin_add"


def test_a_name_that_an_account_once_had_is_given_to_no_other(client, administrator):
    """The record of acts names accounts as they were called: a name must mean one for good."""
    first, second = make_user(username="can.bo"), make_user(username="can.bo.2")
    for user, name, accepted in (
        (first, "can.bo.cu", True),
        (second, "can.bo", False),
        (first, "can.bo", True),
    ):
        data = as_posted(client.get(change(client, user))) | {"username": name}
        response = client.post(change(client, user), data)

        user.refresh_from_db()
        assert (user.username == name) is accepted
        assert accepted or "từng là của tài khoản khác" in response.content.decode()


def test_a_password_is_set_anew_and_the_record_does_not_say_which(client, administrator):
    user = make_user()
    url = reverse("admin:auth_user_password_change", args=[user.pk])
    new = {"password1": "mot-cau-kho-doan", "password2": "mot-cau-kho-doan"}

    client.post(url, new | {"usable_password": "true", "set-password": "1"})

    user.refresh_from_db()
    assert user.check_password("mot-cau-kho-doan")
    event = Event.objects.of(user).get()
    assert event.action == "admin_change"
    assert "kho-doan" not in event.note


def test_somebody_is_appointed_and_the_appointment_later_ended(client, administrator):
    user, unit = make_user(), make_unit("Sở Y tế")
    data = as_posted(client.get(change(client, user))) | {
        "appointments-2-0-role": Role.OFFICER,
        "appointments-2-0-unit": unit.pk,
    }
    assert errors_of(client.post(change(client, user), data)) == []
    appointment = user.appointments.get()
    assert (appointment.role, appointment.unit) == (Role.OFFICER, unit)

    data = as_posted(client.get(change(client, user)))
    data |= {"appointments-0-valid_to": "01/02/2026", "appointments-0-role": Role.SECRETARIAT}
    assert errors_of(client.post(change(client, user), data)) == []

    appointment.refresh_from_db()
    assert (appointment.role, appointment.valid_to) == (Role.OFFICER, date(2026, 2, 1))
    assert Event.objects.of(user).count() == 2


def test_an_appointment_to_the_wrong_place_is_refused_beside_the_form(client, administrator):
    user, bloc = make_user(), make_bloc()
    data = {"user": user.pk, "role": Role.OFFICER, "bloc": bloc.pk}

    response = client.post(reverse("admin:units_appointment_add"), data)

    assert "gắn với một đơn vị" in response.content.decode()
    assert not user.appointments.exists()


def test_appointments_of_today_are_told_from_those_that_ended(client, administrator):
    user, unit = make_user(), make_unit()
    old = appoint(user, Role.OFFICER, unit, valid_to=localdate() - timedelta(days=1))
    new = appoint(user, Role.UNIT_HEAD, unit)

    assert found(client, "appointment", **{"hieu-luc": "nay"}) == {new}
    assert found(client, "appointment", **{"hieu-luc": "het"}) == {old}


def test_accounts_without_an_appointment_are_found(client, administrator):
    make_officer()
    idle = make_user()
    ended = make_user()
    appoint(ended, Role.OFFICER, make_unit(), valid_to=localdate() - timedelta(days=1))

    assert found(client, "user", **{"phan-cong": "khong"}) == {administrator, idle, ended}


def test_accounts_are_switched_off_but_never_ones_own(client, administrator):
    user = make_user()
    url = reverse("admin:units_user_changelist")

    client.post(url, {"action": "deactivate", "_selected_action": [user.pk, administrator.pk]})

    assert not User.objects.get(pk=user.pk).is_active
    assert User.objects.get(pk=administrator.pk).is_active
    assert Event.objects.of(user).get().note == "Ngừng sử dụng."


def test_a_locked_account_is_seen_and_unlocked(client, administrator):
    user = make_user()
    make_user()
    AccessAttempt.objects.create(
        username=user.username, ip_address="192.0.2.1", failures_since_start=5
    )
    url = reverse("admin:units_user_changelist")

    assert found(client, "user", khoa="co") == {user}
    client.post(url, {"action": "unlock_sign_in", "_selected_action": [user.pk]})

    assert found(client, "user", khoa="co") == set()
    assert Event.objects.of(user).get().note == "Mở khóa đăng nhập."


def test_only_a_superuser_makes_a_superuser(client):
    keeper = staff(client, "view_user", "change_user")
    data = as_posted(client.get(change(client, keeper)))

    client.post(change(client, keeper), data | {"is_superuser": "on", "is_staff": "on"})

    assert not User.objects.get(pk=keeper.pk).is_superuser


def test_staff_do_not_touch_a_superuser(client):
    superuser = make_user(is_staff=True, is_superuser=True)
    staff(client, "view_user", "change_user")
    password = reverse("admin:auth_user_password_change", args=[superuser.pk])
    url = reverse("admin:units_user_changelist")

    client.post(url, {"action": "deactivate", "_selected_action": [superuser.pk]})

    assert client.get(password).status_code == 403
    assert client.post(change(client, superuser), {}).status_code == 403
    assert User.objects.get(pk=superuser.pk).is_active


def test_staff_do_not_give_permissions_to_groups(client):
    staff(client, "view_group", "change_group", "add_group")

    assert client.get(reverse("admin:auth_group_add")).status_code == 403


def test_the_page_of_a_person_costs_the_same_for_any_number_of_appointments(
    client, administrator, django_assert_num_queries
):
    user = make_officer()
    client.get(change(client, user))
    for more in (0, 2):
        for _ in range(more):
            appoint(user, Role.OFFICER, make_unit())
        # session, user; person, current appointments, names; appointments, names; groups and
        # permissions, both chosen and offered
        with django_assert_num_queries(11):
            client.get(change(client, user))
