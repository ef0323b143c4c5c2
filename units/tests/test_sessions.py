"""Who is here: sessions and users read by prepared queries, held to what Django's own answer."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from emulation.sessions import SessionStore
from units.backends import UserBackend
from units.models import User
from units.tests.factories import make_officer, make_user

pytestmark = pytest.mark.django_db


def kept_session(*, until, **data):
    session = db.SessionStore()
    session.update(data)
    session.create()
    Session.objects.filter(pk=session.session_key).update(expire_date=until)
    return session.session_key


def read(store, key):
    session = store(key)
    return dict(session.items()), session.session_key


@pytest.mark.parametrize(
    "until",
    [timedelta(hours=1), timedelta(seconds=-1), timedelta(days=-400)],
    ids=["open", "just ended", "ended"],
)
def test_a_session_is_open_until_it_expires_and_no_longer(until):
    key = kept_session(until=timezone.now() + until, seen="xin chào")

    assert read(SessionStore, key) == read(db.SessionStore, key)
    assert bool(read(SessionStore, key)[0]) is (until > timedelta())


@pytest.mark.parametrize(
    "key", ["x" * 32, "' OR '1'='1' --", "%s" * 8, "short", "", None, "ấ" * 40]
)
def test_a_key_that_nobody_was_given_opens_nothing(key):
    kept_session(until=timezone.now() + timedelta(hours=1), seen="xin chào")

    assert read(SessionStore, key) == read(db.SessionStore, key) == ({}, None)


def test_a_session_that_somebody_wrote_into_the_database_opens_nothing():
    key = kept_session(until=timezone.now() + timedelta(hours=1), seen="xin chào")
    Session.objects.update(session_data="eyJzZWVuIjoieCJ9:1tXXXX:forged")

    assert read(SessionStore, key)[0] == read(db.SessionStore, key)[0] == {}


@pytest.mark.parametrize("is_active", [True, False])
def test_who_may_be_here_is_asked_as_django_asks_it(is_active):
    user = make_user(is_active=is_active)
    make_user()

    for pk in (user.pk, user.pk + 1000, 10**30, -1, None):
        assert UserBackend().get_user(pk) == ModelBackend().get_user(pk)
    assert bool(UserBackend().get_user(user.pk)) is is_active


@pytest.mark.parametrize("change", ["password", "switched off", "signed out", "expired"])
def test_a_page_opened_before_is_not_open_after(client, change):
    officer = make_officer()
    client.force_login(officer)
    home = reverse("home")
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.get(home).status_code == 200

    if change == "password":
        officer.set_password("mot-cau-khac-kho-doan")
        officer.save()
    elif change == "switched off":
        User.objects.update(is_active=False)
    elif change == "signed out":
        client.logout()
        client.cookies[settings.SESSION_COOKIE_NAME] = key
    else:
        Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert client.get(home).status_code == 302
