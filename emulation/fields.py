"""Form fields for what is typed in a Vietnamese office: numbers, money, dates, texts.

What was typed wrong is shown again exactly as typed, with a sentence that says how to write it.
"""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script

from emulation.deadlines import short_date
from emulation.numbers import Kind, NumberError, format_number, format_percent, parse
from emulation.text import clean_text


class VietnameseNumberField(forms.Field):
    """A Decimal, typed and shown as 1.234,5; None when left empty.

    `decimal_places=0` takes whole numbers only. `max_digits` and `decimal_places` mean what they
    mean for a model's DecimalField, so that nothing is rounded on its way to the database.
    """

    kind = Kind.NUMBER
    write = staticmethod(format_number)

    def __init__(
        self, *, min_value=None, max_value=None, max_digits=None, decimal_places=None, **kwargs
    ):
        self.min_value, self.max_value = min_value, max_value
        self.max_digits, self.decimal_places = max_digits, decimal_places
        super().__init__(**{"widget": forms.TextInput, **kwargs})

    def widget_attrs(self, widget):
        return {
            "inputmode": "decimal",
            "autocomplete": "off",
            "class": "number",
            "data-echo": self.kind.value,
        }

    def prepare_value(self, value):
        return format_number(value) if isinstance(value, Decimal | int) else value

    def to_python(self, value):
        if isinstance(value, Decimal | int):
            return Decimal(value)
        text = clean_text(value or "").strip()
        if not text:
            return None
        try:
            return parse(text, self.kind)
        except NumberError as error:
            raise ValidationError(str(error), code="invalid") from error

    def validate(self, value):
        super().validate(value)
        if value is not None:
            self._check_places(value)
            self._check_range(value)

    def _check_places(self, value):
        places = self.decimal_places
        if places is not None and value != round(value, places):
            raise ValidationError(
                f"Phần thập phân có tối đa {places} chữ số sau dấu phẩy."
                if places
                else "Hãy nhập số nguyên, không có phần thập phân.",
                code="decimal_places",
            )
        if self.max_digits and abs(value) >= 10 ** (whole := self.max_digits - (places or 0)):
            raise ValidationError(
                f"Số quá lớn: phần nguyên có tối đa {whole} chữ số.", code="max_digits"
            )

    def _check_range(self, value):
        if self.min_value is not None and value < self.min_value:
            raise ValidationError(
                f"Giá trị nhỏ nhất là {self.write(self.min_value)}.", code="min_value"
            )
        if self.max_value is not None and value > self.max_value:
            raise ValidationError(
                f"Giá trị lớn nhất là {self.write(self.max_value)}.", code="max_value"
            )


class MoneyField(VietnameseNumberField):
    """An amount in đồng; “38,2 triệu” and “1,5 tỷ đồng” are understood."""

    kind = Kind.MONEY


class PercentField(VietnameseNumberField):
    """A percentage in percent: “57,8%” and “57,8” are both 57.8."""

    kind = Kind.PERCENT
    write = staticmethod(format_percent)


class VietnameseDateField(forms.DateField):
    """A date typed day first, with four digits for the year: 05/7/2025.

    Years 1900 to 2199 only: 0225 is a slip of the finger.
    """

    EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
    default_error_messages = {
        "invalid": "Chưa đọc được ngày này. Hãy viết ngày/tháng/năm, ví dụ 05/7/2025.",
    }

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "autocomplete": "off", "placeholder": "ngày/tháng/năm"}

    def to_python(self, value):
        if isinstance(value, str):
            value = clean_text(value).strip()
            if not value.isascii():
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        day = super().to_python(value)
        if day and not self.EARLIEST <= day <= self.LATEST:
            raise ValidationError(
                f"Ngày phải từ {short_date(self.EARLIEST)} đến {short_date(self.LATEST)}.",
                code="range",
            )
        return day


class OfficialLineField(forms.CharField):
    """One line of text: as OfficialTextField, with single spaces."""

    def to_python(self, value):
        return " ".join(clean_text(super().to_python(value) or "").split()) or self.empty_value


class OfficialTextField(forms.CharField):
    """Text of any number of lines, in NFC, without what the eye cannot see."""

    widget = forms.Textarea

    def to_python(self, value):
        return clean_text(super().to_python(value) or "").strip() or self.empty_value


class MarkupTextarea(forms.Textarea):
    """With buttons for the markup and a hand for what is pasted from Word, where scripts run."""

    class Media:
        css = {"all": ["css/markup.css"]}
        js = [
            Script("js/markup_text.js", defer=True),
            Script("js/markup.js", defer=True),
            Script("js/markup_paste.js", defer=True),
        ]


class MarkupField(OfficialTextField):
    """Text in the small markup of docs/markup.md: each line a paragraph, a level or a dash."""

    takes = "lines"
    hint = (
        "Mỗi dòng là một đoạn. **chữ đậm**, *chữ nghiêng*; "
        "đầu dòng “1.”, “1.1.”, “a)” hoặc “-” để đánh số, gạch đầu dòng."
    )

    def __init__(self, **kwargs):
        is_ours = isinstance(kwargs.get("widget"), MarkupTextarea)
        kwargs["widget"] = kwargs["widget"] if is_ours else MarkupTextarea
        kwargs["help_text"] = kwargs.get("help_text") or self.hint
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "data-markup": self.takes}


class EmphasisField(MarkupField):
    """Text that the papers print within a sentence: bold and italic only."""

    takes = "inline"
    hint = "**chữ đậm**, *chữ nghiêng*."


class OfferedField(forms.ModelMultipleChoiceField):
    """Some of the rows offered. Django asks the database for whatever number is posted, and SQLite
    cannot be asked for one that is longer than its own: that one is refused before."""

    LONGEST = 18  # digits

    def clean(self, value):
        for pk in value or ():
            if len(str(pk)) > self.LONGEST:
                raise ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": str(pk)[: self.LONGEST] + "…"},
                )
        return super().clean(value)
