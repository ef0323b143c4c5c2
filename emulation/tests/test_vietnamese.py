from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.template import Context, Template

from emulation.deadlines import VIETNAM

DUE = datetime(2023, 6, 30, tzinfo=VIETNAM)


def render(expression, **context):
    source = "{% load vietnamese %}{{ " + expression + " }}"
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("expression", "value", "written"),
    [
        ("v|number", Decimal("1234.50"), "1.234,5"),
        ("v|number:2", Decimal("1234.5"), "1.234,50"),
        ("v|number", None, "–"),
        ("v|percent", Decimal("57.80"), "57,8%"),
        ("v|percent:1", Decimal("57.85"), "57,9%"),
        ("v|money", Decimal(1833468000), "1.833.468.000 đồng"),
        ("v|money_short", Decimal(1600000000), "1.600 triệu đồng"),
        ("v|count_word", 2, "02"),
        ("v|official_date", date(2025, 2, 5), "ngày\u00a005\u00a0tháng\u00a002\u00a0năm\u00a02025"),
        ("v|short_date", date(2023, 7, 5), "05/7/2023"),
        ("v|deadline_words", DUE, "hết 24:00 thứ Năm, 29/6/2023 (giờ Việt Nam)"),
        ("v|inline_markup", "**A** < *B*", "<b>A</b> &lt; <i>B</i>"),
        ("v|paragraphs|join:'|'", "một\n\nhai", "một|hai"),
    ],
)
def test_templates_write_as_an_office_does(expression, value, written):
    assert render(expression, v=value) == written


def test_time_left_is_counted_from_the_instant_given():
    assert render("due|remaining:now", due=DUE, now=DUE - timedelta(hours=3)) == "Còn 3 giờ"


def test_time_left_is_counted_from_the_present_otherwise():
    with time_machine.travel(DUE - timedelta(minutes=45), tick=False):
        assert render("due|remaining", due=DUE) == "Còn 45 phút"


def test_a_marked_up_text_is_escaped_once_in_a_page():
    assert render("v|inline_markup", v="<script>&") == "&lt;script&gt;&amp;"
