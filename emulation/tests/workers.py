"""Real workers for tests: processes of their own on the database and the files of the tests."""

import os
import subprocess
import sys
import time

from django.conf import settings
from django.db import connection

QUICK = ["--beat", "0.2", "--dead", "1", "--backoff", "0.05", "--interval", "0.05"]


def database_url():
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    login = f"{config['USER']}:{config['PASSWORD']}".removesuffix(":")
    return f"postgres://{login}@{config['HOST']}:{config['PORT']}/{config['NAME']}"


def wait_for(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


class Workers:
    """Starts workers; `stop` kills whatever still runs."""

    def __init__(self):
        self.started = []

    def start(self, *options, dies_at=""):
        """`dies_at`: kill -9 where this worker comes to the function of this path; with “after ”
        before the path, when it has done it."""
        program = ["emulation/tests/dying_worker.py", dies_at] if dies_at else ["manage.py"]
        command = [sys.executable, *program, "worker", *QUICK, *options]
        environment = os.environ | {
            "DATABASE_URL": database_url(),
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "PYTHONPATH": str(settings.BASE_DIR),
        }
        self.started.append(subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment))
        return self.started[-1]

    def stop(self):
        for worker in self.started:
            worker.kill()
            worker.wait()
