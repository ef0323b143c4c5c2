"""The approved papers of all units in one archive: for whom, what is in it, made once."""

import hashlib
import unicodedata
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.urls import reverse

from campaigns.tests.factories import make_pledge
from emulation.pdf import PaperTooLarge
from reports.background import doing
from reports.models import Work, WorkState
from reports.tests.factories import PDF, WORD, make_document
from reports.tests.papers import make_papers
from units.tests.factories import make_officer, make_secretary, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers():
    """Three approved reports, one approved registration."""
    return make_papers()


@pytest.fixture
def phase(papers):
    return papers.rows["report"].phase


@pytest.fixture
def secretary(client, papers):
    user = make_secretary(papers.bloc)
    client.force_login(user)
    return user


def ask(client, kind, owner, **data):
    return client.post(reverse("reports:papers", args=[kind, owner.pk]), data, follow=True)


def archive(client):
    """What the one who asked fetches."""
    response = client.get(reverse("reports:work-file", args=[Work.objects.get().token]))
    return ZipFile(BytesIO(b"".join(response.streaming_content)))


def test_the_reports_of_all_units_come_in_the_blocs_order(client, secretary, phase):
    page = ask(client, "report", phase).content.decode()
    packed = archive(client)

    assert "Tải tệp nén (ZIP)" in page
    assert packed.namelist() == [
        "01-Ban-Noi-chinh-bao-cao.pdf",
        "02-So-Van-hoa-va-The-thao-bao-cao.pdf",
        "03-So-Y-te-bao-cao.pdf",
    ]
    assert all(packed.read(name).startswith(b"%PDF-") for name in packed.namelist())


def test_word_files_come_along_on_wish(client, secretary, papers):
    ask(client, "pledge", papers.rows["pledge"].campaign, word="on")
    packed = archive(client)

    names = ["01-Ban-Noi-chinh-dang-ky.pdf", "01-Ban-Noi-chinh-dang-ky.docx"]
    assert packed.namelist() == names
    assert packed.read(names[1]).startswith(b"PK")


def test_an_issued_paper_is_given_as_it_was_issued(client, secretary, papers, phase):
    report = papers.rows["report"]
    make_document(report, report.issuing_body)
    ask(client, "report", phase, word="on")
    packed = archive(client)

    assert packed.read("01-Ban-Noi-chinh-bao-cao.pdf") == PDF
    assert packed.read("01-Ban-Noi-chinh-bao-cao.docx") == WORD


def test_what_is_not_approved_is_left_out(client, secretary, papers, phase):
    type(papers.rows["report"]).objects.filter(pk=papers.rows["report"].pk).update(
        status="received"
    )
    ask(client, "report", phase)

    assert len(archive(client).namelist()) == 2


def test_where_nothing_is_approved_the_page_says_so(client, secretary, papers, phase):
    phase.reports.update(status="received")
    page = ask(client, "report", phase).content.decode()

    assert "Chưa có văn bản nào đã duyệt" in page
    assert Work.objects.get().state == WorkState.FAILED


def test_a_paper_that_cannot_be_drawn_is_named_and_the_others_come(
    client, secretary, phase, monkeypatch
):
    def refuse(paper):
        raise PaperTooLarge("Nội dung văn bản quá dài.")

    monkeypatch.setattr("reports.background.paper.render_pdf", refuse)
    page = ask(client, "report", phase).content.decode()
    packed = archive(client)

    assert packed.namelist() == ["CHUA-TAO-DUOC.txt"]
    assert "Sở Y tế: Nội dung văn bản quá dài." in packed.read("CHUA-TAO-DUOC.txt").decode()
    assert "Không tạo được" in page


def test_done_twice_it_leaves_the_same_bytes(client, secretary, phase):
    ask(client, "report", phase, word="on")
    first = Work.objects.get()
    Work.objects.update(state=WorkState.WAITING, file="", sha256="")
    doing.do.func(first.pk)

    assert Work.objects.get().sha256 == first.sha256
    assert hashlib.sha256(Path(Work.objects.get().file.path).read_bytes()).hexdigest() == (
        first.sha256
    )


def test_the_page_counts_units_and_it_can_be_cancelled(
    client, secretary, phase, monkeypatch, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    real, seen = Work.next_step, []

    def watched(self, words=""):
        real(self, words)
        now = Work.objects.get()
        seen.append((now.steps_done, now.steps_total, now.step))
        if now.steps_done == 2:
            now.cancel()

    monkeypatch.setattr(Work, "next_step", watched)
    page = ask(client, "report", phase).content.decode()

    assert seen == [
        (1, 3, "Đã tạo: Ban Nội chính"),
        (2, 3, "Đã tạo: Sở Văn hóa và Thể thao"),
    ]
    assert "Không có tệp nào được giữ lại" in page
    assert not list(tmp_path.rglob("*.zip"))


def test_only_the_blocs_own_office_may_ask(client, papers, phase):
    reader = make_user("observer", papers.bloc)
    for user, code in ((reader, 403), (make_secretary(), 404), (make_officer(), 404)):
        client.force_login(user)
        assert ask(client, "report", phase).status_code == code
    campaign = phase.campaign
    for user, code in ((reader, 403), (make_secretary(), 404), (make_officer(), 404)):
        client.force_login(user)
        assert ask(client, "pledge", campaign).status_code == code
    client.force_login(make_secretary(papers.bloc))
    assert ask(client, "summary", phase).status_code == 404


def test_who_no_longer_serves_the_bloc_cannot_fetch(client, secretary, phase):
    ask(client, "report", phase)
    secretary.appointments.all().delete()

    fetch = reverse("reports:work-file", args=[Work.objects.get().token])
    assert client.get(fetch).status_code == 404


@pytest.mark.parametrize(
    "name", ["Đội “=1+1” / ../../x", "\u202eexe.fdp", unicodedata.normalize("NFD", "Sở Tài chính")]
)
def test_names_are_plain_on_every_system(client, secretary, papers, phase, name):
    unit = papers.rows["report"].unit
    unit.names.update(full_name=name)
    ask(client, "report", phase)

    for packed in archive(client).namelist():
        assert packed.isascii()
        assert set(packed.lower()) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_the_pages_offer_it_to_the_office_alone(client, secretary, papers, phase):
    make_pledge(phase.campaign, papers.rows["agreement"].parties.last().unit)
    status = reverse("reports:status", args=[phase.pk])
    pledges = reverse("campaigns:pledge-list")

    assert "Tải 3 báo cáo đã duyệt (ZIP)" in " ".join(client.get(status).content.decode().split())
    assert "Tải 1 bản đăng ký đã duyệt (ZIP)" in " ".join(
        client.get(pledges).content.decode().split()
    )
    client.force_login(make_user("observer", papers.bloc))
    assert "(ZIP)" not in client.get(status).content.decode()
    assert "(ZIP)" not in client.get(pledges).content.decode()
