"""How sections are numbered, and how types of papers are abbreviated."""

import pytest

from campaigns.contents import number_of, outline, roman
from campaigns.models import Section
from campaigns.paper_types import abbreviation_of

Style = Section.Style


@pytest.mark.parametrize(
    ("n", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (20, "XX")]
)
def test_parts_take_roman_numerals(n, numeral):
    assert roman(n) == numeral


@pytest.mark.parametrize(
    ("style", "n", "number"),
    [
        (Style.PART, 2, "II."),
        (Style.NUMBERED, 3, "3."),
        (Style.LETTERED, 5, "đ)"),
        (Style.LETTERED, 30, "30)"),
        (Style.DASHED, 2, "-"),
        (Style.PLAIN, 1, ""),
    ],
)
def test_each_style_has_its_number(style, n, number):
    assert number_of(style, n) == number


def test_sections_are_numbered_among_their_sisters():
    rows = [
        Section(pk=1, style=Style.PART),
        Section(pk=2, style=Style.NUMBERED, parent_id=1),
        Section(pk=3, style=Style.PLAIN, parent_id=1),
        Section(pk=4, style=Style.NUMBERED, parent_id=1),
        Section(pk=5, style=Style.PART),
    ]

    first, second = outline(rows)

    assert (first.number, second.number) == ("I.", "II.")
    assert [node.number for node in first.children] == ["1.", "", "2."]
    assert (first.is_first, first.is_last, second.is_last) == (True, False, True)


@pytest.mark.parametrize(
    ("paper_type", "abbreviation"),
    [("Chương trình", "CTr"), ("KẾ HOẠCH", "KH"), ("Quy định", "QyĐ"), ("Thư kêu gọi", "")],
)
def test_usual_types_are_abbreviated(paper_type, abbreviation):
    assert abbreviation_of(paper_type) == abbreviation
