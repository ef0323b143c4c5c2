"""What people type becomes blocks of a paper, and nothing else: no tag, no part, no lost word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.paper import Heading, Item, Paragraph, Regime
from emulation.templatetags.paper import official_block
from emulation.tests import papers
from reports.documents.words import text_blocks

typed = st.text("*-–+.)(1a đI<>&\"'\n\t{}%#_`|")
PAPER = papers.report(Regime.ND30)


def test_levels_and_dashes_become_blocks():
    text = "Mở đầu\n\n1. Khoản **một**\n1.1. Tiết\na) Điểm\n– Gạch\n2026. Năm"

    assert text_blocks(text) == (
        Paragraph("Mở đầu"),
        Paragraph("Khoản **một**", number="1."),
        Paragraph("Tiết", number="1.1."),
        Paragraph("Điểm", number="a)"),
        Item("Gạch"),
        Paragraph("2026. Năm"),
    )


def test_numbers_are_printed_as_typed():
    assert [block.number for block in text_blocks("3. Ba\n3. Ba nữa\nc) Điểm")] == [
        "3.",
        "3.",
        "c)",
    ]


def test_a_bold_first_level_is_a_heading_under_a_part():
    assert text_blocks("1. **Kết quả**\nTốt", under=1) == (
        Heading(2, "Kết quả", "1."),
        Paragraph("Tốt"),
    )


@pytest.mark.parametrize(
    ("line", "under"),
    [("1. **Kết quả**", 0), ("1. **Kết quả**", 2), ("a) **Kết quả**", 1), ("1.1. **Kết quả**", 1)],
)
def test_elsewhere_it_is_bold_with_its_number(line, under):
    number = line.split()[0]

    assert text_blocks(line, under=under) == (Paragraph(f"**{number} Kết quả**"),)


OURS = re.compile(r'</?(?:p|h3|b|i|span)(?: class="(?:leads|whole)")?>')


@given(typed, st.integers(0, 3))
def test_whatever_is_typed_stays_inside_the_paper(text, under):
    blocks = text_blocks(text, under=under)
    drawn = [official_block(PAPER, block) for block in blocks]

    assert all(isinstance(block, Paragraph | Item | Heading) for block in blocks)
    assert all(block.level == 2 for block in blocks if isinstance(block, Heading))
    for html in drawn:
        assert re.fullmatch(r'<(p|h3)(?: class="leads")?>.*</\1>', html)
        assert "<" not in OURS.sub("", html)


@given(typed, st.integers(0, 3))
def test_no_word_is_lost(text, under):
    drawn = "".join(official_block(PAPER, block) for block in text_blocks(text, under=under))
    words = re.sub(r"&[a-z0-9#]+;|<[^>]*>", "", drawn)

    assert re.findall("[1ađI]", words) == re.findall("[1ađI]", text)


def test_a_long_text_of_marks_takes_no_longer():
    assert len(text_blocks("1. **a\n" * 20_000, under=1)) == 20_000
