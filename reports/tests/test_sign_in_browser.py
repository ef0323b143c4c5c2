"""A session that ends while somebody writes, in a browser: nothing typed is lost."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.tests.factories import make_campaign, make_phase
from reports.tests.factories import begin_report
from reports.tests.walks import fill, press, reads
from units.tests.factories import make_bloc, make_officer, make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Đơn vị đã ban hành kế hoạch thi đua.\n“Đoạn hai” soạn sau giờ nghỉ trưa."


@pytest.mark.parametrize("width", [1366, 390])
def test_a_text_is_saved_after_signing_in_again(page, sign_in, axe, width):
    unit = make_unit("Sở Nội vụ")
    officer = make_officer(unit)
    phase = make_phase(make_campaign(make_bloc(), launched=True, units=[unit]))
    report = begin_report(phase, unit, officer)
    part = report.sections.first()
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(officer)
    page.goto(reverse("reports:section", args=[report.pk, part.code]))
    page.locator("textarea").first.fill(WORDS)

    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    press(page, "Lưu, làm tiếp sau")
    reads(page, "việc vừa bấm chưa được thực hiện")
    axe(page)
    fill(page, {"Tên đăng nhập": officer.username, "Mật khẩu": "mat-khau-thu"})
    press(page, "Đăng nhập")
    axe(page)
    page.get_by_text("Xem các đoạn đã nhập").click()
    reads(page, "soạn sau giờ nghỉ trưa")
    press(page, "Thực hiện lại")

    expect(page).to_have_url(re.compile(rf"{report.get_absolute_url()}$"))
    part.refresh_from_db()
    assert part.text == WORDS
