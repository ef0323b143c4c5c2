"""The look of the site: its components, drawn together once and read by a browser."""

from collections import namedtuple
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from emulation.numbers import NumberError, echo, parse
from emulation.review import Status
from emulation.templatetags.site import STATUS_TAGS, deadline

GALLERY = Path(__file__).with_name("gallery.html")
PHONE = {"width": 390, "height": 844}
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DUE_AT = datetime(2023, 6, 30, tzinfo=VIETNAM)

Row = namedtuple("Row", "name unit goal midyear value kind result")
ROWS = [
    Row("Tốc độ tăng giá trị sản xuất nông nghiệp", "%", "4,5", "4,1", "4,6", "percent", "met"),
    Row("Số mô hình dân vận khéo được công nhận", "mô hình", "12", "7", "", "number", "notmet"),
    Row(
        "Vận động hỗ trợ xây dựng nông thôn mới và nhà ở cho hộ nghèo",
        "đồng", "1.500.000.000", "1.833.468.000", "38,2 triệu", "money", "met",
    ),
    Row("Chi bộ hoàn thành tốt nhiệm vụ", "%", "trên 95", "–", "1.5", "percent", "unknown"),
] * 3  # fmt: skip
UNITS = [
    "Đảng bộ Sở Nông nghiệp và Phát triển nông thôn",
    "Đảng bộ Trường Cao đẳng Kỹ thuật",
    "Đảng bộ Kho bạc Nhà nước",
]
Event = namedtuple("Event", "at actor action_label note on_behalf_of")
EVENTS = [
    Event(DUE_AT - timedelta(days=2), "Cán bộ đầu mối, Sở Nông nghiệp", "Gửi thẩm định", "", ""),
    Event(
        DUE_AT - timedelta(days=1),
        "Thường trực khối",
        "Trả lại để bổ sung",
        "Chỉ tiêu 3: đề nghị kèm biên bản.",
        "Đảng bộ Kho bạc Nhà nước",
    ),
]
TYPED = [
    ("number", "1833468"),
    ("number", "-007,50"),
    ("number", "1.34"),
    ("number", "0.500"),
    ("number", "1,1234567"),
    ("number", "1234567890123456789"),
    ("percent", "1057,80 %"),
    ("percent", "57.8%"),
    ("money", "38,2 triệu"),
    ("money", "3 nghìn tỷ"),
    ("money", "1500000 đ"),
    ("money", "500,000"),
    ("money", "0,0000001 triệu"),
    ("money", "2 đô"),
]


