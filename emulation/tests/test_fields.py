import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from emulation.fields import (
    MoneyField,
    OfficialLineField,
    OfficialTextField,
    PercentField,
    VietnameseDateField,
    VietnameseNumberField,
)


class Entry(forms.Form):
    people = VietnameseNumberField(min_value=0, max_value=5000, decimal_places=0, required=False)
    money = MoneyField(required=False)
    share = PercentField(max_value=100, required=False)
    day = VietnameseDateField(required=False)


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("people", "1.340", Decimal(1340)),
        ("people", " 12\u200b ", Decimal(12)),
        ("people", "", None),
        ("money", "38,2 triệu", Decimal(38_200_000)),
        ("share", "57,8%", Decimal("57.8")),
        ("day", "05/07/2025", date(2025, 7, 5)),
        ("day", "5/7/2025", date(2025, 7, 5)),
        ("day", "29/02/2024", date(2024, 2, 29)),
    ],
)
def test_what_officers_type_is_read_as_meant(field, typed, meant):
    form = Entry({field: typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == meant


@pytest.mark.parametrize(
    ("field", "typed", "advice"),
    [
        ("people", "1.34", "hãy viết 1,34"),
        ("people", "2,5", "số nguyên"),
        ("people", "-1", "Giá trị nhỏ nhất là 0."),
        ("people", "5.001", "Giá trị lớn nhất là 5.000."),
        ("money", "38,2", "ghi đơn vị"),
        ("share", "100,1", "Giá trị lớn nhất là 100%."),
        ("day", "29/02/2023", "ngày/tháng/năm"),
        ("day", "07/25/2025", "ngày/tháng/năm"),
        ("day", "05/07/25", "ngày/tháng/năm"),
        ("day", "０５/07/2025", "ngày/tháng/năm"),
        ("day", "05/07/0225", "từ 01/01/1900"),
    ],
)
def test_a_wrong_entry_is_explained_and_shown_as_typed(field, typed, advice):
    form = Entry({field: typed})

    assert advice in form.errors[field][0]
    assert f'value="{typed}"' in str(form[field])


def test_stored_values_are_shown_the_vietnamese_way():
    form = Entry(
        initial={"people": 1340, "money": Decimal("1833468000.00"), "share": Decimal("57.80")}
    )

    shown = [form[name].value() for name in ("people", "money", "share")]
    assert shown == ["1.340", "1.833.468.000", "57,8"]


def test_a_stored_date_is_shown_day_first():
    assert 'value="05/07/2025"' in str(Entry(initial={"day": date(2025, 7, 5)})["day"])


def test_the_same_value_written_otherwise_is_no_change():
    assert not Entry({"money": "1 triệu"}, initial={"money": Decimal("1000000.00")}).has_changed()


def test_number_inputs_suit_a_phone_and_have_an_echo():
    html = str(Entry()["money"])

    assert 'type="text"' in html
    assert all(attr in html for attr in ['inputmode="decimal"', 'autocomplete="off"'])
    assert 'data-echo="money"' in html


@pytest.mark.parametrize(("typed", "fits"), [("999,99", True), ("1.000", False), ("1,001", False)])
def test_a_number_never_outgrows_its_column(typed, fits):
    field = VietnameseNumberField(max_digits=5, decimal_places=2)

    if fits:
        assert field.clean(typed) == Decimal("999.99")
    else:
        with pytest.raises(ValidationError):
            field.clean(typed)


@pytest.mark.parametrize("field", [VietnameseNumberField(), MoneyField(), VietnameseDateField()])
@pytest.mark.parametrize("typed", ["", "  ", None])
def test_a_required_entry_left_empty_is_asked_for(field, typed):
    with pytest.raises(ValidationError):
        field.clean(typed)


def test_the_largest_number_is_kept_whole():
    typed = "99.999.999.999,9999"
    field = VietnameseNumberField(max_digits=19, decimal_places=4)

    assert str(field.clean(typed)) == "99999999999.9999"


def test_text_is_kept_in_one_form_without_invisible_characters():
    typed = unicodedata.normalize("NFD", "Ủy ban\u00a0nhân dân \u202e\u200b\x07\r\nTỉnh  ")

    assert OfficialTextField().clean(typed) == "Ủy ban nhân dân\nTỉnh"
    assert OfficialLineField().clean(typed) == "Ủy ban nhân dân Tỉnh"


@pytest.mark.parametrize("field", [OfficialTextField, OfficialLineField])
def test_text_of_invisible_characters_only_is_empty(field):
    assert field(required=False).clean("\u200b\u200b") == ""
    with pytest.raises(ValidationError):
        field().clean("\u200b")
