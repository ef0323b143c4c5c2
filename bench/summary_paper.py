"""The year-end summary that is measured: its data, its paper, and the drawing of it.

As a program it draws one paper that was built before: python -m bench.summary_paper FILE.pickle
"""

import os
import pickle
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings")
django.setup()

from bench.data import make_bloc_data  # noqa: E402 the apps must be loaded
from campaigns.models import Phase  # noqa: E402
from emulation.pdf import render_pdf  # noqa: E402
from reports.documents import KINDS  # noqa: E402
from reports.drafting.keeping import redraft  # noqa: E402

MEASURES = 20


def make_summary(units):
    """The id of a drafted summary of so many units."""
    data = make_bloc_data(units=units, measures=MEASURES, code=f"papers-{units}")
    data.phase.review, data.phase.name = Phase.Review.FINAL, "Tổng kết năm"
    data.phase.save()
    return redraft(data.phase, by=data.secretary).pk


def build(pk):
    return KINDS["summary"].build(KINDS["summary"].every().get(pk=pk))


def unit_papers(count):
    """The final reports of so many units, each with 20 measures of its own figures."""
    make_bloc_data(units=count, measures=MEASURES, code=f"unit-papers-{count}")
    rows = KINDS["report"].every().filter(phase__campaign__code=f"unit-papers-{count}")
    return [KINDS["report"].build(row) for row in rows]


if __name__ == "__main__":
    kept = Path(sys.argv[1])
    paper = pickle.loads(kept.read_bytes())  # noqa: S301 written by bench.papers a moment ago
    kept.with_suffix(".pdf").write_bytes(render_pdf(paper))
