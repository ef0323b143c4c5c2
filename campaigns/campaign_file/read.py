"""From the text of a file to nodes, noting everything that is wrong on the way."""

import json

from django.core.exceptions import ValidationError

from campaigns.campaign_file import values
from campaigns.campaign_file.dump import FORMAT
from campaigns.campaign_file.places import CampaignFileError, inside
from campaigns.campaign_file.shape import Node


def parse(text):
    """The JSON object of a file of our format, without the key “format”."""
    try:
        document = json.loads(text, object_pairs_hook=_once_each)
    except json.JSONDecodeError as error:
        where = f"dòng {error.lineno}, cột {error.colno}"
        raise CampaignFileError([(where, f"Không đọc được JSON ({error.msg}).")]) from error
    except ValueError as error:
        raise CampaignFileError([("", str(error))]) from error
    if not isinstance(document, dict):
        raise CampaignFileError([("", "Tệp phải là một đối tượng JSON {…}.")])
    if document.pop("format", None) != FORMAT:
        raise CampaignFileError([("format", f"Phải là {FORMAT}: phiên bản của định dạng tệp.")])
    return document


def _once_each(pairs):
    keys = [key for key, _ in pairs]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise ValueError(f"Khóa “{twice}” được viết hai lần trong cùng một đối tượng.")
    return dict(pairs)


class Reader:
    """Reads objects by their shapes. `problems` collects (place, what is wrong)."""

    def __init__(self):
        self.problems = []

    def node(self, shape, document, place="", context=None):
        """`document` as a Node of `shape`; `context` says what the columns `given` point to."""
        node = Node(shape, place)
        context = dict(context or {})
        if not isinstance(document, dict):
            self.note(place, "Phải là một đối tượng {…}.")
            return node
        node.given = {name: context[name] for name in shape.given if name in context}
        known_problems = len(self.problems)
        self._refuse_unknown_keys(shape, document, place)
        for name in shape.columns:
            self._column(node, name, document.get(name), context)
        node.is_sound = len(self.problems) == known_problems
        if shape.known_as:
            context = context | {shape.known_as: place}
        for key, rows in shape.parts.items():
            node.parts[key] = self._list(
                rows.shape, document.get(key, []), inside(place, key), context
            )
        return node

    def note(self, place, *messages):
        self.problems += [(place, message) for message in messages]

    def _refuse_unknown_keys(self, shape, document, place):
        for key in document:
            if key not in shape.columns and key not in shape.parts:
                self.note(inside(place, key), "Không có mục này trong định dạng tệp.")

    def _list(self, shape, documents, place, context):
        if not isinstance(documents, list):
            self.note(place, "Phải là một danh sách […].")
            return []
        return [
            self.node(shape, document, f"{place}[{index}]", context)
            for index, document in enumerate(documents)
        ]

    def _column(self, node, name, value, context):
        """One value. A missing one and a null are the same: the column's default."""
        place = inside(node.place, name)
        if value is None:
            if node.shape.is_required(name):
                self.note(place, "Thiếu mục bắt buộc này.")
            return
        inline = node.shape.inline.get(name)
        if inline and inline.known_as:
            context[inline.known_as] = place
        if inline and not (isinstance(value, str) and "code" in inline.columns):
            node.values[name] = self.node(inline, value, place, context)
            return
        try:
            node.values[name] = self._value(node.shape.fields[name], value)
        except ValidationError as error:
            self.note(place, *error.messages)

    def _value(self, column, value):
        if not column.is_relation:
            return values.from_json(column, value)
        codes = value if column.many_to_many else [value]
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise ValidationError("Phải ghi mã trong dấu ngoặc kép.")
        return sorted(set(codes)) if column.many_to_many else value
