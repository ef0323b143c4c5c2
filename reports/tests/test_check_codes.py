"""The way to the check page on issued papers: where the bloc asks for it, and for good."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.urls import reverse

from emulation.paper_json import pack, unpack
from emulation.paper_text import CHECK
from emulation.tests.test_check_code import read_codes
from emulation.tests.word import part
from reports.issuing.ending import differs_from_data
from reports.issuing.numbering import enter_number, issue
from reports.models import Document
from reports.tests.papers import make_papers
from units.models import Register, Role
from units.tests.factories import make_secretary, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 6, 3, tzinfo=UTC)
TODAY = date(2026, 7, 6)


@pytest.fixture
def papers():
    return make_papers()


@pytest.fixture
def asked_for(papers):
    papers.bloc.prints_check_code = True
    papers.bloc.save()
    return papers


def issued(papers, kind="summary", *, numbered=True):
    row = papers.rows[kind]
    if numbered:
        Register.objects.get_or_create(body=row.issuing_body, name="Sổ văn bản đi")
    by = make_secretary(papers.bloc)
    if kind in ("pledge", "report"):
        by = make_user(Role.UNIT_HEAD, row.unit)
    document = issue(row, by=by, day=TODAY, at=NOW)
    return Document.objects.get(pk=document.pk)


def test_a_bloc_that_asks_for_nothing_prints_nothing(papers):
    document = issued(papers)

    assert document.as_paper().check_address == ""
    assert not any(read_codes(bytes(document.pdf)))
    assert CHECK not in part(bytes(document.word), "word/document.xml")


def test_the_code_leads_to_the_page_of_this_very_paper(asked_for, client):
    document = issued(asked_for)
    (found,) = filter(None, read_codes(bytes(document.pdf)))

    assert found == [settings.SITE_URL + reverse("reports:verify", args=[document.token])]
    page = client.get(found[0].removeprefix(settings.SITE_URL))
    assert document.notation in page.text
    assert CHECK in part(bytes(document.word), "word/document.xml")


def test_papers_of_the_blocs_units_bear_it_too(asked_for):
    document = issued(asked_for, "report")

    assert document.as_paper().check_address == document.check_address()
    assert list(filter(None, read_codes(bytes(document.pdf)))) == [[document.check_address()]]


def test_a_paper_sent_to_be_signed_keeps_the_code_it_was_sent_with(asked_for):
    document = issued(asked_for, numbered=False)
    sent = document.as_paper().check_address
    asked_for.bloc.prints_check_code = False
    asked_for.bloc.save()

    enter_number(document, by=make_secretary(asked_for.bloc), number="9", day=TODAY, at=NOW)

    document = Document.objects.get(pk=document.pk)
    assert document.as_paper().check_address == sent == document.check_address()
    assert list(filter(None, read_codes(bytes(document.pdf)))) == [[sent]]


@pytest.mark.parametrize("is_asked_for", [False, True])
@pytest.mark.parametrize("kind", ["programme", "agreement", "summary", "report"])
def test_a_paper_just_issued_says_what_its_data_say(papers, kind, is_asked_for):
    type(papers.bloc).objects.update(prints_check_code=is_asked_for)

    assert not differs_from_data(issued(papers, kind))


def test_switching_it_on_later_does_not_make_a_paper_differ(papers):
    document = issued(papers)
    type(papers.bloc).objects.update(prints_check_code=True)

    assert not differs_from_data(document)


def test_a_paper_kept_before_there_were_codes_is_read_and_does_not_differ(papers):
    document = issued(papers)
    kept = pack(document.as_paper())
    del kept["paper"]["check_address"]

    assert unpack(kept) == replace(document.as_paper(), check_address="")
    document.paper = kept
    assert not differs_from_data(document)
