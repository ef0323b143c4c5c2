"""Signing in again after the session has ended: where it leads, and what was typed meanwhile."""

import re
from html import unescape

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from emulation.sign_in import NOT_DONE

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-thu"
WORDS = "Đoạn đánh giá đã soạn cả buổi chiều.\nCó dấu <nhọn> và “ngoặc kép”."
ANY_POST_ONLY = "/dang-ky/7/tham-dinh/"


@pytest.fixture
def person():
    return get_user_model().objects.create_user("nguoi.dung", password=PASSWORD)


def words(response):
    return unescape(response.content.decode())


def kept_in(response):
    return re.search(r'name="kept" value="([^"]*)"', response.content.decode())[1]


def sign_in(client, kept, password=PASSWORD, path="/"):
    data = {"username": "nguoi.dung", "password": password, "kept": kept, "next": path}
    return client.post(reverse("login"), data)


def test_what_was_typed_comes_back_to_be_sent_again(client, person):
    refused = client.post(ANY_POST_ONLY, {"action": "return", "version": "3", "note": WORDS})
    answer = sign_in(client, kept_in(refused))

    assert refused.status_code == 403
    assert "chưa được thực hiện" in words(refused)
    assert (answer.status_code, int(client.session["_auth_user_id"])) == (200, person.pk)
    assert f'action="{ANY_POST_ONLY}"' in words(answer)
    assert f'name="note" value="{WORDS}"' in words(answer)
    assert 'name="version" value="3"' in words(answer)
    assert "&lt;nhọn&gt;" in answer.content.decode()


def test_a_wrong_password_in_between_loses_nothing(client, person):
    refused = client.post(ANY_POST_ONLY, {"note": WORDS})

    wrong = sign_in(client, kept_in(refused), password="sai")

    assert WORDS.splitlines()[0] in words(sign_in(client, kept_in(wrong)))


def test_what_is_noted_of_a_wrong_password_is_not_what_was_typed(client, person):
    kept = kept_in(client.post(ANY_POST_ONLY, {"note": WORDS}))

    sign_in(client, kept, password="sai")

    noted = AccessAttempt.objects.get().post_data
    assert "kept=***" in noted
    assert kept[:20] not in noted


def test_passwords_and_files_are_not_kept(client, person):
    data = {"old_password": "bi-mat-cu", "note": "Ghi chú", "file": ContentFile(b"x", "a.pdf")}

    answer = sign_in(client, kept_in(client.post(ANY_POST_ONLY, data)))

    assert "bi-mat-cu" not in words(answer)
    assert "Tệp đính kèm không giữ được" in words(answer)


def test_a_mere_press_leads_to_a_page_that_says_so(client, person):
    refused = client.post(ANY_POST_ONLY, follow=True)
    answer = client.post(
        refused.request["PATH_INFO"], {"username": "nguoi.dung", "password": PASSWORD}, follow=True
    )

    assert refused.request["PATH_INFO"] == reverse("login")
    assert answer.redirect_chain == [(reverse("home"), 302)]
    assert NOT_DONE in words(answer)


@pytest.mark.parametrize("kept", ["", "x", '{"path": "/", "fields": [["a", "b"]]}'])
def test_what_was_not_sealed_here_is_not_offered(client, person, kept):
    answer = sign_in(client, kept, path=reverse("campaigns:list"))

    assert answer.headers["Location"] == reverse("campaigns:list")


def test_a_page_asked_for_is_still_the_page_one_comes_to(client, person):
    refused = client.get(reverse("campaigns:list"))

    assert refused.headers["Location"] == f"{reverse('login')}?next={reverse('campaigns:list')}"


def test_a_form_of_another_site_is_not_kept(person):
    refused = Client(enforce_csrf_checks=True).post(ANY_POST_ONLY, {"note": WORDS})

    assert refused.status_code == 403
    assert WORDS.splitlines()[0] not in words(refused)
    assert "kept" not in words(refused)
