"""A reminder, from the page that says who is late to the register that says it went out."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import expect

from emulation.deadlines import short_date
from reports.models import BlocPaper, PaperType
from reports.tests import walks
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.test_accessibility import BEYOND
from reports.tests.walks import fill, follow, is_refused, press, reads
from reports.tests.year import People, launch
from units.models import Register

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCAN = {"name": "Quyết định.pdf", "mimeType": "application/pdf", "buffer": walks.PDF}


@pytest.fixture
def people(transactional_db):
    """A bloc one of whose phases is over, and the register of its papers."""
    people = People()
    people.campaign = launch(people)
    people.phase = people.campaign.phases.first()
    people.phase.due_on = people.phase.due_on.replace(year=people.phase.due_on.year - 1)
    people.phase.fix_deadline(people.campaign.weekend_rule)
    people.phase.save()
    Register.objects.create(body=people.body, name="Sổ văn bản đi")
    return people


@pytest.fixture
def plain_phone(browser, live_server):
    """A phone whose browser runs no JavaScript."""
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        locale="vi-VN",
        viewport={"width": 390, "height": 844},
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_a_reminder_goes_from_the_status_of_a_phase_to_the_register(page, sign_in, people):
    sign_in(people.secretary)

    draft_the_reminder(page)
    edit_the_reminder(page)
    issue_the_reminder(page)


def test_so_it_does_on_a_phone_without_javascript(plain_phone, people):
    page = plain_phone
    page.goto("/dang-nhap/")
    fill(page, {"Tên đăng nhập": people.secretary.username, "Mật khẩu": "mat-khau-thu"})
    press(page, "Đăng nhập")

    draft_the_reminder(page)
    expect(page.get_by_role("button", name="Đậm")).to_have_count(0)
    edit_the_reminder(page)
    issue_the_reminder(page)


def draft_the_reminder(page):
    page.goto("/tong-hop/")
    follow(page, "Đợt 1")
    reads(page, "3 đơn vị quá hạn chưa gửi.")
    press(page, "Lập công văn đôn đốc")
    reads(page, "Đã dự thảo từ số liệu.", "Sở Y tế")
    fits(page)


def edit_the_reminder(page):
    fill(page, {"Trích yếu": ""})
    page.locator("form [required]").evaluate_all("all => all.forEach(e => e.required = false)")
    press(page, "Lưu văn bản")
    is_refused(page)
    fill(page, {"Trích yếu": "Đôn đốc gửi báo cáo lần 2", "Yêu cầu": "Đề nghị gửi **ngay**."})
    press(page, "Lưu và lập lại danh sách")
    reads(page, "Đã lập lại danh sách")
    press(page, "Lưu văn bản")
    reads(page, "Đã lưu văn bản.", "Đôn đốc gửi báo cáo lần 2", "Đề nghị gửi ngay.")
    fits(page)
    assert walks.paper(page, "Xem bản in (PDF)").startswith(b"%PDF")


def issue_the_reminder(page):
    page.get_by_role("link", name="Phát hành", exact=True).click()
    fits(page)
    press(page, "Phát hành")
    reads(page, "Đã phát hành", "01/KTĐ")
    page.goto("/van-ban/")
    reads(page, "Đôn đốc gửi báo cáo lần 2")
    follow(page, "Sổ văn bản đi")
    reads(page, "Đôn đốc gửi báo cáo lần 2")
    page.goto("/van-ban/")
    follow(page, "Chương trình phát động")
    reads(page, "Công văn đôn đốc")
    expect(page.get_by_role("row", name="Công văn đôn đốc")).to_contain_text("Đã phát hành")
    fits(page)


def fits(page):
    assert page.evaluate(BEYOND) <= 0, page.url


def test_a_decision_that_came_back_is_recorded_beside_its_draft(page, sign_in, people):
    draft = make_bloc_paper(people.campaign, PaperType.DECISION)
    sign_in(people.secretary)
    page.goto(draft.get_absolute_url())
    expect(page.get_by_role("link", name="Phát hành")).to_have_count(0)

    follow(page, "Ghi nhận quyết định")
    fill(page, {"Số, ký hiệu": "1250/QĐ-UBND", "Ngày ban hành": "32/7/2026"})
    page.get_by_label("Bản quét").set_input_files(SCAN)
    press(page, "Lưu quyết định")
    is_refused(page)
    fill(page, {"Ngày ban hành": short_date(localdate())})
    page.get_by_label("Bản quét").set_input_files(SCAN)
    press(page, "Lưu quyết định")

    reads(page, "Đã ghi nhận quyết định.", "1250/QĐ-UBND", "Quyết định.pdf")
    with page.expect_download() as download:
        follow(page, "Tải bản quét")
    assert download.value.suggested_filename == "Quyết định.pdf"


def test_the_words_of_another_stand_beside_what_was_typed(page, sign_in, people):
    letter = make_bloc_paper(people.campaign, PaperType.REMINDER, people.phase)
    sign_in(people.secretary)
    page.goto(reverse("reports:bloc-paper-edit", args=[letter.pk]))
    BlocPaper.objects.update(abstract="Của người khác", version=2)

    fill(page, {"Trích yếu": "Của tôi"})
    press(page, "Lưu văn bản")

    is_refused(page)
    expect(walks.field(page, "Trích yếu")).to_have_value("Của tôi")
    reads(page, "Bản vừa lưu ghi “Của người khác”")
    press(page, "Lưu văn bản")
    reads(page, "Đã lưu văn bản.", "Của tôi")
