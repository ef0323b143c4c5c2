"""Single values: how a column of the database stands in JSON, and what it may not be there.

Decimals are strings in plain notation (“57.8”), so that no program on the way makes a float of
them; dates are “2023-06-30”, instants “2023-04-18T08:00:00+07:00”; small counts are JSON numbers.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models

from emulation.deadlines import VIETNAM
from emulation.text import clean_text

PLAIN_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,10})?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})")


def _text(value):
    if not isinstance(value, str):
        raise ValidationError("Phải là chuỗi ký tự trong dấu ngoặc kép.")
    return clean_text(value)


def _line(value):
    if "\n" in (text := _text(value)):
        raise ValidationError("Phải viết trên một dòng.")
    return text


def _number(value):
    if not isinstance(value, str) or not PLAIN_NUMBER.fullmatch(value):
        raise ValidationError("Phải là số thập phân viết trong dấu ngoặc kép, ví dụ “57.8”.")
    return Decimal(value)


def _whole(value):
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValidationError("Phải là số nguyên, không có dấu ngoặc kép.")
    return value


def _yes_no(value):
    if not isinstance(value, bool):
        raise ValidationError("Phải là true hoặc false.")
    return value


def _day(value):
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise ValidationError("Phải là ngày dạng “2023-06-30”.")
    return _parsed(date, value)


def _instant(value):
    if not isinstance(value, str) or not INSTANT.fullmatch(value):
        raise ValidationError("Phải là thời điểm dạng “2023-04-18T08:00:00+07:00”.")
    return _parsed(datetime, value)


def _parsed(kind, value):
    try:
        return kind.fromisoformat(value)
    except ValueError:
        raise ValidationError(f"Không có ngày giờ “{value}”.") from None


def plain(number):
    """A decimal without exponent and without zeros that say nothing: 3000000000000, 57.8."""
    return f"{number.normalize() + 0:f}"


def _same(value):
    return value


# The first class that fits decides; a DateTimeField is also a DateField, and so on.
KINDS = [
    (models.BooleanField, _yes_no, _same),
    (models.DecimalField, _number, plain),
    (models.DateTimeField, _instant, lambda at: at.astimezone(VIETNAM).isoformat()),
    (models.DateField, _day, lambda day: day.isoformat()),
    (models.IntegerField, _whole, _same),
    (models.TextField, _text, _same),
    (models.CharField, _line, _same),
]


def _kind(field):
    return next(kind for kind in KINDS if isinstance(field, kind[0]))


def from_json(field, value):
    """The value of `field` that stands in JSON as `value`, or ValidationError."""
    _, read, _ = _kind(field)
    cleaned = read(value)
    if field.choices and cleaned not in (values := [choice for choice, _ in field.flatchoices]):
        raise ValidationError(f"“{cleaned}” không phải là một trong: {', '.join(values)}.")
    return field.clean(cleaned, None)


def to_json(field, value):
    _, _, write = _kind(field)
    return write(value)
