"""The file of a bloc's year: what is in it, who gets it, and what is said of it."""

import hashlib
import json
import re
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from emulation.models import Event
from reports.archive.packing import BOOK, MANIFEST, PAGE
from reports.background import doing
from reports.models import Evidence, Report, Work, WorkState
from reports.models.document import sha_of
from reports.tests.factories import PDF, WORD, make_appendix_file, make_decision
from reports.tests.years import PROOF, YEAR, close, make_evidence, make_year, opened
from units.tests.factories import make_officer, make_secretary, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """What is in the file is asked here, not how papers are drawn."""
    monkeypatch.setattr("reports.background.paper.render_pdf", lambda paper: b"%PDF-1.7 drawn")


@pytest.fixture
def year():
    return make_year()


@pytest.fixture
def address(year):
    return reverse("reports:year-file", args=[year.bloc.pk, YEAR])


def sheet_of(archive, name):
    """The XML of one sheet of the spreadsheet."""
    with ZipFile(archive.open(BOOK)) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        return book.read(f"xl/worksheets/sheet{names.index(name) + 1}.xml").decode()


def listed(archive, prefix):
    return [name for name in archive.namelist() if name.startswith(prefix)]


# --- what is in it ------------------------------------------------------------------------------


def test_the_papers_are_in_order_with_word_and_signed_versions(year):
    archive = opened(close(year))

    stems = [f"van-ban-khoi/{n:03}-2026-07-06-{n}-BC-KTD" for n in (1, 2)]
    assert listed(archive, "van-ban-khoi/") == [
        f"{stem}{suffix}" for stem in stems for suffix in (".pdf", ".docx")
    ]
    (pdf, word, signed) = listed(archive, "van-ban-don-vi/Ban-Noi-chinh/")
    assert (archive.read(pdf), archive.read(word)) == (PDF, WORD)
    assert archive.read(signed) == PDF + b" signed"
    assert signed.endswith("-ky-so-1.pdf")


def test_what_was_approved_and_never_issued_is_drawn(year):
    drawn = listed(opened(close(year)), "chua-phat-hanh/")

    assert [name.split("-", 3)[-1] for name in drawn] == [
        "Chuong-trinh-phat-dong-phong-trao-thi-dua-nam-2026.pdf",
        "Ban-giao-uoc-thi-dua-nam-2026-cua-Khoi-thi-dua-so-1-tinh-Song-Lam.pdf",
        "Ban-dang-ky-thi-dua-nam-2026-cua-Ban-Noi-chinh.pdf",
        "Bao-cao-so-ket-cua-So-Van-hoa-va-The-thao.pdf",
        "Bao-cao-so-ket-cua-So-Y-te.pdf",
    ]


def test_what_was_replaced_or_voided_is_listed_with_its_state(year):
    page = opened(close(year)).read(PAGE).decode()

    assert "Đã được thay thế" in page
    assert f"thay thế bởi {year.documents['new']}" in page
    assert "Đã hủy số" in page
    assert "Ghi nhầm" in page


def test_evidence_is_listed_and_comes_along_on_wish(year):
    without, with_files = opened(close(year)), opened(close(year, evidence=True))

    assert listed(without, "minh-chung/") == []
    (name,) = listed(with_files, "minh-chung/")
    assert re.fullmatch(r"minh-chung/Ban-Noi-chinh/\d+-Bien-ban-hop\.pdf", name)
    assert with_files.read(name) == PROOF
    for archive in (without, with_files):
        page = archive.read(PAGE).decode()
        assert "Biên bản họp.PDF" in page
        assert year.evidence.sha256 in page


def test_appendices_made_into_files_of_their_own_come_along(year):
    kept = make_appendix_file(year.documents["new"])
    archive = opened(close(year))
    (name,) = [name for name in archive.namelist() if name.endswith("-phu-luc-1.pdf")]

    assert name.startswith("van-ban-khoi/002-")
    assert archive.read(name) == bytes(kept.pdf)


def test_decisions_that_came_back_are_listed_with_their_scans(year):
    scan = ContentFile(PROOF, name="x")
    make_decision(year.rows["programme"], number="12/QĐ-UBND", file=scan, file_name="QĐ 12.pdf",
                  sha256=sha_of(PROOF))  # fmt: skip
    make_decision(year.rows["programme"], number="13/QĐ-UBND")
    archive = opened(close(year))

    assert archive.read("quyet-dinh/2026-07-01-12-QD-UBND.pdf") == PROOF
    assert len(listed(archive, "quyet-dinh/")) == 1
    assert "13/QĐ-UBND" in archive.read(PAGE).decode()


