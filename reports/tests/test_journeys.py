"""The whole year of a bloc, walked through the pages by the people who do it."""

import pytest
from playwright.sync_api import expect

from reports.tests import walks
from reports.tests.walks import YEAR, figure, fill, follow, is_refused, press, reads
from reports.tests.year import People, launch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(transactional_db):
    return People()


@pytest.fixture
def plain_phone(browser, live_server, client):
    """A phone whose browser runs no JavaScript; `plain_phone(user)` is its window, signed in."""
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        locale="vi-VN",
        viewport={"width": 390, "height": 844},
    )
    context.set_default_timeout(10_000)
    page = context.new_page()

    def sign_in(user):
        context.clear_cookies()
        page.goto("/dang-nhap/")
        fill(page, {"Tên đăng nhập": user.username, "Mật khẩu": "mat-khau-thu"})
        press(page, "Đăng nhập")

    yield page, sign_in
    context.close()


def test_a_year_from_the_draft_to_the_summary(page, sign_in, people):
    sign_in(people.secretary)
    draft_the_campaign(page)
    mend_and_launch(page, people)
    sign_in(people.officer)
    register(page)
    sign_in(people.secretary)
    send_the_registration_back(page)
    sign_in(people.officer)
    register_better(page)
    sign_in(people.secretary)
    approve_the_registration(page)
    sign_the_agreement(page)

    people.ask_heads_to_confirm()
    sign_in(people.officer)
    report_mid_year(page)
    sign_in(people.head)
    confirm_the_report(page)
    sign_in(people.secretary)
    approve_the_report(page)
    read_the_results(page)
    write_the_summary(page)
    issue_the_summary(page)


def test_the_year_works_on_a_phone_without_javascript(plain_phone, people):
    page, sign_in = plain_phone
    launch(people)
    sign_in(people.officer)
    register(page)
    sign_in(people.secretary)
    approve_the_registration(page)

    people.ask_heads_to_confirm()
    sign_in(people.officer)
    report_mid_year(page)
    sign_in(people.head)
    confirm_the_report(page)
    sign_in(people.secretary)
    approve_the_report(page)
    read_the_results(page)
    write_the_summary(page)
    issue_the_summary(page)


def draft_the_campaign(page):
    walks.begin_plan(page)
    walks.write_words(page)
    walks.write_target(
        page,
        "Trên 95% hồ sơ giải quyết đúng hạn",
        {
            "Nội dung đo": "Tỷ lệ hồ sơ đúng hạn",
            "Kiểu số liệu": "Tỷ lệ (tử số/mẫu số)",
            "So với mức phấn đấu": "trên (>)",
            "Mức phấn đấu": "95%",
            "Trừ đối tượng": "hồ sơ tạm dừng",
        },
    )
    walks.write_followed(page, "Số tiền ủng hộ")
    walks.write_phase(page, "Đợt 1", "Sơ kết", (f"01/01/{YEAR}", f"30/6/{YEAR}"), f"30/6/{YEAR}")
    walks.write_phase(page, "Đợt 2", "Tổng kết", (f"01/7/{YEAR}", f"10/12/{YEAR}"), f"30/11/{YEAR}")


def mend_and_launch(page, people):
    page.get_by_role("complementary").get_by_role("link", name="Kiểm tra").click()
    reads(page, "Chưa chọn chủ thể ban hành.", "Chưa chọn người ký.", "Chưa có nơi nhận.")
    follow(page, "Về bản thảo")
    walks.part_of_plan(page, "Nơi nhận", add="nơi nhận")
    fill(page, {"Nơi nhận": "Các cơ quan thành viên"})
    walks.save_part(page)
    walks.part_of_plan(page, "Người ký")
    fill(
        page, {"Chủ thể ban hành": str(people.body), "Người ký": f"{people.signer} – {people.body}"}
    )
    walks.save_part(page)

    follow(page, "Phát động")
    reads(page, "Sở Nội vụ", "Sở Y tế", "Sở Tư pháp")
    press(page, "Phát động")
    reads(page, "Phát động: đã xong.", "Đã phát động")
    assert walks.paper(page, "Xem bản in (PDF)").startswith(b"%PDF")


def register(page):
    walks.begin_pledge(page)
    goal = page.get_by_label("Mức đăng ký “Tỷ lệ hồ sơ đúng hạn”")
    goal.fill("97.5")
    press(page, "Lưu và xem lại")
    is_refused(page)
    expect(goal).to_have_value("97.5")
    expect(page.locator(f"#{goal.get_attribute('id')}_error")).to_be_visible()

    goal.fill("97,5%")
    fill(page, {"Chủ đề thi đua": "Tư pháp vì dân", "Biện pháp thực hiện": "Giao ban hằng tuần."})
    press(page, "Lưu và xem lại")
    press(page, "Gửi thẩm định")
    reads(page, "Lần gửi 1", "97,5%")


def send_the_registration_back(page):
    page.goto("/dang-ky/")
    follow(page, "Sở Tư pháp")
    press(page, "Trả lại để bổ sung")
    reads(page, "Vui lòng ghi rõ lý do.")
    fill(page, {"Ý kiến, lý do": "Bổ sung biện pháp của từng phòng."})
    press(page, "Trả lại để bổ sung")
    reads(page, "Bị trả lại")


