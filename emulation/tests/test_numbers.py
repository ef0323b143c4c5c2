import time
import unicodedata
from contextlib import nullcontext
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from emulation.model_fields import ExactDecimalField
from emulation.numbers import (
    Kind,
    NumberError,
    count_word,
    echo,
    format_money,
    format_money_short,
    format_number,
    format_percent,
    parse,
    parse_money,
    parse_number,
    parse_percent,
)

LARGEST = Decimal("99999999999.9999")
numbers = st.decimals(-LARGEST, LARGEST, places=4)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.833.468.000", "1833468000"),
        ("1833468000", "1833468000"),
        ("57,8", "57.8"),
        ("-4", "-4"),
        ("-1.234,5", "-1234.5"),
        ("1.340", "1340"),
        ("0", "0"),
        ("0,125", "0.125"),
        ("05", "5"),
        ("  12 ", "12"),
        ("\u00a012", "12"),
        ("9" * 15, "9" * 15),
        ("0,0001", "0.0001"),
    ],
)
def test_a_number_is_read_the_vietnamese_way(typed, meant):
    assert parse_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "1.34",
        "1.3400",
        "0.500",
        "1000.000",
        "12.34.567",
        "1..000",
        "1,000.5",
        "1,000,000",
        "1_000",
        "1e3",
        "３０",
        "٣٠",
        "1 000",
        "1\u00a0000",
        "NaN",
        "Infinity",
        "+5",
        "−4",
        "--4",
        "- 4",
        ",5",
        "5,",
        "5.",
        "57,8%",
        "9" * 19,
        "0,0000001",
        "mười",
        "1\n2",
        "0x10",
        "12\u200b",
    ],
)
def test_what_is_ambiguous_or_foreign_is_refused(typed):
    with pytest.raises(NumberError) as refused:
        parse_number(typed)

    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("1.34", "hãy viết 1,34."),
        ("0.500", "hãy viết 0,500."),
        ("1,000.5", "hãy viết 1.000,5."),
        ("1,000,000", "hãy viết 1.000.000."),
        ("1 000", "không có dấu cách"),
        ("57,8%", "không nhận dấu %"),
        ("9" * 16, "tối đa 15 chữ số"),
        ("0,00001", "tối đa 4 chữ số sau dấu phẩy"),
        ("", "Vui lòng nhập"),
        ("abc", "như 1.234 hoặc 57,8"),
    ],
)
def test_the_refusal_says_how_to_write_it(typed, advice):
    with pytest.raises(NumberError, match=advice.replace(".", r"\.")):
        parse_number(typed)


def test_minus_zero_is_zero():
    assert str(parse_number("-0")) == "0"


@pytest.mark.parametrize("typed", ["57,8%", "57,8 %", " 57,8", "57,80"])
def test_a_percentage_is_read_with_or_without_its_sign(typed):
    assert parse_percent(typed) == Decimal("57.8")


@pytest.mark.parametrize("typed", ["%", "57.8%", "57,8%%", "57,8 % %", ""])
def test_a_wrong_percentage_is_refused(typed):
    with pytest.raises(NumberError):
        parse_percent(typed)


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("1.833.468.000", 1_833_468_000),
        ("1.833.468.000 đồng", 1_833_468_000),
        ("500.000đ", 500_000),
        ("500.000 VNĐ", 500_000),
        ("38,2 triệu", 38_200_000),
        ("38,2tr", 38_200_000),
        ("38,2 TRIỆU ĐỒNG", 38_200_000),
        (unicodedata.normalize("NFD", "38,2 triệu đồng"), 38_200_000),
        ("3.000 tỷ", 3_000_000_000_000),
        ("3.000\u00a0tỉ", 3_000_000_000_000),
        ("3 nghìn tỷ đồng", 3_000_000_000_000),
        ("1,5 tỷ đồng", 1_500_000_000),
        ("500 nghìn", 500_000),
        ("500 ngàn đồng", 500_000),
        ("-2 triệu", -2_000_000),
        ("0", 0),
    ],
)
def test_money_is_read_in_dong(typed, dong):
    assert parse_money(typed) == dong


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "đồng",
        "triệu",
        "38.2 triệu",
        "38,2",
        "500,000",
        "500,000 đồng",
        "1,0001 nghìn",
        "1 tỷ 200 triệu",
        "5 đô la",
        "5 triệu triệu",
        "$5",
        "1.000.000.000 tỷ",
        "5 triệu/đơn vị",
        "NaN triệu",
    ],
)
def test_money_that_could_mean_two_amounts_is_refused(typed):
    with pytest.raises(NumberError):
        parse_money(typed)


