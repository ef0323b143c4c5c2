"""Who may open what: every address × everybody × own and others' things, as written down in
permission_matrix.txt. A new address without a row fails, and so does any answer that changed."""

import logging
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.contrib import admin
from django.db import transaction
from django.test import RequestFactory
from django.urls import reverse

from campaigns.models import Pledge
from emulation.deadlines import VIETNAM
from reports.models import Report
from reports.tests.addresses import (
    TRIED_ON,
    UNITS,
    admin_address,
    admin_names,
    site_names,
    tries_of,
)
from reports.tests.filled import fill
from reports.tests.permissions import PEOPLE, Province

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("permission_matrix.txt")
TODAY = datetime(2026, 6, 20, 9, 0, tzinfo=VIETNAM)
METHODS = ("GET", "POST")
# The administration opens for staff only (see the test below): these four stand for all.
ADMIN_PEOPLE = ("anonymous", "office", "staff", "super")


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """Built once: each request is undone, and in the end everything is."""
    with (
        time_machine.travel(TODAY, tick=False),
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        # Who may have a paper is asked here, not how it is drawn.
        patch.setattr("reports.views.paper.render_pdf", lambda paper: b"%PDF-1.7")
        logging.disable()  # thousands of refusals, each with its story
        fill(1)
        yield Province()
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)


def ask(province, person, method, url, data=None, headers=None):
    """The answer to one request, which leaves nothing behind."""
    with transaction.atomic():
        client = province.client_of(person)
        send = client.get if method == "GET" else client.post
        response = send(url, data or {}, headers=headers)
        response.getvalue()  # a file is read to its end, and closed
        transaction.set_rollback(True)
    return response


def code(response):
    """“in”: sign in first."""
    doors = (reverse("login"), reverse("admin:login"))
    if response.status_code == 302 and response.url.startswith(doors):
        return "in"
    return str(response.status_code)


def row(name, case, method, codes):
    return f"{name:<44} {case:<26} {method:<5}" + "".join(f"{code:>10}" for code in codes)


def rows_of_site(province, name):
    for case, url in tries_of(name, province):
        for method in METHODS:
            codes = [code(ask(province, person, method, url)) for person in PEOPLE]
            if not set(codes) <= {"405", "in"}:
                yield row(name, case, method, codes)


def rows_of_admin(province, name):
    url = admin_address(name)
    for method in METHODS:
        yield row(
            name,
            "-",
            method,
            [
                code(ask(province, person, method, url)) if person in ADMIN_PEOPLE else "."
                for person in PEOPLE
            ],
        )


def written(name):
    lines = TABLE.read_text().splitlines()
    return [line for line in lines if line.split(" ", 1)[0] == name]


@pytest.mark.parametrize("name", site_names())
def test_every_page_answers_as_written_down(province, name):
    assert name in TRIED_ON, f"Say in addresses.py what “{name}” is to be tried on."
    assert written(name), f"“{name}” has no row in {TABLE.name}: who may open it?"

    assert list(rows_of_site(province, name)) == written(name)


@pytest.mark.parametrize("name", admin_names())
def test_every_page_of_the_administration_answers_as_written_down(province, name):
    assert written(name), f"“{name}” has no row in {TABLE.name}: who may open it?"

    assert list(rows_of_admin(province, name)) == written(name)


def test_no_row_is_of_a_page_that_is_gone():
    lines = TABLE.read_text().splitlines()
    names = {line.split(" ", 1)[0] for line in lines if not line.startswith("#")}

    assert names == {*site_names(), *admin_names()}


@pytest.mark.parametrize("person", [p for p in PEOPLE if p not in ("anonymous", "staff", "super")])
def test_the_administration_opens_for_staff_only(province, person):
    request = RequestFactory().get("/")
    request.user = province.people[person]

    assert not admin.site.has_permission(request)


# --- what is outside one's scope does not exist --------------------------------------------------

OTHERS = [
    "units:unit-detail", "campaigns:detail", "campaigns:pledge-detail", "campaigns:pledge-edit",
    "reports:detail", "reports:figures", "reports:evidence", "reports:evidence-file",
    "reports:status", "reports:matrix",
]  # fmt: skip


@pytest.mark.parametrize("person", ["nobody", "officer", "head", "office", "chief", "observer"])
@pytest.mark.parametrize("name", OTHERS)
def test_a_foreign_thing_answers_with_the_words_of_one_that_is_not_there(province, name, person):
    (url,) = [url for case, url in tries_of(name, province) if case == "far"]
    nowhere = reverse(name, args=[10**9])

    theirs, none = ask(province, person, "GET", url), ask(province, person, "GET", nowhere)

    assert (theirs.status_code, none.status_code) == (404, 404)
    assert plain(theirs) == plain(none)


def plain(response):
    """Without the token that differs in every answer."""
    return [line for line in response.content.decode().splitlines() if "csrf" not in line.lower()]


@pytest.mark.parametrize("person", ["nobody", "officer", "office"])
@pytest.mark.parametrize("name", [name for name in TRIED_ON if name != "reports:paper"])
def test_asking_for_a_fragment_opens_no_door(province, name, person):
    for case, url in tries_of(name, province):
        if case not in UNITS:
            continue
        for method in METHODS:
            whole = ask(province, person, method, url)
            part = ask(province, person, method, url, headers={"HX-Request": "true"})
            assert part.status_code == whole.status_code, f"{person}: {method} {url}"


FORGED = {
    "status": "approved",
    "version": "999",
    "received_at": "2020-01-01",
    "changed_by": "1",
    "approved_by": "1",
}


@pytest.mark.parametrize("person", ["officer", "head", "office", "chief", "super"])
@pytest.mark.parametrize("model", [Pledge, Report])
def test_what_is_not_in_a_form_is_not_written(province, model, person):
    name = "campaigns:pledge-edit" if model is Pledge else "reports:figures"
    thing = "pledge" if model is Pledge else "report"
    for case in ("own draft", "near draft"):
        place = province.places[case]
        pk = place[thing].pk
        before = model.objects.filter(pk=pk).values().get()
        unit = province.places["far"]["unit"].pk
        data = FORGED | {"unit": unit, "unit_id": unit, "campaign": 1, "phase": 1}

        with transaction.atomic():
            province.client_of(person).post(reverse(name, args=[pk]), data)
            after = model.objects.filter(pk=pk).values().get()
            transaction.set_rollback(True)

        assert after == before, f"{person} wrote {thing} ({case})"
