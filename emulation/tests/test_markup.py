import re
import time

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from emulation.markup import Run, inline, paragraphs, runs

marked = st.text("*ab <>&()\n")


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Chủ đề **“Đoàn kết”** năm 2023", "Chủ đề <b>“Đoàn kết”</b> năm 2023"),
        ("*Căn cứ* Luật", "<i>Căn cứ</i> Luật"),
        ("***cả hai***", "<b><i>cả hai</i></b>"),
        ("**đậm *cả hai* đậm**", "<b>đậm </b><b><i>cả hai</i></b><b> đậm</b>"),
        ("*nghiêng **cả hai***", "<i>nghiêng </i><b><i>cả hai</i></b>"),
        ("**một** và **hai**", "<b>một</b> và <b>hai</b>"),
        ("**Mục tiêu:**đạt", "<b>Mục tiêu:</b>đạt"),
        ("", ""),
    ],
)
def test_stars_in_pairs_are_bold_and_italic(typed, drawn):
    assert inline(typed) == drawn


@pytest.mark.parametrize(
    "typed",
    [
        "một * sao",
        "**chưa đóng",
        "chưa mở**",
        "5 * 3 * 2",
        "2*3*4",
        "(*) Ghi chú (*)",
        "Số liệu* và (*)",
        "****",
        "** **",
        "*",
        "** cách **",
        "**hai\ndòng**",
        "*một**",
    ],
)
def test_stars_without_a_partner_stay_as_typed(typed):
    assert runs(typed) == [Run(typed)]


def test_of_two_opening_stars_the_nearer_one_pairs():
    assert runs("**a **b**") == [Run("**a "), Run("b", bold=True)]


def test_what_users_type_is_never_html():
    drawn = inline("**<script>alert(1)</script>** & *<b>x</b>*")

    assert drawn == (
        "<b>&lt;script&gt;alert(1)&lt;/script&gt;</b> &amp; <i>&lt;b&gt;x&lt;/b&gt;</i>"
    )
    assert isinstance(drawn, SafeString)


@given(marked)
def test_only_our_own_tags_are_ever_drawn(text):
    assert "<" not in re.sub(r"</?[bi]>", "", inline(text))
    assert inline(text).count("<b>") == inline(text).count("</b>")


@given(marked)
def test_nothing_but_stars_is_lost(text):
    kept = "".join(run.text for run in runs(text))

    assert kept.replace("*", "") == text.replace("*", "")
    assert len(text) - len(kept) in range(0, text.count("*") + 1, 2)


@given(marked)
def test_runs_are_not_empty_and_differ_from_their_neighbours(text):
    found = runs(text)

    assert all(run.text for run in found)
    assert all(
        (a.bold, a.italic) != (b.bold, b.italic) for a, b in zip(found, found[1:], strict=False)
    )


def test_a_text_full_of_stars_takes_no_longer():
    started = time.perf_counter()
    inline("*a " * 100_000)
    assert time.perf_counter() - started < 3


def test_each_line_that_says_something_is_a_paragraph():
    assert paragraphs(" một \r\n\n  \nhai\nba") == ["một", "hai", "ba"]
    assert paragraphs("") == []