def register_better(page):
    page.goto("/")
    reads(page, "Bổ sung biện pháp của từng phòng.")
    follow(page, "Bổ sung và gửi lại bản đăng ký")
    fill(page, {"Biện pháp thực hiện": "Từng phòng giao ban hằng tuần."})
    press(page, "Lưu và xem lại")
    press(page, "Gửi thẩm định")
    reads(page, "Lần gửi 2", "Từng phòng giao ban hằng tuần.")


def approve_the_registration(page):
    page.goto("/dang-ky/")
    follow(page, "Sở Tư pháp")
    reads(page, "97,5%")
    press(page, "Duyệt")
    reads(page, "Bản đăng ký: Đã duyệt.")


def sign_the_agreement(page):
    page.goto("/phong-trao/")
    follow(page, "Kế hoạch")
    follow(page, "Giao ước")
    press(page, "Lập bản giao ước")
    fill(page, {"Nội dung giao ước": "Cùng nhau hoàn thành các chỉ tiêu."})
    press(page, "Lưu bản giao ước")
    press(page, "Ghi nhận tất cả đã ký")
    reads(page, "Các đơn vị đã ký đủ")
    assert walks.paper(page, "Bản in (PDF)").startswith(b"%PDF")


def report_mid_year(page):
    page.goto("/bao-cao/")
    page.get_by_role("button", name="Bắt đầu Báo cáo sơ kết").click()
    follow(page, "Chỉ tiêu")
    type_the_figures(page)
    walks.write_report_words(page)
    walks.upload(page)
    follow(page, "Về các phần của báo cáo")
    follow(page, "Xem lại và gửi")
    press(page, "Trình thủ trưởng xác nhận")
    reads(page, "Chờ thủ trưởng xác nhận")


def type_the_figures(page):
    figure(page, "Tỷ lệ hồ sơ đúng hạn", "tử số").fill("980")
    figure(page, "Tỷ lệ hồ sơ đúng hạn", "mẫu số").fill("1.0")
    figure(page, "Số tiền ủng hộ", "kết quả").fill("38,2 triệu")
    press(page, "Lưu và xem lại")
    is_refused(page)
    expect(figure(page, "Tỷ lệ hồ sơ đúng hạn", "mẫu số")).to_have_value("1.0")

    figure(page, "Tỷ lệ hồ sơ đúng hạn", "mẫu số").fill("1.000")
    figure(page, "Tỷ lệ hồ sơ đúng hạn", "số được trừ").fill("3")
    figure(page, "Tỷ lệ hồ sơ đúng hạn", "lý do trừ").fill("Hồ sơ tạm dừng theo luật")
    for measure in ("Tỷ lệ hồ sơ đúng hạn", "Số tiền ủng hộ"):
        figure(page, measure, "loại số liệu").select_option(label="Ước thực hiện")
    press(page, "Lưu, làm tiếp sau")


def confirm_the_report(page):
    page.goto("/")
    follow(page, "Xác nhận và gửi báo cáo sơ kết")
    follow(page, "Xem lại và xác nhận")
    reads(page, "98%", "38.200.000", "Hồ sơ tạm dừng theo luật")
    press(page, "Xác nhận và gửi")
    reads(page, "Đã gửi lần 1")


def approve_the_report(page):
    page.goto("/")
    follow(page, "Thẩm định 1 báo cáo")
    press(page, "Tiếp nhận thẩm định")
    press(page, "Duyệt")
    reads(page, "Đã duyệt")
    expect(page.get_by_role("link", name="Bien ban.pdf")).to_be_visible()


def read_the_results(page):
    page.goto("/tong-hop/")
    follow(page, "Đợt 1")
    reads(page, "Sở Tư pháp", "Đã duyệt", "Chưa lập")
    follow(page, "Kết quả các chỉ tiêu")
    reads(page, "1/3", "38.200.000", "Đạt")
    expect(page.get_by_role("cell", name="98").first).to_be_visible()


def write_the_summary(page):
    follow(page, "Báo cáo tổng hợp")
    press(page, "Dự thảo từ số liệu")
    reads(page, "Sở Tư pháp")
    page.get_by_role("link", name="Sửa mục").first.click()
    fill(page, {"Nội dung": "Khối đã phát động phong trào **đúng kế hoạch**."})
    press(page, "Lưu nội dung")
    reads(page, "đúng kế hoạch")
    assert walks.paper(page, "Xem bản in (PDF)").startswith(b"%PDF")


def issue_the_summary(page):
    follow(page, "Phát hành")
    fill(page, {"Số": "07/BC"})
    press(page, "Phát hành")
    is_refused(page)
    fill(page, {"Số": "07"})
    press(page, "Phát hành")
    reads(page, "Đã phát hành", "07/BC")
    assert walks.paper(page, "Mở bản gốc (PDF)").startswith(b"%PDF")
    follow(page, "Mở trang xác minh công khai")
    reads(page, "Còn hiệu lực", "07/BC")
