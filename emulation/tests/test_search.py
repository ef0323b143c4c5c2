import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.search import fold, sort_key

vietnamese = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặồộớựỷĐÁỞ 019-")


@pytest.mark.parametrize(
    "typed",
    [
        "Ủy ban",
        "Uỷ ban",
        "UY BAN",
        "  ủy\u00a0 ban ",
        "Ủy\u200b ban",
        "\ufeffỦy ban",
        "Ủy\nban",
        unicodedata.normalize("NFD", "Ủy ban"),
        "Ủy bаn",  # the last а is Cyrillic
    ],
)
def test_the_same_name_has_one_search_key(typed):
    assert fold(typed) == "uy ban"


def test_d_with_stroke_is_found_by_d():
    assert fold("Đảng ủy Khối") == "dang uy khoi"


def test_every_vietnamese_letter_folds_to_plain_latin():
    letters = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"

    assert fold(letters + letters.upper()).isascii()


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_how_a_text_is_encoded_does_not_matter(text):
    nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert fold(nfc) == fold(nfd)
    assert sort_key(nfc) == sort_key(nfd)


@pytest.mark.parametrize(
    "ordered",
    [
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["ba", "bà", "bả", "bã", "bá", "bạ"],
        ["ba lan", "bà con"],
        ["an", "án", "ang", "anh", "ăn", "ân"],
        ["Ban Dân vận", "Ban Tổ chức", "Bảo hiểm xã hội", "Đảng ủy", "Ủy ban"],
        ["Khối 2", "Khối 10", "Khối B"],
        ["Khối", "Khối 1"],
        ["Dung", "Dũng", "Đang"],
        ["tô", "tổ", "tơ", "tu", "tư"],
        ["Sở Nội vụ", "Sở Y tế", "sợ"],
    ],
)
def test_names_stand_in_the_order_of_a_vietnamese_dictionary(ordered):
    keys = [sort_key(name) for name in ordered]

    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Uỷ ban", "Ủy ban"), ("SỞ Y TẾ", "Sở Y tế"), ("Khối 02", "Khối 2"), ("A – B", "A b")],
)
def test_spelling_without_meaning_does_not_change_the_order(one, other):
    assert sort_key(one) == sort_key(other)


@given(st.text())
def test_a_sort_key_has_only_characters_every_collation_orders_alike(text):
    assert re.fullmatch("[a-z0-9]*", sort_key(text))


@given(vietnamese, vietnamese)
def test_what_begins_a_name_comes_before_it(beginning, rest):
    assert sort_key(beginning) <= sort_key(f"{beginning} {rest}")
