"""The pages of official papers: issue, number, revoke, register; and the public check."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reports.documents import KINDS
from reports.issuing import publishing
from reports.models import Document, DocumentStatus
from reports.tests.factories import PDF, make_document
from reports.tests.papers import make_papers
from units.models import Register
from units.tests.factories import make_secretary

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 6)


@pytest.fixture(autouse=True)
def a_day_of_the_office(time_machine):
    time_machine.move_to("2026-07-06T03:00:00Z")


@pytest.fixture
def summary():
    return make_papers().rows["summary"]


@pytest.fixture
def office(client, summary):
    client.force_login(make_secretary(summary.campaign.bloc))
    return client


@pytest.fixture
def register(summary):
    return Register.objects.create(body=summary.issuing_body, name="Sổ văn bản đi")


def issue_page(row):
    return reverse("reports:issue", args=["summary", row.pk])


def test_a_press_issues_and_shows_the_paper(office, summary, register):
    page = office.get(issue_page(summary))
    assert "Sổ văn bản đi" in page.text
    assert 'value="06/7/2026"' in page.text or 'value="06/07/2026"' in page.text
    assert 'name="number"' not in page.text

    page = office.post(issue_page(summary), {"day": "06/7/2026", "reason": ""}, follow=True)

    assert "01/BC-KTĐ" in page.text
    assert "Đã phát hành" in page.text
    document = Document.objects.get()
    pdf = office.get(reverse("reports:document-pdf", args=[document.pk]))
    assert pdf.content == bytes(document.pdf)
    word = office.get(reverse("reports:document-word", args=[document.pk]))
    assert word.content == bytes(document.word)
    assert "attachment" in word.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "07/7/2026"}, "không được sau hôm nay"),
        ({"day": "05/7/2026"}, "vui lòng ghi lý do"),
        ({"day": "32/7/2026"}, "Chưa đọc được ngày này"),
        ({"day": ""}, "Bắt buộc"),
    ],
)
def test_what_is_wrong_is_said_and_the_typed_is_kept(office, summary, register, typed, said):
    page = office.post(issue_page(summary), typed)

    assert said in page.text
    assert f'value="{typed["day"]}"' in page.text or not typed["day"]
    assert not Document.objects.exists()


def test_where_another_system_numbers_the_number_comes_later(office, summary):
    page = office.post(issue_page(summary), {"day": "06/7/2026", "number": ""}, follow=True)
    assert "Đã trình ký, chờ số" in page.text

    document = Document.objects.get()
    address = reverse("reports:document-number", args=[document.pk])
    refused = office.post(address, {"day": "06/7/2026", "number": "12/BC"})
    assert "Số chỉ gồm chữ số và chữ cái" in refused.text
    assert 'value="12/BC"' in refused.text
    page = office.post(address, {"day": "06/7/2026", "number": "125"}, follow=True)

    assert "125/BC-KTĐ" in page.text
    assert "Đã phát hành" in page.text


def test_a_draft_says_what_is_missing(office, summary):
    summary.campaign.bloc.issuing_bodies.update(valid_to=date(2020, 1, 1))
    type(summary).objects.update(issuing_body=None)
    type(summary.campaign).objects.update(issuing_body=None)

    page = office.get(issue_page(summary))

    assert "Chưa khai báo chủ thể ban hành" in page.text
    assert "<form" not in page.text.split("Chưa phát hành được")[1].split("</main>")[0]


def test_where_the_leader_issues_the_office_is_told(office, summary, register):
    type(summary.campaign.bloc).objects.update(leader_approves=True)

    page = office.get(issue_page(summary)).text

    assert "Báo trưởng khối mở trang này" in page
    assert 'name="day"' not in page


def test_a_failure_is_told_and_tried_again(office, summary, register, monkeypatch):
    monkeypatch.setattr(publishing, "render_pdf", lambda paper: 1 / 0)
    page = office.post(issue_page(summary), {"day": "06/7/2026"}, follow=True)
    assert "Số đã cấp được giữ" in page.text
    monkeypatch.undo()

    document = Document.objects.get()
    page = office.post(reverse("reports:document-retry", args=[document.pk]), follow=True)

    assert "Đã phát hành" in page.text


def test_revoking_asks_why_and_the_register_keeps_the_number(office, summary, register):
    office.post(issue_page(summary), {"day": "06/7/2026"})
    document = Document.objects.get()
    address = reverse("reports:document-end", args=[document.pk])
    assert "Bắt buộc nhập" in office.post(address, {"reason": ""}).text

    page = office.post(address, {"reason": "Sai số liệu", "paper": "QĐ 5"}, follow=True)

    assert "Sai số liệu (theo QĐ 5)" in page.text
    listed = office.get(reverse("reports:register", args=[register.pk])).text
    assert "01/BC-KTĐ" in listed
    assert "Đã thu hồi" in listed


def test_data_that_changed_since_are_named(office, summary, register):
    office.post(issue_page(summary), {"day": "06/7/2026"})
    page = reverse("reports:document", args=[Document.objects.get().pk])
    assert "đã khác với văn bản này" not in office.get(page).text

    summary.sections.update(edited="Lời khác.", edited_at="2026-07-06T03:00:00Z", edited_by="A")

    assert "đã khác với văn bản này" in office.get(page).text


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_is_reached_from_the_page_of_what_it_says(office, summary, kind):
    phase = summary.phase
    row = {
        "programme": phase.campaign,
        "pledge": phase.campaign.pledges.first(),
        "agreement": phase.campaign.agreement,
        "report": phase.reports.first(),
        "summary": summary,
        "bloc-paper": phase.campaign.papers.first(),
    }[kind]

    page = office.get(row.get_absolute_url()).text

    assert reverse("reports:paper", args=[kind, row.pk]) in page
    assert reverse("reports:paper-word", args=[kind, row.pk]) in page


# --- anybody ------------------------------------------------------------------------------------


@pytest.fixture
def issued(summary):
    return make_document(summary, summary.issuing_body)


def hold_against(client, document, data):
    file = SimpleUploadedFile("x.pdf", data, content_type="application/pdf")
    return client.post(reverse("reports:verify", args=[document.token]), {"file": file}).text


def test_anybody_may_ask_whether_a_paper_holds(client, issued):
    page = client.get(reverse("reports:verify", args=[issued.token])).text

    for words in ("Còn hiệu lực", issued.notation, "06/07/2026", issued.pdf_sha256):
        assert words in page
    assert issued.asked_by.full_name not in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (PDF, "giống từng byte"),
        (PDF + b"\n%signature", "phần thêm vào không phải là chữ ký số hợp lệ"),
        (PDF.replace(b"paper", b"forge"), "không phải là văn bản đã phát hành"),
        (PDF[:-1], "không phải là văn bản đã phát hành"),
    ],
)
def test_a_file_is_held_against_ours(client, issued, data, said):
    assert said in hold_against(client, issued, data)


@pytest.mark.parametrize("status", DocumentStatus.underway())
def test_what_is_not_out_cannot_be_asked_for(client, summary, status):
    waiting = make_document(summary, summary.issuing_body, status=status)

    assert client.get(reverse("reports:verify", args=[waiting.token])).status_code == 404


def test_a_replaced_paper_names_the_one_that_holds(client, summary, issued):
    Document.objects.filter(pk=issued.pk).update(status=DocumentStatus.REPLACED)
    new = make_document(summary, summary.issuing_body, replaces=issued)

    page = client.get(reverse("reports:verify", args=[issued.token])).text

    assert "Đã được thay thế" in page
    assert reverse("reports:verify", args=[new.token]) in page


def test_who_asks_too_often_waits(client, issued):
    address = reverse("reports:verify", args=[issued.token])

    codes = [client.get(address, REMOTE_ADDR="192.0.2.77").status_code for _ in range(32)]

    assert codes[:30] == [200] * 30
    assert codes[-1] == 429
    assert client.get(address, REMOTE_ADDR="192.0.2.78").status_code == 200