class OpinionForm(forms.Form):
    """Fields of each sort that the site draws."""

    opinion = forms.CharField(label="Ý kiến", widget=forms.Textarea(attrs={"rows": 3}))
    money = forms.CharField(
        label="Kinh phí hỗ trợ",
        help_text="Ví dụ: 38,2 triệu",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "data-echo": "money"}),
    )
    decision = forms.ChoiceField(
        label="Kết luận",
        choices=[("yes", "Đạt"), ("no", "Chưa đạt")],
        widget=forms.RadioSelect,
    )
    told = forms.BooleanField(label="Đã trao đổi với đơn vị", required=False)
    evidence = forms.FileField(label="Tệp kèm theo", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


@pytest.fixture
def officer(django_user_model):
    return django_user_model(username="can-bo", is_staff=True, is_superuser=True)


@pytest.fixture
def visit(page, rf, officer, live_server):
    """Draws a template as an officer sees it and opens it in the browser."""

    def visit(source, **context):
        request = rf.get("/bao-cao/")
        request.user = context.pop("user", officer)
        html = draw(source, request, **context)
        page.route("**/bao-cao/", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("/bao-cao/")
        page.evaluate("document.fonts.ready")
        return page

    return visit


def draw(source, request, **context):
    if source == GALLERY:
        template = engines["django"].from_string(source.read_text())
        return template.render(gallery_context() | context, request)
    return render_to_string(source, context, request)


def gallery_context():
    return {
        "due_at": DUE_AT,
        "locks_at": datetime(2023, 7, 6, tzinfo=VIETNAM),
        "now": DUE_AT - timedelta(days=3, hours=4),
        "codes": list(STATUS_TAGS),
        "rows": ROWS,
        "units": UNITS,
        "page_of_units": Paginator(range(100), 10).page(4),
        "events": EVENTS,
        "form": OpinionForm(),
    }


def test_every_status_of_the_review_has_its_tag():
    assert set(Status.values) <= set(STATUS_TAGS)


def test_the_deadline_is_said_as_quoted_and_as_counted():
    words = " ".join(
        strip_tags(
            render_to_string(
                "_deadline.html",
                deadline(
                    "trước ngày 30/6/2023",
                    DUE_AT,
                    now=DUE_AT - timedelta(hours=5),
                    locks_at=DUE_AT + timedelta(days=6),
                ),
            )
        ).split()
    )

    assert words == (
        "Hạn gửi: trước ngày 30/6/2023 hết 24:00 thứ Năm, 29/6/2023 (giờ Việt Nam). "
        "Sau hạn vẫn nhận, ghi là gửi chậm, đến hết 24:00 thứ Tư, 05/7/2023 (giờ Việt Nam). "
        "Còn 5 giờ"
    )


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_pages_of_last_resort_need_no_context(template):
    assert "<h1>" in render_to_string(template)


@pytest.mark.browser
@pytest.mark.parametrize("size", [{"width": 1366, "height": 768}, PHONE])
def test_components_are_accessible_and_stay_in_the_window(visit, axe, size):
    page = visit(GALLERY)
    page.set_viewport_size(size)

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.browser
def test_components_are_accessible_in_high_contrast_and_large_text(visit, axe):
    page = visit(GALLERY)
    page.get_by_role("button", name="Tương phản cao").click()
    for _ in range(3):
        page.get_by_role("button", name="Tăng cỡ chữ").click()

    axe(page)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


@pytest.mark.browser
@pytest.mark.parametrize(
    "template", ["403.html", "404.html", "registration/locked.html", "403_csrf.html", "500.html"]
)
def test_error_pages_are_accessible(visit, axe, template):
    axe(visit(template))


@pytest.mark.browser
def test_login_is_accessible(visit, axe):
    form = AuthenticationForm()
    axe(visit("registration/login.html", user=AnonymousUser(), form=form, next="", kept=""))


@pytest.mark.browser
def test_a_form_with_errors_begins_at_their_summary(visit, axe):
    page = visit(GALLERY, form=OpinionForm({"money": "1"}))

    assert page.title().startswith("Lỗi: ")
    assert "Có lỗi cần sửa" in page.locator(":focus").inner_text()
    axe(page)
    page.get_by_role("link", name="Kết luận").click()
    assert page.locator(":focus").get_attribute("name") == "decision"


@pytest.mark.browser
def test_a_form_is_sent_once(visit):
    page = visit(GALLERY)
    sent = []

    def stay_here(route):
        sent.append(route.request.post_data)
        route.fulfill(status=204)

    page.route("**/bao-cao/1/so-lieu/", stay_here)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.evaluate("document.getElementById('figures').requestSubmit()")
    page.wait_for_timeout(300)

    assert len(sent) == 1
    assert "then=next" in sent[0]


@pytest.mark.browser
def test_the_echo_says_what_the_server_will_understand(visit):
    page = visit(GALLERY)
    field = page.locator("#figure-1")
    output = page.locator("td:has(#figure-1) output")

    for kind, text in TYPED:
        field.fill("")
        output.and_(page.locator(":empty")).wait_for(state="attached")
        field.evaluate("(field, kind) => { field.dataset.echo = kind }", kind)
        field.fill(text)
        page.locator("output:not(:empty)").wait_for()

        assert output.inner_text() == understood(text, kind), text


def understood(text, kind):
    try:
        return echo(parse(text, kind), kind)
    except NumberError:
        return "Chưa đọc được số này. Hãy viết như 1.234 hoặc 57,8."
