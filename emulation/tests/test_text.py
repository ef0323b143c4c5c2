"""What is left of a text when it is stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.text import clean_text, quoted


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Thi\u00a0đua", "Thi đua"),
        ("một\r\nhai\vba\u2028bốn", "một\nhai\nba\nbốn"),
        ("báo cáo\u202efdp.exe", "báo cáofdp.exe"),
        ("a\u200b\u0301", "á"),  # parted by an invisible mark, and joined again
        ("x\x00y\ue000z", "xyz"),
        ("cột\tcột", "cột cột"),
        ("cuối dòng   \n", "cuối dòng\n"),
    ],
)
def test_only_what_can_be_seen_is_stored(typed, stored):
    assert clean_text(typed) == stored


@given(st.text())
def test_cleaning_twice_changes_nothing_and_leaves_nfc(text):
    once = clean_text(text)

    assert clean_text(once) == once == unicodedata.normalize("NFC", once)


def test_quotation_marks_inside_quotation_marks_are_single():
    assert quoted("Số cá nhân đạt “Chiến sĩ thi đua”") == "“Số cá nhân đạt ‘Chiến sĩ thi đua’”"