def test_every_file_has_its_sum(year):
    archive = opened(close(year, evidence=True))
    sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())

    assert set(sums) == set(archive.namelist()) - {"SHA256SUMS"}
    for name, sha256 in sums.items():
        assert hashlib.sha256(archive.read(name)).hexdigest() == sha256


def test_the_manifest_leads_back_to_the_kept_papers(year):
    copies = json.loads(opened(close(year)).read(MANIFEST))["copies"]

    tokens = {year.documents[name].token for name in ("old", "new", "unit")}
    assert {origin["document"] for origin in copies.values()} == tokens
    assert {"part": "signed", "order": 1, "document": year.documents["unit"].token} in (
        copies.values()
    )


def test_the_record_of_acts_is_in_it_and_nobody_elses(year):
    Event.objects.record(year.rows["report"], "note", "Việc của khối này", by=year.secretary)
    other = make_year()
    Event.objects.record(other.rows["report"], "note", "Việc của khối khác", by=other.secretary)
    page = opened(close(year)).read(PAGE).decode()

    assert "Việc của khối này" in page
    assert "Việc của khối khác" not in page


def test_what_is_still_open_is_named_in_the_index(year):
    Report.objects.filter(pk=year.rows["report"].pk).update(status="received")
    page = opened(close(year)).read(PAGE).decode()

    assert "Đã trình ký, chờ số" in page
    assert "Đang thẩm định" in page
    assert "chưa kết thúc" in page


def test_what_a_unit_is_still_writing_is_not_in_it(year):
    unit = year.rows["agreement"].parties.last().unit
    report = Report.objects.get(unit=unit)
    Report.objects.filter(pk=report.pk).update(status="draft", received_at=None)
    make_evidence(report, year.secretary, name="Bí mật.pdf")
    archive = opened(close(year, evidence=True))

    assert not [name for name in archive.namelist() if "So-Y-te" in name]
    assert "Bí mật" not in archive.read(PAGE).decode()


# --- the index ----------------------------------------------------------------------------------


def test_no_cell_is_a_formula_and_numbers_and_dates_are_no_text(year):
    archive = opened(close(year))
    papers, registers = sheet_of(archive, "Văn bản"), sheet_of(archive, "Sổ đăng ký")
    with ZipFile(archive.open(BOOK)) as book:
        everything = "".join(book.read(name).decode() for name in book.namelist())

    assert "<f>" not in everything
    assert "<hyperlink " not in everything
    assert "<is><t>=1+1</t></is>" in papers
    assert re.search(r'<c r="C\d+"><v>2</v></c>', registers)
    assert re.search(r'<c r="D2" s="\d+"><v>\d+(\.\d+)?</v></c>', papers)


def test_what_people_typed_stays_text_on_the_page(year):
    Evidence.objects.update(note="<script>alert(1)</script>", name="=HYPERLINK(1)")
    page = opened(close(year)).read(PAGE).decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_the_page_links_to_the_files_beside_it(year):
    archive = opened(close(year))
    links = re.findall(r'<td><a href="([^"]+)">', archive.read(PAGE).decode())

    assert links
    assert set(links) <= set(archive.namelist())


# --- made once, in the background ---------------------------------------------------------------


def test_closing_is_an_act_of_the_bloc_and_the_hash_is_kept_with_it(year):
    work = close(year)
    event = Event.objects.of(year.bloc).get(action="archive")

    assert event.note == work.sha256
    assert event.action_label == f"Đóng hồ sơ năm {YEAR}"
    assert event.actor_username == year.secretary.username


def test_done_twice_it_leaves_the_same_file_and_one_act(year):
    first = close(year)
    Event.objects.record(year.bloc, "note", "Sau đó", by=None)
    events = Event.objects.filter(action="archive").count()
    doing.do.func(first.pk)

    assert Event.objects.filter(action="archive").count() == events == 1
    assert Work.objects.get().sha256 == first.sha256


def test_the_same_year_at_the_same_instant_gives_the_same_bytes(year, monkeypatch):
    monkeypatch.setattr("reports.background.doing.MAKERS", {
        kind: type(maker)(maker.make, maker.may_fetch, maker.suffix)
        for kind, maker in doing.MAKERS.items()
    })  # fmt: skip
    first = close(year, evidence=True)
    Work.objects.update(state=WorkState.WAITING, file="", sha256="")
    doing.do.func(first.pk)

    assert Work.objects.get().sha256 == first.sha256


