"""The security policy allows nothing inline, and no page needs it, the admin's among them."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import expect


@pytest.mark.django_db
def test_every_answer_carries_the_policy(client):
    policy = client.get(reverse("login")).headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.fixture
def complaints(page):
    """What the browser refused or could not find while the test looked around."""
    found = []
    page.on("console", lambda message: message.type == "error" and found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.browser
def test_the_sign_in_page_asks_for_nothing_that_is_refused(page, complaints):
    page.goto(reverse("login"))

    assert complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index", "auth_group_changelist", "auth_group_add"])
def test_the_admin_works_under_the_policy(page, sign_in, complaints, name):
    administrator = get_user_model().objects.create_superuser("quan.tri", password="x")
    sign_in(administrator)

    page.goto(reverse(f"admin:{name}"))

    expect(page.locator("#content")).to_be_visible()
    assert complaints == []
