"""Vietnamese numbers: read what an officer typed, write what an office prints.

A dot only parts groups of three digits, a comma is only the decimal mark. Whatever could be meant
in two ways is refused with a sentence that shows how to write it. Values are Decimal, never float:
money in đồng, percentages in percent (57,8% is 57.8).
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import lru_cache

# SQLite keeps 15 digits of a number exactly: what is accepted is never changed by storing it.
MAX_DIGITS = 15
MAX_DECIMALS = 4
MAX_LENGTH = 100
NOTHING = "–"

NUMBER = re.compile(r"(-?)([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
MONEY = re.compile(
    r"(?P<number>.*?)\s*"
    r"(?P<scale>(?:nghìn|ngàn)\s+(?:tỷ|tỉ)|tỷ|tỉ|triệu|tr|nghìn|ngàn)?\s*"
    r"(?:đồng|đ|vnđ|vnd)?",
    re.DOTALL,
)
SCALES = {
    "tr": Decimal(10) ** 6,
    "triệu": Decimal(10) ** 6,
    "tỷ": Decimal(10) ** 9,
    "tỉ": Decimal(10) ** 9,
    "nghìn": Decimal(10) ** 3,
    "ngàn": Decimal(10) ** 3,
}
EXACT = Context(prec=100)  # the default of 28 digits would round a very large sum
SWAP_MARKS = str.maketrans(".,", ",.")


class Kind(StrEnum):
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"


class NumberError(ValueError):
    """Not readable as a number; the message is the Vietnamese sentence for the user."""


def parse(text, kind):
    """The Decimal meant by `text`, read as `kind`. Raises NumberError."""
    return PARSERS[kind](text)


def echo(value, kind):
    """What was understood, to be seen before it is saved: “= 3.000.000.000.000 đồng”."""
    return f"= {WRITERS[kind](value)}"


def parse_number(text):
    """“1.833.468.000”, “57,8”, “-4”: a Decimal. “1.340” is 1340; “05” is 5.

    At most 15 digits, 4 of them after the comma. Refused, because two readers could read two
    values: “1.34”, “0.500”, “1,000.5”, “1 000”; and as foreign: “1_000”, “1e3”, “３０”, “NaN”.
    Raises NumberError.
    """
    text = text.strip()
    found = NUMBER.fullmatch(text)
    if not found:
        raise NumberError(_how_to_write(text))
    sign, whole, fraction = found.groups(default="")
    whole = whole.replace(".", "")
    if len(fraction) > MAX_DECIMALS:
        raise NumberError(f"Phần thập phân có tối đa {MAX_DECIMALS} chữ số sau dấu phẩy.")
    if len(whole.lstrip("0") + fraction.rstrip("0")) > MAX_DIGITS:
        raise NumberError(f"Số quá dài: tối đa {MAX_DIGITS} chữ số, kể cả phần thập phân.")
    return Decimal(f"{sign}{whole}.{fraction}") + 0  # no minus zero


def parse_percent(text):
    """“57,8%”, “57,8 %” or “57,8”: 57.8, in percent. Otherwise as `parse_number`."""
    return parse_number(text.strip().removesuffix("%"))


def parse_money(text):
    """An amount in đồng: “1.833.468.000”, “38,2 triệu”, “1,5 tỷ đồng”, “3 nghìn tỷ”, “500.000đ”.

    The đồng has no part, so a comma needs nghìn, triệu or tỷ behind it: “500,000” might be five
    hundred thousand, and is refused. Raises NumberError.
    """
    plain = unicodedata.normalize("NFC", text).casefold().strip()
    if len(plain) > MAX_LENGTH:  # the pattern below tries every split
        raise NumberError(_how_to_write(plain))
    found = MONEY.fullmatch(plain)
    amount = parse_number(found["number"])
    scale = Decimal(1)
    for word in (found["scale"] or "").split():
        scale *= SCALES[word]
    money = amount * scale
    if money % 1 or (scale == 1 and "," in found["number"]):
        raise NumberError(
            "Số tiền tính bằng đồng không có phần thập phân. Hãy viết đủ số đồng, "
            "ví dụ 500.000, hoặc ghi đơn vị, ví dụ 38,2 triệu."
        )
    if abs(money) >= 10**MAX_DIGITS:
        raise NumberError(f"Số tiền quá lớn: tối đa {MAX_DIGITS} chữ số.")
    return money.quantize(Decimal(1))


def format_number(value, decimals=None):
    """1234.50 → “1.234,5”; None → “–”. With `decimals`, exactly so many, half rounded up."""
    if value is None:
        return NOTHING
    if isinstance(value, float):
        raise TypeError("A number here is a Decimal or an int, never a float.")
    if decimals is None:
        return _as_it_is(value)
    value = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context=EXACT)
    return _with_marks(value)


@lru_cache(maxsize=10_000)  # the figures of a bloc repeat each other, on each page anew
def _as_it_is(value):
    written = _with_marks(Decimal(value))
    return written.rstrip("0").rstrip(",") if "," in written else written


def _with_marks(value):
    return f"{value or abs(value):,f}".translate(SWAP_MARKS)


def format_percent(value, decimals=None):
    """57.8 → “57,8%”. The value is in percent already."""
    return NOTHING if value is None else f"{format_number(value, decimals)}%"


def format_money(value):
    """1833468000 → “1.833.468.000 đồng”."""
    return NOTHING if value is None else f"{format_number(value)} đồng"


def format_money_short(value):
    """In whole tỷ, else in whole triệu, else in đồng: never rounded.

    3000000000000 → “3.000 tỷ đồng”; 1600000000 → “1.600 triệu đồng”; 1500 → “1.500 đồng”.
    """
    if value:
        for word in ("tỷ", "triệu"):
            if value % SCALES[word] == 0:
                return f"{format_number(value / SCALES[word])} {word} đồng"
    return format_money(value)


def count_word(count):
    """A count as official papers write it: 1 to 9 with a leading zero, “02”, “12”, “1.234”."""
    return f"0{count}" if 0 < count < 10 else format_number(count)


def _how_to_write(text):
    """The sentence that tells what is wrong with `text`, with the right spelling if it is clear."""
    swapped = text.translate(SWAP_MARKS)
    if not text:
        return "Vui lòng nhập một số."
    if text.endswith("%"):
        return "Ô này nhận một số, không nhận dấu %."
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", text):
        return (
            "Dấu chấm chỉ dùng để ngăn từng nhóm ba chữ số, như 1.340; "
            f"nếu là số thập phân, hãy viết {swapped[:30]}."
        )
    if "," in text and NUMBER.fullmatch(swapped):
        return (
            "Dấu chấm ngăn từng nhóm ba chữ số, dấu phẩy chỉ dùng cho phần thập phân: "
            f"hãy viết {swapped[:30]}."
        )
    if re.fullmatch(r"-?[0-9][0-9\s.,]*", text) and re.search(r"\s", text):
        return "Giữa các chữ số không có dấu cách: hãy viết như 1.000 hoặc 1000."
    return "Chưa đọc được số này. Hãy viết như 1.234 hoặc 57,8."


PARSERS = {Kind.NUMBER: parse_number, Kind.PERCENT: parse_percent, Kind.MONEY: parse_money}
WRITERS = {Kind.NUMBER: format_number, Kind.PERCENT: format_percent, Kind.MONEY: format_money}
