"""Between nodes and rows: rows that are not yet saved, and those that the system has already."""

from campaigns.campaign_file.shape import Node
from campaigns.models.campaign import Deadline
from emulation.deadlines import WeekendRule


def build(node, relations, *, weekend_rule=WeekendRule.FIXED):
    """An unsaved row. `relations` are its foreign keys, as the model's arguments."""
    plain = {
        name: node.get(name) for name, column in node.shape.fields.items() if not column.is_relation
    }
    row = node.shape.model(**plain, **relations)
    if isinstance(row, Deadline):
        row.fix_deadline(weekend_rule)
    return row


def find_shared(node, body=None):
    """The row that the system has for a shared node, or None. `body`: whose signatory it is."""
    lookup = {}
    for name in node.shape.identity:
        if name in node.shape.given:
            lookup[name] = body
        elif node.shape.fields[name].is_relation:
            lookup[f"{name}__code"] = node.get(name)
        else:
            lookup[name] = node.get(name)
    if None in (lookup.get(name) for name in node.shape.given):
        return None
    return node.shape.model.objects.filter(**lookup).first()


def shared_body(node):
    """The issuing body of a head (campaign, pledge, report), if the system has it."""
    body = node.values.get("issuing_body")
    return find_shared(body) if isinstance(body, Node) else None


def declared_in(root):
    """What the file itself defines: {(model, code): node}."""
    return {(node.shape.model, node.code): node for node in root.walk() if node.code}