def test_a_comma_without_a_unit_asks_for_the_unit():
    with pytest.raises(NumberError, match="ghi đơn vị, ví dụ 38,2 triệu"):
        parse_money("38,2")


def test_a_very_long_entry_is_refused_at_once():
    started = time.perf_counter()
    for typed in ["9" * 100_000, " " * 50_000 + "x", "1" + " " * 50_000 + "x", "1.000" * 20_000]:
        for kind in Kind:
            with pytest.raises(NumberError):
                parse(typed, kind)
    assert time.perf_counter() - started < 2


@given(st.text())
def test_any_text_is_read_or_refused_and_nothing_else(typed):
    for kind in Kind:
        try:
            value = parse(typed, kind)
        except NumberError:
            continue
        assert value.is_finite()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("100.00"), "100"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-1234567.25"), "-1.234.567,25"),
        (Decimal("-0.0"), "0"),
        (7, "7"),
        (None, "–"),
        (Decimal(10) ** 40 + Decimal("0.5"), "10.000.000.000.000.000.000.000.000.000"),
    ],
)
def test_a_number_is_written_the_vietnamese_way(value, written):
    assert format_number(value).startswith(written)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("57.85", 1, "57,9"),
        ("57.75", 1, "57,8"),
        ("2.5", 0, "3"),
        ("57", 2, "57,00"),
        ("-0.04", 1, "0,0"),
        ("9" * 40, 1, None),
    ],
)
def test_asked_for_decimals_are_given_and_halves_rounded_up(value, decimals, written):
    assert format_number(Decimal(value), decimals) == (
        written or ".".join(["9", *["999"] * 13]) + ",0"
    )


def test_a_float_is_a_mistake_of_ours():
    with pytest.raises(TypeError):
        format_number(0.1)


@given(numbers)
def test_what_we_write_we_read_back(value):
    assert parse_number(format_number(value)) == value
    assert parse_percent(format_percent(value)) == value


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_money_we_write_we_read_back(dong):
    assert parse_money(format_money(Decimal(dong))) == dong
    assert parse_money(format_money_short(Decimal(dong))) == dong


@pytest.mark.parametrize(
    ("dong", "written"),
    [
        (3_000_000_000_000, "3.000 tỷ đồng"),
        (1_600_000_000, "1.600 triệu đồng"),
        (500_000, "500.000 đồng"),
        (1_833_468_000, "1.833.468.000 đồng"),
        (0, "0 đồng"),
        (None, "–"),
    ],
)
def test_money_is_shortened_only_when_nothing_is_lost(dong, written):
    assert format_money_short(None if dong is None else Decimal(dong)) == written


def test_nothing_is_written_as_a_dash():
    assert [format_percent(None), format_money(None)] == ["–", "–"]


@pytest.mark.parametrize(
    ("typed", "kind", "understood"),
    [
        ("3.000 tỷ", Kind.MONEY, "= 3.000.000.000.000 đồng"),
        ("1.340", Kind.NUMBER, "= 1.340"),
        ("57,80 %", Kind.PERCENT, "= 57,8%"),
        ("1,000", Kind.NUMBER, "= 1"),
    ],
)
def test_the_echo_says_what_was_understood(typed, kind, understood):
    assert echo(parse(typed, kind), kind) == understood


@pytest.mark.parametrize(
    ("count", "written"),
    [(1, "01"), (9, "09"), (10, "10"), (12, "12"), (0, "0"), (1234, "1.234"), (Decimal(2), "02")],
)
def test_a_count_below_ten_has_two_digits(count, written):
    assert count_word(count) == written


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [("999999999999999", True), ("99999999999.9999", True), ("9999999999999999", False)],
)
def test_a_column_takes_only_what_both_databases_keep(value, is_kept):
    refused = nullcontext() if is_kept else pytest.raises(ValidationError, match="15 chữ số")

    with refused:
        ExactDecimalField().clean(Decimal(value), None)
