"""Each paper built from the data, measured in the PDF against the rules of its regime."""

import pytest

from emulation.paper import Regime
from emulation.pdf import render_pdf
from emulation.tests import layout_nd30, layout_party
from reports.documents import KINDS
from reports.tests.papers import REGIMES, make_papers

pytestmark = pytest.mark.django_db


def built(kind, papers):
    row = papers.rows[kind]
    return KINDS[kind].build(KINDS[kind].every().get(pk=row.pk))


def broken(paper):
    layout = layout_party if paper.regime.is_party else layout_nd30
    return layout.check(render_pdf(paper), paper)


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_keeps_every_rule_of_its_regime(kind, regime):
    paper = built(kind, make_papers(*REGIMES[regime]))

    assert paper.regime == Regime(regime)
    assert broken(paper) == []


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("kind", ["report", "summary"])
def test_the_papers_of_the_year_keep_every_rule_of_their_regime(kind, regime):
    paper = built(kind, make_papers(*REGIMES[regime], is_year_end=True))

    assert "tổng kết" in paper.abstract.lower()
    assert paper.appendices or paper.tables
    assert broken(paper) == []


def test_the_summary_of_a_bloc_of_fifteen_keeps_every_rule():
    assert broken(built("summary", make_papers(units=15))) == []
