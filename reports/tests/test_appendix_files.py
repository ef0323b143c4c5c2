"""Appendices of issued papers as files of their own: who makes them, and that they stay."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse

from emulation.models import Event
from emulation.paper import Regime
from emulation.paper_json import pack
from emulation.paper_shape import appendix_alone
from emulation.pdf import render_pdf
from emulation.tests import papers as samples
from emulation.tests.layout_page import Reading
from reports.issuing import separating
from reports.issuing.guarding import damaged_documents
from reports.issuing.numbering import issue
from reports.issuing.rules import IssueRefused
from reports.issuing.separating import separate, separate_soon
from reports.issuing.signing import Kind, judge, keep_signed
from reports.models import AppendixFile, Document, DocumentStatus
from reports.models.document import sha_of
from reports.tests.authority import Authority, repainted, sign
from reports.tests.factories import make_document, make_signed
from reports.tests.papers import REGIMES, make_papers
from units.models import Register, Role
from units.tests.factories import make_officer, make_secretary, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 6, 3, tzinfo=UTC)
TODAY = date(2026, 7, 6)


@pytest.fixture
def summary():
    return make_papers().rows["summary"]


@pytest.fixture
def secretary(summary):
    return make_secretary(summary.campaign.bloc)


def with_appendices(row, count=2, **fields):
    """An issued paper, not drawn; its frozen words have so many appendices."""
    paper = samples.report(Regime.ND30, appendices=count)
    short = tuple(replace(each, blocks=(samples.Paragraph("Đạt."),)) for each in paper.appendices)
    return make_document(
        row, row.issuing_body, paper=pack(replace(paper, appendices=short)), **fields
    )


@pytest.fixture
def document(summary):
    return with_appendices(summary)


@pytest.fixture
def separated(document, secretary):
    separate_soon(document, by=secretary)
    return document


def press(client, document):
    return client.post(reverse("reports:document-appendices", args=[document.pk]), follow=True)


def page_of(client, document):
    return client.get(document.get_absolute_url()).text


# --- made of the frozen words -------------------------------------------------------------------


@pytest.mark.parametrize("regime", REGIMES)
def test_the_appendices_of_a_paper_issued_by_the_office_become_files(regime):
    made = make_papers(*REGIMES[regime])
    row, day = made.rows["summary"], REGIMES[regime][1]
    Register.objects.create(body=row.issuing_body, name="Sổ văn bản đi")
    by = make_secretary(made.bloc)
    document = issue(row, by=by, day=day, at=datetime(day.year, day.month, day.day, 3, tzinfo=UTC))
    document = Document.objects.get(pk=document.pk)
    row.sections.update(edited="Lời khác.", edited_at=NOW, edited_by="A")

    assert separate_soon(document, by=by)

    first, second = document.appendix_files.all()
    paper = document.as_paper()
    labels = ("Phụ lục 1", "Phụ lục 2") if regime != "nd30" else ("Phụ lục I", "Phụ lục II")
    assert (first.label, second.label) == labels
    for index, file in enumerate((first, second)):
        alone = appendix_alone(paper, index)
        assert bytes(file.pdf) == render_pdf(alone)
        assert file.sha256 == sha_of(file.pdf)
        read = Reading(bytes(file.pdf), alone)
        assert read.appendices_count_for_themselves()
        said = " ".join(line.text for line in read.lines if line.italic and line.page == 0)
        assert f"(Kèm theo Báo cáo số {document.notation}" in said


def test_it_is_told_who_had_them_made(separated, secretary):
    event = Event.objects.of(separated).get()

    assert (event.action, event.actor_username) == ("separate", secretary.username)
    assert event.note == "Phụ lục I, Phụ lục II"


def test_made_twice_nothing_changes(separated, secretary):
    before = list(AppendixFile.objects.values_list("pk", "sha256"))

    separate.func(separated.pk, secretary.pk)

    assert list(AppendixFile.objects.values_list("pk", "sha256")) == before
    assert Event.objects.of(separated).count() == 1


def test_a_failure_leaves_none(document, secretary, monkeypatch):
    drawn = []

    def broken(paper):
        drawn.append(paper)
        if len(drawn) == 2:
            raise RuntimeError
        return b"%PDF"

    monkeypatch.setattr(separating, "render_pdf", broken)
    with pytest.raises(RuntimeError):
        separate.func(document.pk, secretary.pk)

    assert len(drawn) == 2
    assert not AppendixFile.objects.exists()


def test_long_ones_are_left_to_the_worker(document, secretary, monkeypatch):
    asked = []
    monkeypatch.setattr(separating, "is_long", lambda paper: True)
    monkeypatch.setattr(type(separate), "enqueue", lambda self, *given: asked.append(given))

    assert not separate_soon(document, by=secretary)
    assert asked == [(document.pk, secretary.pk)]
    assert not AppendixFile.objects.exists()


@pytest.mark.parametrize("change", [{"pdf": b"%PDF-1.4"}, {"sha256": "0" * 64}, {"order": 9}])
def test_the_database_keeps_them_as_they_are(separated, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        AppendixFile.objects.filter(order=1).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        AppendixFile.objects.filter(order=1).delete()


# --- the page -----------------------------------------------------------------------------------


def test_a_press_makes_them_and_the_page_links_them(client, document, secretary):
    client.force_login(secretary)
    assert "Tách phụ lục thành tệp riêng" in page_of(client, document)

    page = press(client, document).text

    assert "Đã tách phụ lục thành tệp riêng." in page
    assert "<button" not in page.split('id="phu-luc"')[1].split("</section>")[0]
    for file in document.appendix_files.all():
        assert file.get_absolute_url() in page
        assert file.sha256 in page
        response = client.get(file.get_absolute_url())
        assert response.content == bytes(file.pdf)
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_long_one_is_announced(client, document, secretary, monkeypatch):
    monkeypatch.setattr(separating, "is_long", lambda paper: True)
    monkeypatch.setattr(type(separate), "enqueue", lambda self, *given: None)
    client.force_login(secretary)

    assert "Mở lại trang này sau ít phút" in press(client, document).text


def test_a_paper_without_appendices_offers_nothing(client, summary, secretary):
    document = with_appendices(summary, count=0)
    client.force_login(secretary)

    assert 'id="phu-luc"' not in page_of(client, document)
    assert press(client, document).status_code == 404


@pytest.mark.parametrize("status", DocumentStatus.underway())
def test_what_is_not_out_is_not_separated(client, summary, secretary, status):
    document = with_appendices(summary, status=status)
    client.force_login(secretary)

    assert 'id="phu-luc"' not in page_of(client, document)
    assert press(client, document).status_code == 404
    assert not AppendixFile.objects.exists()


def test_readers_fetch_what_is_there_and_make_nothing(client, document, secretary, summary):
    observer = make_user(Role.OBSERVER, summary.campaign.bloc)
    client.force_login(observer)
    assert 'id="phu-luc"' not in page_of(client, document)
    assert press(client, document).status_code == 403

    separate_soon(document, by=secretary)

    file = document.appendix_files.first()
    assert file.get_absolute_url() in page_of(client, document)
    assert client.get(file.get_absolute_url()).status_code == 200
    assert client.get(file.get_absolute_url().replace("-1.pdf", "-3.pdf")).status_code == 404


def test_others_find_none(client, separated):
    file = separated.appendix_files.first()
    client.force_login(make_officer())

    assert client.get(file.get_absolute_url()).status_code == 404
    assert press(client, separated).status_code == 404


# --- whether a file is ours ---------------------------------------------------------------------


def hold_against(client, document, data):
    file = SimpleUploadedFile("x.pdf", data, content_type="application/pdf")
    return client.post(reverse("reports:verify", args=[document.token]), {"file": file}).text


def test_anybody_may_ask_whether_an_appendix_is_ours(client, separated):
    second = bytes(separated.appendix_files.last().pdf)

    page = " ".join(hold_against(client, separated, second).split())
    assert "giống từng byte với Phụ lục II để riêng của văn bản" in page
    changed = second.replace(b"startxref", b"startxreF")
    assert "Tệp không phải là văn bản đã phát hành" in hold_against(client, separated, changed)


def test_an_appendix_that_the_office_signed_is_known_but_not_kept(client, separated, secretary):
    signer = Authority("CA thử nghiệm").signer("Văn thư thử nghiệm")
    signed = sign(bytes(separated.appendix_files.first().pdf), signer)
    verdict = judge(separated, signed)

    assert (verdict.kind, verdict.part) == (Kind.SIGNED, "Phụ lục I")
    assert [signature["name"] for signature in verdict.said] == ["Văn thư thử nghiệm"]
    page = " ".join(hold_against(client, separated, signed).split())
    assert "gồm đúng Phụ lục I để riêng của văn bản đã phát hành và chữ ký số hợp lệ" in page
    with pytest.raises(IssueRefused, match="Phụ lục I để riêng"):
        keep_signed(separated, signed, by=secretary)


def test_an_appendix_with_something_else_added_is_not_called_signed(separated):
    data = repainted(bytes(separated.appendix_files.first().pdf))

    assert judge(separated, data).kind == Kind.EXTENDED


# --- damage -------------------------------------------------------------------------------------


def flip(monkeypatch, model):
    """One bit of every kept file of `model` is read wrongly, as from a failing disk."""
    plain = model.from_db.__func__

    def from_db(cls, db, field_names, values):
        made = plain(cls, db, field_names, values)
        made.pdf = bytes([bytes(made.pdf)[0] ^ 1]) + bytes(made.pdf)[1:]
        return made

    monkeypatch.setattr(model, "from_db", classmethod(from_db))


def test_a_damaged_appendix_is_named_each_night_and_on_the_page(
    client, separated, secretary, monkeypatch
):
    client.force_login(secretary)
    assert list(damaged_documents()) == []
    assert "không còn khớp" not in page_of(client, separated)
    flip(monkeypatch, AppendixFile)

    assert list(damaged_documents()) == [(separated, ["Phụ lục I", "Phụ lục II"])]
    page = page_of(client, separated)
    assert "Tệp Phụ lục I đang lưu không còn khớp với mã SHA-256 đã ghi" in page
    assert "Tệp Phụ lục II đang lưu" in page


def test_a_damaged_signed_version_is_told_on_the_page(client, document, secretary, monkeypatch):
    version = make_signed(document)
    client.force_login(secretary)
    assert "không còn khớp" not in page_of(client, document)
    flip(monkeypatch, type(version))

    page = page_of(client, document)
    assert "Tệp bản ký số lần 1 đang lưu không còn khớp với mã SHA-256 đã ghi" in page
    assert 'role="alert"' in page
