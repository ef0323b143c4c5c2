"""How the file is described: which columns of which model, and what stands inside what."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from django.db import models


@dataclass(frozen=True)
class Shape:
    """One kind of object in the file.

    `columns` are columns of `model`, in the file's order, under their own names; those that point
    to another row hold its `code`, or the whole object where `inline` gives its shape. `given`
    are the columns that an object takes from what it stands in, `known_as` the name by which
    those inside it call it. With `identity`, the row is shared with other campaigns: it is looked
    up by these columns, created if missing, and never changed.
    """

    model: type[models.Model]
    columns: tuple[str, ...]
    given: tuple[str, ...] = ()
    known_as: str = ""
    inline: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    identity: tuple[str, ...] = ()

    @cached_property
    def fields(self):
        return {name: self.model._meta.get_field(name) for name in self.columns}

    @property
    def has_order(self):
        """Whether its place in the list is kept in a column."""
        return any(column.name == "order" for column in self.model._meta.fields)

    def is_required(self, name):
        column = self.fields[name]
        return not (column.blank or column.null or column.many_to_many or column.has_default())


@dataclass(frozen=True)
class Rows:
    """A list of objects under one key. `of` finds the rows that stand in another row, in order.

    `are_shared`: as a whole they belong to more than this campaign (the members of a year), so
    they are created if there are none, and never changed.
    """

    shape: Shape
    of: Callable
    are_shared: bool = False


@dataclass
class Node:
    """One object of the file, read or to be written: the values of its columns and its lists.

    A reference is the code of what it points to; an inline object is a Node. `given` says where
    in the file that stands which the columns `given` point to. Only the rows of a node that was
    read without a problem (`is_sound`) are worth comparing with the rules of the database.
    """

    shape: Shape
    place: str = ""
    values: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    given: dict = field(default_factory=dict)
    is_sound: bool = True

    def get(self, name):
        """The value of a column: what the file says, or else the column's default."""
        if name in self.values:
            return self.values[name]
        column = self.shape.fields[name]
        if column.many_to_many:
            return []
        return column.get_default() if column.has_default() or not column.null else None

    @property
    def code(self):
        return self.values.get("code")

    def inline_nodes(self):
        return [value for value in self.values.values() if isinstance(value, Node)]

    def rows(self):
        return [node for nodes in self.parts.values() for node in nodes]

    def references(self):
        """(column, code) of all that it names by code."""
        for name, column in self.shape.fields.items():
            if column.is_relation and not isinstance(value := self.get(name), Node):
                codes = value if column.many_to_many else [value] if value else []
                yield from ((column, code) for code in codes)

    def walk(self):
        """This node and all within it, each before what it contains."""
        yield self
        for node in [*self.inline_nodes(), *self.rows()]:
            yield from node.walk()
