"""Drafting and launching in a real browser, without JavaScript; and what axe says of the pages."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.cloning import clone
from campaigns.models import Campaign, Measure
from campaigns.tests.factories import make_campaign
from campaigns.tests.plans import make_plan
from units.tests.factories import make_secretary, make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def sign_in(client, page, live_server, user):
    client.force_login(user)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "url": live_server.url}
    page.context.add_cookies([cookie | {"value": client.cookies["sessionid"].value}])


@pytest.fixture
def without_javascript(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_a_target_is_written_without_javascript(client, without_javascript, live_server):
    page = without_javascript
    plan = make_plan(units=[make_unit("Sở Tư pháp")])
    sign_in(client, page, live_server, make_secretary(plan.bloc))
    page.goto(reverse("campaigns:part", args=[plan.pk, "chi-tieu"]))

    page.get_by_role("link", name="Thêm chỉ tiêu").click()
    page.get_by_label("Chỉ tiêu").fill("Trên 95% cơ quan đạt chuẩn")
    page.get_by_label("Nội dung đo").fill("Tỷ lệ cơ quan đạt chuẩn")
    page.get_by_label("Kiểu số liệu").select_option("ratio")
    expect(page.get_by_label("Đơn vị tính")).to_be_hidden()
    page.get_by_label("So với mức phấn đấu").select_option("more_than")
    page.get_by_label("Mức phấn đấu", exact=True).fill("95%")
    page.get_by_role("button", name="Thêm số đo").click()
    expect(page.get_by_label("Nội dung đo")).to_have_count(2)
    page.get_by_role("button", name="Lưu", exact=True).click()

    expect(page.get_by_text("Tỷ lệ cơ quan đạt chuẩn: trên 95%")).to_be_visible()
    assert Measure.objects.filter(campaign=plan).count() == 2


def test_a_plan_is_launched_without_javascript(client, without_javascript, live_server):
    page = without_javascript
    plan = make_plan(units=[make_unit("Sở Tư pháp")])
    sign_in(client, page, live_server, make_secretary(plan.bloc))
    page.goto(plan.get_absolute_url())

    page.get_by_role("link", name="Phát động", exact=True).click()
    expect(page.get_by_text("Sở Tư pháp")).to_be_visible()
    page.get_by_role("button", name="Phát động").click()

    expect(page.get_by_text("Đã phát động").first).to_be_visible()
    assert Campaign.objects.get().is_launched


def test_two_years_are_compared_on_a_phone(client, page, live_server, axe):
    plan = make_plan(opening="Khối phát động phong trào thi đua trong toàn khối. " * 20, theme="")
    office = make_secretary(plan.bloc)
    draft = clone(plan, by=office)
    Campaign.objects.filter(pk=draft.pk).update(opening="Khongmotdaucachnao" * 30)
    sign_in(client, page, live_server, office)
    page.set_viewport_size(PHONE)

    page.goto(reverse("campaigns:compare", args=[draft.pk, plan.pk]))

    assert page.evaluate(BEYOND) <= 0
    cells = page.locator(".changes td").locator("visible=true")
    assert cells.count() >= 4
    assert all(box["width"] >= 200 for box in (cell.bounding_box() for cell in cells.all()))
    axe(page)


@pytest.mark.parametrize("size", [{"width": 1366, "height": 768}, PHONE], ids=["desk", "phone"])
def test_the_pages_are_accessible_and_stay_in_the_window(client, page, live_server, axe, size):
    unit = make_unit("Sở Tư pháp")
    plan = make_plan(units=[unit], targets=2)
    launched = make_campaign(plan.bloc, launched=True, units=[unit])
    sign_in(client, page, live_server, make_secretary(plan.bloc))
    page.set_viewport_size(size)
    target = plan.targets.first()
    paths = [
        reverse("campaigns:list"),
        reverse("campaigns:create"),
        plan.get_absolute_url(),
        launched.get_absolute_url(),
        reverse("campaigns:check", args=[plan.pk]),
        reverse("campaigns:launch", args=[plan.pk]),
        reverse("campaigns:part", args=[plan.pk, "noi-dung"]),
        reverse("campaigns:part", args=[plan.pk, "nguoi-ky"]),
        reverse("campaigns:part-add", args=[plan.pk, "can-cu"]),
        reverse("campaigns:part-add", args=[plan.pk, "dot"]),
        reverse("campaigns:part-edit", args=[plan.pk, "chi-tieu", target.pk]),
        reverse("campaigns:part-delete", args=[plan.pk, "chi-tieu", target.pk]),
        reverse("campaigns:compare", args=[plan.pk, launched.pk]),
    ]
    for path in paths:
        page.goto(path)
        axe(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], path
