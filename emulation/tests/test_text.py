"""What is left of a text when it is stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.text import clean_text, file_words, quoted


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sở Y tế", "So-Y-te"),
        (unicodedata.normalize("NFD", "Đảng ủy Khối"), "Dang-uy-Khoi"),
        ("../../x", "x"),
        ("05/KH-KTĐ", "05-KH-KTD"),
        ("=1+1", "1-1"),
        ("báo cáo\u202efdp.exe", "bao-cao-fdp-exe"),
        ("", ""),
        ("a" * 100, "a" * 60),
    ],
)
def test_a_name_becomes_part_of_a_files_name_on_any_system(text, words):
    assert file_words(text) == words
