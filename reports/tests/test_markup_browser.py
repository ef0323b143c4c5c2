"""The buttons over a text, their keys, and what is pasted from Word, in a browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from reports.tests.factories import begin_report
from units.tests.factories import make_officer, make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SELECT = "(area, [from, to]) => { area.focus(); area.setSelectionRange(from, to); }"
PASTE = """(area, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "chữ trơn");
    const options = {clipboardData: data, bubbles: true, cancelable: true};
    const event = new ClipboardEvent("paste", options);
    area.focus();
    return area.dispatchEvent(event);
}"""
# Our own words in the dress that Word gives them.
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {margin:0cm; font-size:14.0pt;} --></style></head><body lang=VI>
<!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span
lang=VI style='font-size:14.0pt;color:red'>Kết quả nổi bật<o:p></o:p></span></b></p>
<p class=MsoNormal>Trong kỳ, <i>toàn đơn vị</i> đã <span style='font-weight:700'>hoàn thành
sớm</span> 05&nbsp;việc<span style='mso-bidi-font-weight:bold'> được giao</span>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><b><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></b>
<!--[endif]--><b>Khoản hai</b></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><!--[endif]-->Một ý</p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>ẩn</span><o:p>&nbsp;</o:p></p>
<img src="http://nowhere.invalid/a.png" onerror="document.title = 'bad'">
<script>document.title = "bad"</script>
<table><tr><td><p>Ô một</p></td><td><p>Ô &lt;hai&gt;</p></td></tr></table>
<ol start=3><li>Ba<ul><li>con</li></ul></li><li><p>Bốn</p></li></ol>
<!--EndFragment--></body></html>"""
PASTED = """**Kết quả nổi bật**
Trong kỳ, *toàn đơn vị* đã **hoàn thành sớm** 05 việc được giao.
2. **Khoản hai**
- Một ý
Ô một
Ô <hai>
3. Ba
- con
4. Bốn"""


@pytest.fixture
def complaints(page):
    found = []
    page.on("console", lambda message: message.type == "error" and found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def report(sign_in):
    unit = make_unit("Sở Nội vụ")
    officer = make_officer(unit)
    sign_in(officer)
    return begin_report(unit=unit, by=officer)


@pytest.fixture
def area(page, complaints, report):
    page.goto(reverse("reports:section", args=[report.pk, "lanh-dao"]))
    return page.get_by_label("Nội dung", exact=True)


def write(area, text, chosen=None):
    """Type `text` anew and select `chosen` of it; without it the caret stands at the end."""
    area.fill(text)
    start = text.index(chosen) if chosen else len(text)
    area.evaluate(SELECT, [start, start + len(chosen or "")])


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_bold_and_italic_come_and_go(page, area):
    write(area, "Đã hoàn thành sớm việc", " hoàn thành ")
    press(page, "Đậm")
    expect(area).to_have_value("Đã **hoàn thành** sớm việc")
    press(page, "Nghiêng")
    expect(area).to_have_value("Đã ***hoàn thành*** sớm việc")
    press(page, "Đậm")
    expect(area).to_have_value("Đã *hoàn thành* sớm việc")
    press(page, "Nghiêng")
    expect(area).to_have_value("Đã hoàn thành sớm việc")


def test_a_word_within_bold_words_loses_it(page, area):
    write(area, "**một hai ba** bốn", "hai")
    press(page, "Đậm")
    expect(area).to_have_value("**một** hai **ba** bốn")
    write(area, "**một** hai **ba** bốn", "**một** hai **ba**")
    press(page, "Đậm")
    expect(area).to_have_value("**một hai ba** bốn")


def test_each_line_has_its_own_marks_and_its_level_has_none(page, area):
    write(area, "1. Một\n\n- Hai", "1. Một\n\n- Hai")
    press(page, "Đậm")
    expect(area).to_have_value("1. **Một**\n\n- **Hai**")


def test_what_marks_cannot_say_is_left_alone(page, area):
    write(area, "toàndiện", "toàn")
    press(page, "Nghiêng")
    expect(area).to_have_value("toàndiện")


def test_the_keys_work_while_typing_and_may_be_undone(page, area):
    write(area, "Đạt ")
    page.keyboard.press("Control+b")
    page.keyboard.type("giải")
    page.keyboard.press("Control+b")
    page.keyboard.type(" ")
    page.keyboard.press("Control+i")
    page.keyboard.press("Control+i")
    page.keyboard.type("nhất")
    expect(area).to_have_value("Đạt **giải** nhất")
    page.keyboard.press("Control+i")
    expect(area).to_have_value("Đạt **giải** *nhất*")
    page.keyboard.press("Control+z")
    expect(area).to_have_value("Đạt **giải** nhất")


def test_levels_number_the_lines_and_come_off_again(page, area):
    write(area, "2. Trước\nMột\n\nHai", "Một\n\nHai")
    press(page, "Khoản đánh số")
    expect(area).to_have_value("2. Trước\n3. Một\n\n4. Hai")
    press(page, "Điểm đánh chữ")
    expect(area).to_have_value("2. Trước\na) Một\n\nb) Hai")
    press(page, "Gạch đầu dòng")
    expect(area).to_have_value("2. Trước\n- Một\n\n- Hai")
    press(page, "Gạch đầu dòng")
    expect(area).to_have_value("2. Trước\nMột\n\nHai")


def test_the_caret_stays_behind_the_number(page, area):
    write(area, "")
    press(page, "Điểm đánh chữ")
    page.keyboard.type("Ban hành")
    expect(area).to_have_value("a) Ban hành")


def test_word_leaves_paragraphs_emphasis_and_numbers(page, area, complaints):
    area.fill("")
    area.evaluate(PASTE, FROM_WORD)

    expect(area).to_have_value(PASTED)
    assert complaints == []
    page.keyboard.press("Control+z")
    expect(area).to_have_value("")


def test_without_html_the_browser_pastes_as_ever(area):
    assert area.evaluate(PASTE, "") is True  # not prevented


def test_a_full_field_takes_no_marks(page, area):
    area.evaluate("area => { area.maxLength = 5; }")
    write(area, "trọn.", "trọn")
    press(page, "Đậm")
    expect(area).to_have_value("trọn.")


def test_one_stop_of_tab_and_arrows_between(page, area):
    area.focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Đậm")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Gạch đầu dòng")).to_be_focused()
    page.keyboard.press("Tab")
    expect(area).to_be_focused()


@pytest.mark.parametrize("width", [1366, 390])
def test_the_toolbar_is_open_to_everyone(page, area, axe, complaints, width):
    page.set_viewport_size({"width": width, "height": 800})
    toolbar = page.get_by_role("toolbar")

    for button in toolbar.get_by_role("button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24
    assert page.evaluate(BEYOND) <= 0
    axe(page)
    assert complaints == []


def test_words_within_a_sentence_have_two_buttons(page, report):
    page.goto(reverse("reports:highlights", args=[report.pk]))

    expect(page.get_by_role("toolbar").first.get_by_role("button")).to_have_count(2)
