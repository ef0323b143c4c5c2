"""The year-end summary that is measured: its data, its paper, and the drawing of it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings")
django.setup()

from bench.data import make_bloc_data  # noqa: E402 the apps must be loaded
from campaigns.models import Phase  # noqa: E402
from emulation import pdf_tables  # noqa: E402
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


def forget():
    """Have the cells set anew: drawn once more, a paper would find all its texts remembered."""
    for remembered in (pdf_tables._lines, pdf_tables._printable):
        remembered.cache_clear()
