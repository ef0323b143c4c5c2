"""The table of figures in a browser: how much of it is in sight; nothing runs out of it."""

import re
from io import BytesIO

import pdfplumber
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.models import MeasureKind
from campaigns.tests.factories import make_campaign, make_measure, make_phase, make_target
from reports.tests.factories import begin_report, make_figure
from reports.tests.walks import figure, is_refused, press
from units.tests.factories import make_bloc, make_officer, make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAPER = {"width": 1009, "height": 680}  # A4 landscape within its margins, at 96 dots an inch
PRINTED = """() => {
    const all = selector => [...document.querySelectorAll(selector)];
    const [above, below] = all(".fraction")[0].querySelectorAll("input");
    return {
        cell: getComputedStyle(all(".figures tbody td")[0]).display,
        frames: [...new Set(all(".figures input, .figures select")
            .map(field => getComputedStyle(field).borderTopWidth))],
        figures: [above.value, below.value],
        onOneLine: above.getBoundingClientRect().top === below.getBoundingClientRect().top,
    };
}"""
SEEN = """() => {
    const edge = selector => document.querySelector(selector).getBoundingClientRect();
    const top = edge(".figures thead th").bottom, end = edge(".save-bar").top;
    const isSeen = ({top: from, bottom: to}) => from >= top - 1 && to <= end + 1;
    const rows = [...document.querySelectorAll(".figures tbody tr:not(.group, .target)")];
    return rows.filter(row => isSeen(row.getBoundingClientRect())).length;
}"""


@pytest.fixture
def report(page, sign_in):
    """Twenty-five measures, every fifth a ratio, in groups of six."""
    unit = make_unit("Sở Nội vụ")
    campaign = make_campaign(make_bloc(), launched=True, units=[unit])
    for n in range(25):
        kind = MeasureKind.RATIO if n % 5 == 0 else MeasureKind.NUMBER
        target = make_target(campaign, group=f"Nội dung {n // 6 + 1}")
        make_measure(target, kind=kind, name=f"Số việc làm tốt trong kỳ {n + 1}", code=f"sd-{n}")
    officer = make_officer(unit)
    sign_in(officer)
    return begin_report(make_phase(campaign), unit, officer)


def test_thirteen_measures_are_in_sight_at_once(page, report):
    page.set_viewport_size(DESK)
    page.goto(reverse("reports:figures", args=[report.pk]))

    second = page.locator(".figures .group").nth(1)
    second.evaluate("row => scrollBy(0, row.getBoundingClientRect().top - 30)")

    assert page.evaluate(SEEN) >= 13


@pytest.mark.parametrize("screen", [DESK, PHONE])
def test_what_is_wrong_stays_within_the_table(page, report, screen):
    page.set_viewport_size(screen)
    page.goto(reverse("reports:figures", args=[report.pk]))
    figure(page, "Số việc làm tốt trong kỳ 1", "tử số").fill("1.5")
    figure(page, "Số việc làm tốt trong kỳ 1", "mẫu số").fill("10.20")

    press(page, "Lưu, làm tiếp sau")

    is_refused(page)
    assert page.evaluate(BEYOND) <= 0


def test_printed_it_is_a_table_of_words_and_not_a_form(page, report):
    make_figure(report, report.campaign.measures.get(code="sd-0"), 45, of=50)
    page.goto(reverse("reports:figures", args=[report.pk]))
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)

    aside = ".topbar, .footer, .crumbs, .btn, .shown, .save-bar, .figures .icon"
    assert page.locator(aside).locator("visible=true").count() == 0
    assert page.evaluate(BEYOND) <= 0
    assert page.evaluate(PRINTED) == {
        "cell": "table-cell",  # not a card, as on a phone
        "frames": ["0px"],
        "figures": ["45", "50"],
        "onOneLine": True,
    }


def test_its_head_stands_on_every_page_and_every_measure_once(page, report):
    page.goto(reverse("reports:figures", args=[report.pk]))

    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        texts = [sheet.extract_text() for sheet in pdf.pages]
        is_landscape = [sheet.width > sheet.height for sheet in pdf.pages]

    assert len(texts) > 1
    assert all(is_landscape)
    assert all("Chỉ tiêu, số đo" in text and "Loại số liệu" in text for text in texts)
    printed = re.findall(r"^\d+ Số việc làm tốt trong", "\n".join(texts), re.MULTILINE)
    assert len(printed) == 25


def test_a_ratio_is_forgotten_once_one_of_its_numbers_changes(page, report):
    make_figure(report, report.campaign.measures.get(code="sd-0"), 45, of=50)
    page.goto(reverse("reports:figures", args=[report.pk]))
    said = page.locator(".figures output").first
    expect(said).to_have_text("= 90%")

    figure(page, "Số việc làm tốt trong kỳ 1", "tử số").press_sequentially("0")

    expect(said).to_have_text("")
