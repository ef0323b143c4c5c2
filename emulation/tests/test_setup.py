"""The scripts of bin/: what they refuse, what they start, and that nothing outlives Ctrl-C."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

BASE = Path(settings.BASE_DIR)
PACKAGES = ["emulation", "units", "campaigns", "reports", "templates", "static", "bin"]


def run(*command, cwd=BASE, **environment):
    return subprocess.run(
        command,
        cwd=cwd,
        env={"PATH": os.environ["PATH"]} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def checkout(tmp_path):
    """A copy of the project with the packages that are already installed."""
    for name in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(BASE / name, tmp_path / name, ignore=ignored)
    for name in ["manage.py", "requirements.txt"]:
        shutil.copy(BASE / name, tmp_path)
    (tmp_path / ".venv").symlink_to(BASE / ".venv")
    return tmp_path


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("script", ["bin/run", "bin/test", "bin/setup.sh"])
def test_scripts_are_plain_posix_shell(script):
    assert run("sh", "-n", script).stderr == ""


def test_the_typeface_that_has_all_vietnamese_letters_is_installed():
    packages = run("sh", "-c", ". bin/setup.sh; echo $RUN_PACKAGES").stdout.split()

    assert "fonts-liberation2" in packages
    assert "fonts-liberation" not in packages


def test_an_unknown_option_shows_the_usage():
    result = run("bin/run", "--fast")

    assert result.returncode == 2
    assert "bin/run [--setup-only] [--stage STAGE]" in result.stderr


def test_without_root_or_sudo_the_line_to_run_as_root_is_printed(tmp_path):
    for name, script in {"dpkg-query": "exit 1", "id": "echo 1000", "python3": "exit 0"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)

    result = run(
        "/bin/sh", "-c", ". bin/setup.sh; install_system libpango-1.0-0 qpdf", PATH=str(tmp_path)
    )

    assert result.returncode == 1
    assert result.stderr.strip().endswith(
        "As root, run: apt-get install --no-install-recommends libpango-1.0-0 qpdf"
    )


def test_run_serves_with_a_worker_and_ctrl_c_ends_both(checkout, free_port):
    environment = {"PATH": os.environ["PATH"], "PORT": str(free_port)}
    site = subprocess.Popen(
        # Whoever runs the tests in the background ignores Ctrl-C, and so would what it starts.
        ["env", "--default-signal=INT", "bin/run", "--stage", "none"],
        cwd=checkout,
        env=environment,
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        said = next(line for line in site.stdout if "http://" in line)
        assert f"http://127.0.0.1:{free_port}" in said
        assert b"Bootstrap" in get(free_port, "/static/bootstrap/css/bootstrap.min.css")
        assert (checkout / ".env").stat().st_mode & 0o077 == 0

        os.killpg(site.pid, signal.SIGINT)

        assert site.wait(timeout=30) == 0
        assert is_gone(site.pid)
    finally:
        if not is_gone(site.pid):
            os.killpg(site.pid, signal.SIGKILL)
        site.stdout.close()


def get(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
        return response.read()


def is_gone(group):
    """Whether no process of this group is left, given two seconds."""
    for _ in range(20):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
