"""From the file to rows: all of it in one transaction, or nothing."""

from django.db import transaction

from campaigns.campaign_file.check import check
from campaigns.campaign_file.places import CampaignFileError
from campaigns.campaign_file.read import Reader, parse
from campaigns.campaign_file.rows import build, declared_in, find_shared
from campaigns.campaign_file.rules import RULES, a_code_is_loaded_once
from campaigns.campaign_file.shape import Node
from campaigns.campaign_file.shapes import CAMPAIGN
from campaigns.models import Campaign
from emulation.models import Event


def load(text, *, shape=CAMPAIGN, rules=RULES, by=None, replace=False):
    """The campaign that the file describes, saved with all its parts.

    `by` is the user who answers for the figures in it. With `replace` a draft of the same code
    is written anew. Raises CampaignFileError naming everything that is wrong.
    """
    reader = Reader()
    root = reader.node(shape, parse(text))
    problems = [*reader.problems, *check(root), *a_code_is_loaded_once(root, replace)]
    problems += [problem for rule in rules for problem in rule(root, by)]
    if problems:
        raise CampaignFileError(list(dict.fromkeys(problems)))
    with transaction.atomic():
        return Loader(root, by).campaign()


class Loader:
    """Saves nodes that have been checked. Shared rows are made when first they are named."""

    def __init__(self, root, by):
        self.root = root
        self.declared = declared_in(root)
        self.made = {}
        self.context = {
            "typed_by": by,
            "year": root.get("starts_on").year,
            "weekend_rule": root.get("weekend_rule"),
        }

    def campaign(self):
        existing = Campaign.objects.filter(code=self.root.code).first()
        if existing:
            self._empty(existing)
        campaign = self.save(self.root, self.context, replaced=existing)
        label = "Thay bản soạn thảo từ tệp" if existing else "Nạp từ tệp"
        Event.objects.record(campaign, "load", label, by=self.context["typed_by"])
        return campaign

    def _empty(self, draft):
        """Without its parts: a draft has no pledges and no reports yet."""
        for rows in self.root.shape.parts.values():
            if "campaign" in rows.shape.given:
                rows.shape.model.objects.filter(campaign=draft).delete()

    def save(self, node, context, *, order=None, replaced=None):
        """The node as a saved row, with all that stands in it."""
        context = dict(context)
        relations = self._relations(node, context)
        relations |= {name: context.get(name) for name in node.shape.given}
        row = build(node, relations, weekend_rule=context["weekend_rule"])
        if order and node.shape.has_order:
            row.order = order
        if replaced:
            row.pk, row.version = replaced.pk, replaced.version + 1
        row.save(force_update=bool(replaced))
        for name, column in node.shape.fields.items():
            if column.many_to_many:
                owners = [self._find(column.related_model, code) for code in node.get(name)]
                getattr(row, name).set(owners)
        if node.code:
            self.made[node.shape.model, node.code] = row
        if node.shape.known_as:
            context[node.shape.known_as] = row
        self._save_parts(node, context)
        return row

    def _relations(self, node, context):
        """The rows its foreign keys point to; those inside it may ask for them by name."""
        relations = {}
        for name, column in node.shape.fields.items():
            if not column.is_relation or column.many_to_many:
                continue
            value = node.get(name)
            if isinstance(value, Node):
                relations[name] = self._share(value, context)
            else:
                relations[name] = self._find(column.related_model, value) if value else None
            inline = node.shape.inline.get(name)
            if inline and inline.known_as:
                context[inline.known_as] = relations[name]
        return relations

    def _save_parts(self, node, context):
        for key, rows in node.shape.parts.items():
            if rows.are_shared and self._has_rows(rows.shape, context):
                continue
            for order, inner in enumerate(node.parts[key], 1):
                if inner.shape.identity:
                    self._share(inner, context)
                else:
                    self.save(inner, context, order=order)

    def _has_rows(self, shape, context):
        return shape.model.objects.filter(**{name: context[name] for name in shape.given}).exists()

    def _share(self, node, context):
        key = (node.shape.model, node.code)
        if node.code and key in self.made:
            return self.made[key]
        return find_shared(node, context.get("body")) or self.save(node, context)

    def _find(self, model, code):
        if (model, code) in self.made:
            return self.made[model, code]
        if (model, code) in self.declared:
            return self._share(self.declared[model, code], self.context)
        return model.objects.get(code=code)
