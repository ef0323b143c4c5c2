import re
import time

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from emulation.markup import Line, Run, inline, is_bold, line_of, paragraphs, runs

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
    def seconds_of(count):
        started = time.process_time()
        inline("*a " * count)
        return time.process_time() - started

    short, long = (min(seconds_of(count) for _ in range(3)) for count in (10_000, 160_000))
    assert long < 100 * short  # 256 times, if each star looked at all the others


def test_each_line_that_says_something_is_a_paragraph():
    assert paragraphs(" một \r\n\n  \nhai\nba") == ["một", "hai", "ba"]
    assert paragraphs("") == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1. Ban hành", Line("Ban hành", "1.")),
        ("12. Ban hành", Line("Ban hành", "12.")),
        ("1.1. Ban hành", Line("Ban hành", "1.1.")),
        ("2.1.3.  Ban hành", Line("Ban hành", "2.1.3.")),
        ("a) Ban hành", Line("Ban hành", "a)")),
        ("đ) Ban hành", Line("Ban hành", "đ)")),
        ("- Ban hành", Line("Ban hành", is_dashed=True)),
        ("– Ban hành", Line("Ban hành", is_dashed=True)),
        ("+ Ban hành", Line("Ban hành", is_dashed=True)),
        ("1. - **Ban hành**", Line("- **Ban hành**", "1.")),
    ],
)
def test_a_line_may_begin_with_a_level(typed, read):
    assert line_of(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "1.",
        "-",
        "a)",
        "1.5 tỷ đồng",
        "1.833.468.000 đồng",
        "2026. Năm bản lề",
        "30/4 và 1/5",
        "1.2.3.4. Quá sâu",
        "1.Liền chữ",
        "ab) Hai chữ",
        "-Liền chữ",
        "**1. Đậm cả dòng**",
        "I. Phần",
        "",
    ],
)
def test_what_only_looks_like_a_level_is_words(typed):
    assert line_of(typed) == Line(typed)


def test_bold_as_a_whole():
    assert is_bold("**Cả dòng**")
    assert not any(map(is_bold, ["**Một** phần", "***Cả hai***", "Thường", "**chưa đóng", ""]))


@given(st.text("*-–.) 1ađb<>&"))
def test_a_level_takes_nothing_but_itself(text):
    text = text.strip()
    line = line_of(text)

    assert text.endswith(line.words)
    taken = text.removesuffix(line.words).strip()
    assert taken == line.number or (line.is_dashed and len(taken) == 1)
