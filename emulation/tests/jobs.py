"""Jobs for the tests of the worker: each leaves a line in a file, so that doings can be counted."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task


def leave_line(path, line):
    with Path(path).open("a") as notes:
        notes.write(f"{line}\n")


@task()
def note(path, line):
    leave_line(path, line)
    return line


@task()
def sleep_the_first_time(path):
    """Long when it is first tried, so that its worker can be killed meanwhile."""
    is_first = not Path(path).exists()
    leave_line(path, "begun")
    if is_first:
        time.sleep(60)
    leave_line(path, "done")


@task()
def kill_the_worker(path):
    leave_line(path, "begun")
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def fail(path):
    leave_line(path, "begun")
    raise ValueError("the reason why")
