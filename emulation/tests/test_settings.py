"""Settings stop rather than guess, and production passes Django's own deployment check."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import RequestFactory

from emulation.lockout import client_address
from emulation.staticfiles import KEPT

PRODUCTION = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "SITE_URL": "https://thidua.example.gov.vn",
    "DATABASE_URL": "postgres://thidua:secret@127.0.0.1:5432/thidua",
}


def python(*arguments, **environment):
    """Run Python with these variables and no others of ours; None leaves one out."""
    given = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"]} | given,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_production_passes_the_deployment_check():
    result = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert result.returncode == 0, result.stderr


def test_a_wrong_setting_stops_a_command_with_one_sentence():
    result = python("manage.py", "check", **PRODUCTION | {"SECRET_KEY": None})

    assert result.returncode == 1
    assert result.stderr == "Set the environment variable SECRET_KEY (see .env.example).\n"


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("SECRET_KEY", None, "Set the environment variable SECRET_KEY"),
        ("SECRET_KEY", "short", "SECRET_KEY is malformed: write at least 50 random characters"),
        ("SITE_URL", None, "Set the environment variable SITE_URL"),
        ("SITE_URL", "thidua.example.gov.vn", "SITE_URL is malformed: write https://"),
        ("SITE_URL", "http://thidua.example.gov.vn", "SITE_URL is malformed: write https://"),
        ("ALLOWED_HOSTS", "https://thidua.example.gov.vn", "ALLOWED_HOSTS is malformed"),
        ("ALLOWED_HOSTS", "10.0.0.5,a b", "ALLOWED_HOSTS is malformed: write names such as"),
        ("DATABASE_URL", None, "Set the environment variable DATABASE_URL"),
        ("DATABASE_URL", "sqlite:////nowhere/x.db", "DATABASE_URL is malformed: write a file in"),
        ("DATABASE_URL", "nonsense", "DATABASE_URL is malformed: write sqlite:////"),
        ("DATABASE_URL", "mysql://u:secret@h/n", "DATABASE_URL is malformed"),
        ("DATABASE_URL", "postgres://u:secret@h:port/n", "DATABASE_URL is malformed"),
        ("DATABASE_URL", "postgres://u:secret@h", "DATABASE_URL is malformed"),
        ("CACHE_URL", "localhost:6379", "CACHE_URL is malformed: write redis://"),
        ("DEBUG", "ture", "DEBUG is malformed: write true or false"),
        ("BEHIND_PROXY", "nginx", "BEHIND_PROXY is malformed: write true or false"),
        ("MAX_UPLOAD_MB", "0", "MAX_UPLOAD_MB is malformed: write a whole number above zero"),
        ("SIGNATURE_ROOTS", "/nowhere", "SIGNATURE_ROOTS is malformed: write the path of a file"),
        ("ENV_FILE", "/nowhere/.env", "ENV_FILE names /nowhere/.env, which is not a file"),
    ],
)
def test_a_missing_or_malformed_value_stops_the_start(name, value, reason):
    result = python("-W", "error", "-c", "import emulation.settings", **PRODUCTION | {name: value})

    assert result.returncode == 1
    assert f"ImproperlyConfigured: {reason}" in result.stderr
    assert "secret@" not in result.stderr.splitlines()[-1]


def test_every_variable_that_is_read_is_explained_in_the_example():
    source = Path(settings.BASE_DIR, "emulation", "settings.py").read_text()
    read = set(re.findall(r'environment\.\w+\(\s*"([A-Z_]+)"', source))
    example = Path(settings.BASE_DIR, ".env.example").read_text()

    assert len(read) >= 5
    for name in read | {"SECRET_KEY", "SITE_URL", "DATABASE_URL", "CACHE_URL", "ENV_FILE"}:
        assert name in example, f"{name} is missing in .env.example"


@pytest.mark.parametrize(
    "path", sorted(f"{prefix}/{name}" for prefix, names in KEPT.items() for name in names)
)
def test_the_files_we_use_are_found_in_their_packages(path):
    assert finders.find(path)


def test_no_other_file_of_a_package_is_served():
    served = {
        path
        for path, storage in finders.get_finder(settings.STATICFILES_FINDERS[0]).list([])
        if storage.prefix in KEPT
    }

    assert served == set().union(*KEPT.values())
    assert finders.find("bootstrap/css/bootstrap.css") is None


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "address"),
    [
        (False, "203.0.113.9", "10.0.0.1"),  # anybody may write that header
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.66, 203.0.113.9", "203.0.113.9"),  # the first was invented
        (True, "", "10.0.0.1"),
    ],
)
def test_only_the_word_of_our_own_proxy_is_taken(settings, behind_proxy, forwarded, address):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": forwarded}
    )

    assert client_address(request) == address
