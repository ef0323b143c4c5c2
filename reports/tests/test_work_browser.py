"""The page that waits, in a real browser: it follows the worker, and leaves the keyboard alone."""

import pytest
from playwright.sync_api import expect

from reports.background import asking, doing
from reports.tests.papers import make_papers
from units.tests.factories import make_secretary

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def work(settings, sign_in):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    papers = make_papers(units=1)
    secretary = make_secretary(papers.bloc)
    sign_in(secretary)
    of = {"kind": "programme", "pk": papers.rows["programme"].pk, "says": ""}
    return asking.ask("paper", of, secretary, title="Chương trình")


def test_the_page_follows_the_worker_to_the_file(page, work):
    page.goto(work.get_absolute_url())
    expect(page.get_by_text("Đang chờ đến lượt.")).to_be_visible()
    cancel = page.get_by_role("button", name="Hủy")
    cancel.focus()

    work.begin(3)
    work.next_step("Đã đọc dữ liệu")
    expect(page.get_by_text("Đã đọc dữ liệu")).to_be_visible()
    expect(cancel).to_be_focused()

    doing.do.func(work.pk)
    expect(page.get_by_role("link", name="Mở bản in (PDF)")).to_be_visible()


def test_it_is_cancelled_and_tried_again_at_the_same_address(page, work):
    page.goto(work.get_absolute_url())
    page.get_by_role("button", name="Hủy").press("Enter")
    expect(page.get_by_text("Không có tệp nào được giữ lại.")).to_be_visible()

    page.get_by_role("button", name="Thử lại").press("Enter")
    expect(page.get_by_text("Đang chờ đến lượt.")).to_be_visible()
    assert page.url.endswith(work.get_absolute_url())
