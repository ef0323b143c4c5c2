"""Text columns as Vietnamese offices need them: one form of each letter, and a key to find by."""

from django.core.exceptions import ValidationError
from django.db import models

from emulation.numbers import MAX_DECIMALS, MAX_DIGITS
from emulation.search import fold, sort_key
from emulation.text import clean_text


class OfficialCharField(models.CharField):
    """One line of text, kept in NFC without control or invisible characters."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean_text(value) if isinstance(value, str) else value


class OfficialTextField(models.TextField):
    """Paragraphs of text, kept in NFC without control or invisible characters."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean_text(value) if isinstance(value, str) else value


def validate_exact(value):
    """Refuses a Decimal of more digits than both databases keep exactly."""
    if len(value.normalize().as_tuple().digits) > MAX_DIGITS:
        raise ValidationError(f"Số quá dài: tối đa {MAX_DIGITS} chữ số, kể cả phần thập phân.")


class ExactDecimalField(models.DecimalField):
    """A number as it was typed, never nearly: see `emulation.numbers` for what may be typed."""

    default_validators = [validate_exact]

    def __init__(self, *args, **kwargs):
        kwargs |= {"max_digits": MAX_DIGITS + MAX_DECIMALS, "decimal_places": MAX_DECIMALS}
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for implied in ("max_digits", "decimal_places"):
            kwargs.pop(implied, None)
        return name, path, args, kwargs


class DerivedKeyField(models.CharField):
    """A key computed from the column `source` each time the row is saved."""

    derive = staticmethod(fold)

    def __init__(self, *args, source, **kwargs):
        self.source = source
        kwargs |= {"max_length": 500, "editable": False, "db_index": True, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for implied in ("max_length", "editable", "db_index", "default"):
            kwargs.pop(implied, None)
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance, add):
        value = self.derive(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class SearchKeyField(DerivedKeyField):
    """Without tone marks, đ as d, lower case: what a person types into a search box."""


class SortKeyField(DerivedKeyField):
    """Orders by the Vietnamese alphabet in any database."""

    derive = staticmethod(sort_key)
