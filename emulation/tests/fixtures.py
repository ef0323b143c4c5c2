"""What the tests of every app share. Loaded once, by `-p` in pytest.ini, before the settings."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import TransactionTestCase
from playwright.sync_api import sync_playwright

from emulation.tests.workers import Workers
from emulation.triggers import without_triggers

# The settings of a developer's machine, whatever .env says here.
os.environ["ENV_FILE"] = os.devnull
os.environ.setdefault("DEBUG", "true")
# Playwright's loop runs in the thread of the tests, and Django takes that for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCRATCH = pytest.StashKey()
empty_tables = TransactionTestCase._fixture_teardown


def pytest_configure(config):
    """Where tests differ from the site: quick passwords, jobs done at once, files of their own."""
    config.stash[SCRATCH] = Path(tempfile.mkdtemp(prefix="emulation-tests-"))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.MEDIA_ROOT = config.stash[SCRATCH] / "evidence"
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # A file, not memory: the live server's threads and a worker's process open it as well.
        database.setdefault("TEST", {})["NAME"] = str(config.stash[SCRATCH] / "test.sqlite3")


def empty_tables_unwatched(case):
    """The record of events refuses to be deleted: the one thing a test's clean-up must do."""
    with without_triggers():
        empty_tables(case)


TransactionTestCase._fixture_teardown = empty_tables_unwatched


def pytest_unconfigure(config):
    shutil.rmtree(config.stash[SCRATCH], ignore_errors=True)


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: bin/test installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, transactional_db, live_server):
    """A fresh browser window on the running site: `page.goto("/")`."""
    context = browser.new_context(
        base_url=live_server.url, locale="vi-VN", viewport={"width": 1366, "height": 768}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in(page, client, live_server):
    """`sign_in(user)` gives the window a session of this user, without the detour of the form."""

    def with_session(user):
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        page.context.add_cookies([cookie])

    return with_session


@pytest.fixture
def axe():
    """`axe(page)` fails with what a person with a disability would stumble over."""

    def assert_accessible(page):
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()

    return assert_accessible


@pytest.fixture
def start_worker(transactional_db):
    """`start_worker()` starts a real one; whatever still runs at the end is killed."""
    workers = Workers()
    yield workers.start
    workers.stop()
