"""Long papers are drawn in a process of their own.

What a text does to the libraries in C, or a large paper to the memory, then ends with that process
and not with the worker, whose memory stays small; and the process knows no secret of the site.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from emulation import paper_json, pdf
from emulation.paper import Paper
from emulation.pdf import PaperTooLarge, is_long

HERE = Path(__file__).resolve().parent.parent
SECONDS, TOO_LARGE = 600, 3  # see pdf_process
KNOWN_TO_IT = ("PATH", "HOME", "LANG")


class DrawingFailed(Exception):
    """The process of a paper ended without a file."""


def render_pdf(paper: Paper) -> bytes:
    """Draw the paper, a long one apart: the same bytes, and PaperTooLarge in the same case."""
    return draw_apart(paper) if is_long(paper) else pdf.render_pdf(paper)


def draw_apart(paper: Paper) -> bytes:
    known = {name: os.environ[name] for name in KNOWN_TO_IT if name in os.environ}
    with TemporaryDirectory() as folder:  # for its fonts, gone even if it is killed
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "emulation.pdf_process"],
            input=json.dumps(paper_json.pack(paper)).encode(),
            capture_output=True,
            cwd=HERE,
            env={**known, "TMPDIR": folder},
            start_new_session=True,  # Ctrl-C lets the job at hand finish
            timeout=SECONDS,
            check=False,
        )
    if done.returncode == TOO_LARGE:
        raise PaperTooLarge(done.stderr.decode())
    if done.returncode:
        raise DrawingFailed(f"ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
    return done.stdout
