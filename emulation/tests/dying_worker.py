"""A worker that is killed at a chosen moment: `dying_worker.py PATH worker …` (tests only).

It kills itself with the signal 9 where it comes to the function at PATH, or, for “after PATH”, when
that function has done its work.
"""

import os
import signal
import sys
from importlib import import_module

import django
from django.core.management import execute_from_command_line


def die_at(moment):
    is_after, path = moment.startswith("after "), moment.removeprefix("after ")
    module, _, name = path.partition(":")
    *owners, name = name.split(".")
    owner = import_module(module)
    for each in owners:
        owner = getattr(owner, each)
    real = getattr(owner, name)

    def deadly(*args, **kwargs):
        if is_after:
            real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, deadly)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "emulation.settings"
    django.setup()
    die_at(sys.argv[1])
    execute_from_command_line(["manage.py", *sys.argv[2:]])
