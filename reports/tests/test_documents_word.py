"""Each paper built from the data, as a Word file: the words of its PDF, in every regime."""

import pytest
from django.urls import reverse

from emulation.docx import render_docx
from emulation.pdf import render_pdf
from emulation.tests.word import converted, opened, words
from reports.documents import KINDS
from reports.tests.papers import REGIMES, make_papers
from units.tests.factories import make_secretary

pytestmark = pytest.mark.django_db

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def built(kind, papers):
    return KINDS[kind].build(KINDS[kind].every().get(pk=papers.rows[kind].pk))


def test_every_paper_says_in_word_what_it_says_as_pdf(tmp_path):
    papers = {}
    for regime, (family, day) in REGIMES.items():
        made = make_papers(family, day)
        papers |= {f"{kind}-{regime}": built(kind, made) for kind in KINDS}
    papers["summary-of-fifteen"] = built("summary", make_papers(units=15))

    drawn = converted({name: render_docx(paper) for name, paper in papers.items()}, tmp_path)

    for name, paper in papers.items():
        assert words(drawn[name], paper) == words(render_pdf(paper), paper), name


@pytest.mark.parametrize("kind", KINDS)
def test_the_secretariat_downloads_every_paper_of_its_bloc(client, kind):
    papers = make_papers()
    client.force_login(make_secretary(papers.bloc))
    response = client.get(reverse("reports:paper-word", args=[kind, papers.rows[kind].pk]))

    assert response.headers["Content-Type"] == WORD
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert ".docx" in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert len(opened(response.content).paragraphs) > 3


def test_nobody_else_downloads_it_nor_a_paper_that_does_not_exist(client):
    papers = make_papers()
    client.force_login(make_secretary())

    for args in (["summary", papers.rows["summary"].pk], ["nothing", 1], ["summary", 10**9]):
        assert client.get(reverse("reports:paper-word", args=args)).status_code == 404


PAGES = {
    "programme": lambda row: row.get_absolute_url(),
    "pledge": lambda row: row.get_absolute_url(),
    "agreement": lambda row: reverse("campaigns:agreement", args=[row.campaign_id]),
    "summary": lambda row: reverse("reports:summary", args=[row.phase_id]),
}


@pytest.mark.parametrize("kind", PAGES)
def test_beside_the_link_to_the_pdf_stands_one_to_the_word_file(client, kind):
    papers = make_papers()
    client.force_login(make_secretary(papers.bloc))
    row = papers.rows[kind]
    page = client.get(PAGES[kind](row)).content.decode()

    assert reverse("reports:paper", args=[kind, row.pk]) in page
    assert reverse("reports:paper-word", args=[kind, row.pk]) in page
    assert "Tải bản Word" in page
