"""Repeated wrong passwords: the guesser is stopped, the office behind one address is not."""

import pytest
from django.contrib.auth import authenticate, get_user_model, login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.urls import reverse
from time_machine import travel

pytestmark = pytest.mark.django_db
OFFICE = "203.0.113.1"


@pytest.fixture
def user():
    return get_user_model().objects.create_user(username="can.bo", password="mật khẩu đúng")


def try_password(password, *, address=OFFICE, username="can.bo"):
    """Sign in from this address; whether the account opens."""
    request = HttpRequest()
    request.method = "POST"
    request.META["REMOTE_ADDR"] = address
    request.session = SessionStore()
    user = authenticate(request, username=username, password=password)
    if user:
        login(request, user)
    return user is not None


def test_the_right_password_opens(user):
    assert try_password("mật khẩu đúng")


def test_five_wrong_ones_lock_the_account_for_that_address_only(user):
    for _ in range(5):
        try_password("sai")

    assert not try_password("mật khẩu đúng")
    assert try_password("mật khẩu đúng", address="203.0.113.2")


def test_four_wrong_ones_are_forgiven_and_forgotten_after_the_right_one(user):
    for _ in range(2):
        for _ in range(4):
            try_password("sai")
        assert try_password("mật khẩu đúng")


def test_one_account_tried_from_many_addresses_is_locked_at_the_fiftieth(user):
    for number in range(49):
        try_password("sai", address=f"198.51.100.{number}")
    assert try_password("mật khẩu đúng")

    try_password("sai", address="198.51.100.250")

    assert not try_password("mật khẩu đúng")


def test_colleagues_behind_one_address_never_lock_each_other_out(user):
    for number in range(20):
        for _ in range(4):
            try_password("sai", username=f"dong.nghiep.{number}")

    assert try_password("mật khẩu đúng")


def test_the_lock_opens_after_a_quarter_of_an_hour_even_under_attack(user):
    with travel("2026-06-30 08:00:00+07:00", tick=False) as clock:
        for _ in range(5):
            try_password("sai")
        for _ in range(14):
            clock.shift(60)
            try_password("sai")
        assert not try_password("mật khẩu đúng")

        clock.shift(90)

        assert try_password("mật khẩu đúng")


def test_the_locked_page_says_so_and_keeps_the_way_back(client, user):
    for _ in range(5):
        page = client.post(reverse("login"), {"username": "can.bo", "password": "sai"})

    assert page.status_code == 429
    assert "tạm dừng" in page.content.decode()
