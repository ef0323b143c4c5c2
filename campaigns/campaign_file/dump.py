"""From rows to the file. The same rows always give the same bytes."""

import json

from campaigns.campaign_file import values
from campaigns.campaign_file.shape import Node
from campaigns.campaign_file.shapes import CAMPAIGN, UNIT
from units.models import Unit

FORMAT = 1


def dump(campaign, shape=CAMPAIGN):
    """The campaign and all that `shape` asks for, as the text of a campaign file."""
    node = take(shape, campaign)
    node.parts["units"] = [take(UNIT, unit) for unit in units_named_in(node)]
    document = {"format": FORMAT, **as_json(node)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def take(shape, row):
    """The row, and the rows that stand in it, as a Node."""
    node = Node(shape)
    for name, column in shape.fields.items():
        if column.many_to_many:
            node.values[name] = sorted(other.code for other in getattr(row, name).all())
        elif not column.is_relation:
            node.values[name] = getattr(row, name)
        elif (other := getattr(row, name)) is None:
            node.values[name] = None
        else:
            inline = shape.inline.get(name)
            node.values[name] = take(inline, other) if inline else other.code
    for key, rows in shape.parts.items():
        node.parts[key] = [take(rows.shape, other) for other in rows.of(row)]
    return node


def units_named_in(node):
    """Every unit that the campaign speaks of, and those above it, by code."""
    codes = {
        code
        for inner in node.walk()
        for column, code in inner.references()
        if column.related_model is Unit
    }
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
    open_ends = list(units.values())
    while open_ends:
        above = [unit.parent for unit in open_ends if unit.parent]
        open_ends = [unit for unit in above if unit.code not in units]
        units |= {unit.code: unit for unit in open_ends}
    return [units[code] for code in sorted(units)]


def as_json(node):
    """The node as plain values; what is as the model has it by default is left out."""
    document = {}
    for name, column in node.shape.fields.items():
        value = node.get(name)
        if isinstance(value, Node):
            document[name] = as_json(value)
        elif value in (None, "", []) or (column.has_default() and value == column.get_default()):
            continue
        else:
            document[name] = value if column.is_relation else values.to_json(column, value)
    for key in node.shape.parts:
        if rows := node.parts.get(key):
            document[key] = [as_json(row) for row in rows]
    return document