def test_it_can_be_cancelled_in_the_middle(year, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    real = Work.next_step

    def cancelled(self, words=""):
        if self.steps_done == 3:
            Work.objects.get(pk=self.pk).cancel()
        real(self, words)

    monkeypatch.setattr(Work, "next_step", cancelled)
    work = close(year)

    assert work.state == WorkState.CANCELLED
    assert not list(tmp_path.rglob("*.zip"))
    assert not Event.objects.filter(action="archive").exists()


def test_a_missing_or_changed_proof_is_named_and_stops_nothing(year, client):
    lost = make_evidence(year.rows["report"], year.secretary, name="Mất.pdf")
    lost.file.storage.delete(lost.file.name)
    changed = make_evidence(year.rows["report"], year.secretary, name="Sửa.pdf")
    Evidence.objects.filter(pk=changed.pk).update(sha256="0" * 64)
    work = close(year, evidence=True)

    assert work.is_done
    assert "Mất.pdf: không còn tệp đang lưu" in work.note
    assert "Sửa.pdf: không còn khớp với SHA-256 đã ghi" in work.note
    client.force_login(year.secretary)
    assert "Mất.pdf" in client.get(work.get_absolute_url()).content.decode()


# --- who ----------------------------------------------------------------------------------------


def test_the_blocs_office_asks_for_it_and_fetches_it(client, year, address):
    client.force_login(year.secretary)
    page = client.post(address, {"evidence": "on"}, follow=True).content.decode()
    work = Work.objects.get()
    colleague = make_secretary(year.bloc)
    client.force_login(colleague)
    fetched = client.get(reverse("reports:work-file", args=[work.token]))

    assert "Tải tệp nén (ZIP)" in page
    assert work.of["evidence"] is True
    assert fetched["Content-Disposition"].startswith('attachment; filename="ho-so-thi-dua-nam-2026')
    assert fetched["Content-Type"] == "application/zip"
    assert fetched["Cache-Control"] == "private, no-store"
    assert hashlib.sha256(b"".join(fetched.streaming_content)).hexdigest() == work.sha256


def test_nobody_else_fetches_it_not_even_who_has_the_address(client, year):
    work = close(year)
    others = [
        make_secretary(),
        make_officer(year.rows["report"].unit),
        make_user("bloc_head", year.bloc),
        make_user("observer", year.bloc),
        make_user(is_superuser=True, is_staff=True),
    ]
    for name in ("work", "work-file"):
        for user in others:
            client.force_login(user)
            response = client.get(reverse(f"reports:{name}", args=[work.token]))
            assert response.status_code == 404


def test_an_office_that_was_handed_over_fetches_nothing_any_more(client, year):
    work = close(year)
    year.secretary.appointments.all().delete()
    client.force_login(year.secretary)

    assert client.get(reverse("reports:work-file", args=[work.token])).status_code == 404


def test_who_lost_the_office_meanwhile_gets_nothing(year, monkeypatch):
    monkeypatch.setattr(type(doing.do), "enqueue", lambda self, *given: None)
    work = close(year)
    year.secretary.appointments.all().delete()
    doing.do.func(work.pk)

    assert Work.objects.get().state == WorkState.FAILED


# --- the page -----------------------------------------------------------------------------------


def test_the_page_says_what_goes_in_and_what_is_open(client, year, address):
    client.force_login(year.secretary)
    close(year)
    page = " ".join(client.get(address).content.decode().split())

    assert "Văn bản đã phát hành của khối</dt> <dd> 2 </dd>" in page
    assert "Văn bản đã phát hành của đơn vị</dt> <dd> 1 </dd>" in page
    assert "Bản in từ dữ liệu, chưa phát hành</dt> <dd> 5 </dd>" in page
    assert "Kèm 1 tệp minh chứng" in page
    assert "Đã trình ký, chờ số" in page
    assert Work.objects.get().get_absolute_url() in page


def test_a_year_without_campaigns_or_members_does_not_exist(client, year):
    client.force_login(year.secretary)

    assert client.get(reverse("reports:year-file", args=[year.bloc.pk, 1999])).status_code == 404


def test_the_blocs_and_the_campaigns_page_lead_to_it(client, year, address):
    pages = [
        reverse("units:bloc-detail", args=[year.bloc.pk]) + f"?nam={YEAR}",
        reverse("campaigns:detail", args=[year.rows["programme"].pk]),
    ]
    client.force_login(year.secretary)
    for page in pages:
        assert address in client.get(page).content.decode()
    client.force_login(make_user("observer", year.bloc))
    for page in pages:
        assert address not in client.get(page).content.decode()


def test_the_page_asks_as_much_for_nine_units_as_for_three(client):
    asked = set()
    for units in (3, 9):
        year = make_year(units)
        client.force_login(year.secretary)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("reports:year-file", args=[year.bloc.pk, YEAR]))
        asked.add(len(queries))

    assert len(asked) == 1, asked
