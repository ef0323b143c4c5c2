"""What every answer keeps to, whoever asks for it: not stored, not framed, not sent elsewhere."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from emulation.fields import OfferedField

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-thu"


@pytest.fixture
def person():
    return get_user_model().objects.create_user("nguoi.dung", password=PASSWORD)


@pytest.mark.parametrize("name", ["home", "units:bloc-list", "campaigns:list", "password_change"])
def test_f52_no_cache_keeps_a_page_that_somebody_signed_in_for(client, person, name):
    client.force_login(person)

    kept = client.get(reverse(name)).headers["Cache-Control"]

    assert {"private", "no-store"} <= set(kept.split(", "))


def test_f52_no_cache_keeps_a_refusal_either(client, person):
    client.force_login(person)

    assert "no-store" in client.get("/khong-co/").headers["Cache-Control"]


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_f08_signing_in_never_leads_to_another_site(client, person, target):
    data = {"username": person.username, "password": PASSWORD, "next": target}

    assert client.post(reverse("login"), data).headers["Location"] == reverse("home")


def test_f08_a_session_given_before_signing_in_is_not_the_one_after(client, person):
    client.get(reverse("login"))
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key

    client.post(reverse("login"), {"username": person.username, "password": PASSWORD})

    assert client.session.session_key != before


def test_f08_a_new_password_ends_the_other_sessions(client, person):
    other = Client()
    other.force_login(person)
    client.force_login(person)
    new = {"new_password1": "mot-cum-tu-khac-9", "new_password2": "mot-cum-tu-khac-9"}

    client.post(reverse("password_change"), {"old_password": PASSWORD} | new)

    assert client.get(reverse("home")).status_code == 200
    assert other.get(reverse("home")).status_code == 302


def test_f08_a_form_without_its_token_is_refused(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    assert client.post(reverse("logout")).status_code == 403


def test_a_page_is_never_framed(client):
    headers = client.get(reverse("login")).headers

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("typed", ["9" * 30, "9" * 5000, str(2**63), "x", "\0", "²"])
def test_f31_a_row_that_cannot_be_is_refused_and_no_error_of_ours(typed):
    with pytest.raises(ValidationError):
        OfferedField(Group.objects.all()).clean([typed])


def test_f08_a_session_ends_with_its_day(client, person, time_machine):
    time_machine.move_to(datetime(2026, 6, 30, 8, tzinfo=UTC))
    client.force_login(person)
    assert client.get(reverse("home")).status_code == 200

    time_machine.shift(13 * 60 * 60)

    assert client.get(reverse("home")).status_code == 302


def test_f08_a_session_of_nobody_opens_nothing(client):
    client.cookies["sessionid"] = "khongcokhoanay0000"

    assert client.get(reverse("home")).status_code == 302


def test_f08_who_may_no_longer_come_in_is_out_at_once(client, person):
    client.force_login(person)
    get_user_model().objects.filter(pk=person.pk).update(is_active=False)

    assert client.get(reverse("home")).status_code == 302
