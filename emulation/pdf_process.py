"""The program that draws one paper and nothing else: it loads nothing of the site.

    python -m emulation.pdf_process < PAPER.json > PAPER.pdf

The paper comes as `emulation.paper_json` packs it. There is no database and no secret here, and
what drawing may take of the machine is limited.
"""

import gc

if __name__ == "__main__":
    gc.disable()  # a process that ends soon need not collect anything

import json  # noqa: E402
import os  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402

from emulation.paper_json import unpack  # noqa: E402
from emulation.pdf import PaperTooLarge, render_pdf  # noqa: E402
from emulation.pdf_styles import font_config  # noqa: E402

MEGABYTES, SECONDS = 2_000, 300
TOO_LARGE = 3  # how it ends when the paper is; the sentence for the user is then its error output


def main():
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    set_up()
    try:
        made = render_pdf(unpack(json.load(sys.stdin.buffer)))
    except PaperTooLarge as error:
        sys.stderr.buffer.write(str(error).encode())
        sys.exit(TOO_LARGE)
    sys.stdout.buffer.write(made)
    sys.stdout.flush()
    font_config().__del__()  # its folder
    os._exit(0)  # to take apart what is left would be a seventh of the time


def set_up():
    """What of Django the templates of papers need."""
    settings.configure(
        LANGUAGE_CODE="vi",
        USE_I18N=False,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).resolve().parent.parent / "templates"],
                "OPTIONS": {"libraries": {"paper": "emulation.templatetags.paper"}},
            }
        ],
    )
    apps.populate(())


if __name__ == "__main__":
    main()
