"""What people do on the pages, one small step a function: the journeys are told with these.

Every step presses what a person would press; none looks into the database.
"""

import re

from django.utils.timezone import localdate
from playwright.sync_api import expect

YEAR = localdate().year
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HEADINGS = {
    "Công tác lãnh đạo, chỉ đạo": "Đơn vị đã ban hành kế hoạch thi đua.",
    "Kết quả thực hiện các nội dung": "Các nội dung đều có kết quả.",
    "Tồn tại, hạn chế": "Còn chậm ở khâu phối hợp.",
    "Nhiệm vụ trọng tâm": "Hoàn thành các chỉ tiêu cả năm.",
}


# --- anything -----------------------------------------------------------------------------------


def follow(page, name):
    page.get_by_role("link", name=name).first.click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def field(page, label):
    """The field under this label, whether or not it bears the star of what is required."""
    named = page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$"))
    return named.and_(page.locator("input, textarea, select")).first


def fill(page, values):
    """Type under each label, or choose where there is a menu."""
    for label, value in values.items():
        found = field(page, label)
        if found.evaluate("e => e.tagName") == "SELECT":
            found.select_option(label=value)
        else:
            found.fill(value)


def reads(page, *texts):
    """The page says each of these where it can be seen."""
    for text in texts:
        expect(page.get_by_text(text).locator("visible=true").first).to_be_visible()


def is_refused(page):
    """The page came back with what is wrong, and says so first of all."""
    expect(page).to_have_title(re.compile(r"^Lỗi: "))


def paper(page, link):
    """The bytes of the paper behind a link of the page."""
    address = page.get_by_role("link", name=link).first.get_attribute("href")
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


# --- the plan -----------------------------------------------------------------------------------


def part_of_plan(page, part, add=""):
    """Open a part of the draft from its page; of a list, the form of a new row."""
    link = page.get_by_role("complementary").get_by_role("link", name=part)
    link.wait_for()
    page.wait_for_load_state()  # while the page still moves to its part, a press can miss
    with page.expect_navigation():
        link.click()
    if add:
        follow(page, f"Thêm {add}")


def save_part(page):
    press(page, "Lưu")
    reads(page, "Đã lưu.")
    page.wait_for_load_state()  # the message comes before what stands below it
    if page.get_by_role("link", name="Về bản thảo").count():
        follow(page, "Về bản thảo")


def begin_plan(page):
    page.goto("/phong-trao/")
    follow(page, "Soạn phong trào mới")
    fill(
        page,
        {
            "Tên loại văn bản": "Kế hoạch",
            "Trích yếu": f"Phát động phong trào thi đua năm {YEAR}",
            "Từ ngày": f"01/01/{YEAR}",
            "Đến hết ngày": f"31/12/{YEAR}",
        },
    )
    press(page, "Tạo bản thảo")


def write_words(page):
    part_of_plan(page, "Căn cứ", add="căn cứ")
    fill(
        page,
        {"Loại văn bản": "Kế hoạch", "Số, ký hiệu": "12/KH-UBND", "Trích yếu": "thi đua yêu nước"},
    )
    save_part(page)
    part_of_plan(page, "Chủ đề, mở đầu")
    fill(page, {"Chủ đề": f"Đoàn kết, sáng tạo năm {YEAR}"})
    save_part(page)
    part_of_plan(page, "Nội dung", add="mục")
    fill(page, {"Tiêu đề": "Mục tiêu", "In số liệu": "Các chỉ tiêu, mỗi chỉ tiêu một khoản"})
    save_part(page)


def write_target(page, text, measure):
    part_of_plan(page, "Chỉ tiêu", add="chỉ tiêu")
    fill(page, {"Chỉ tiêu": text} | measure)
    save_part(page)


def write_followed(page, name):
    part_of_plan(page, "Số liệu theo dõi", add="số liệu theo dõi")
    fill(page, {"Nội dung đo": name, "Kiểu số liệu": "Tiền (đồng)"})
    save_part(page)


def write_phase(page, name, review, days, due):
    part_of_plan(page, "Đợt và thời hạn", add="đợt")
    fill(
        page,
        {
            "Tên": name,
            "Tổng hợp cuối đợt": review,
            "Từ ngày": days[0],
            "Đến hết ngày": days[1],
            "Hạn gửi, nguyên văn": f"trước ngày {due}",
            "Ngày ghi trong văn bản": due,
        },
    )
    save_part(page)


# --- a registration and a report ----------------------------------------------------------------


def begin_pledge(page):
    page.goto("/dang-ky/")
    press(page, "Bắt đầu đăng ký")


def open_report(page, button="Làm tiếp"):
    page.goto("/bao-cao/")
    page.get_by_role("link", name=button).first.click()


def write_report_words(page):
    """Every heading that must not be empty, one after the other from the task list."""
    for title, words in HEADINGS.items():
        follow(page, title)
        page.get_by_label("Nội dung", exact=True).fill(words)
        press(page, "Lưu, làm tiếp sau")


def upload(page, name="Bien ban.pdf"):
    follow(page, "Minh chứng")
    file = {"name": name, "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("Chọn tệp").set_input_files(file)
    press(page, "Tải lên")
    reads(page, "Đã tải lên 1 tệp.")


def figure(page, measure, part):
    """A cell of the table of figures."""
    return page.get_by_label(f"{measure}, {part}", exact=True)
