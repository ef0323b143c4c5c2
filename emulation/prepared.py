"""Queries of the busiest pages: written with the ORM, turned into SQL once a process.

    KEYS = Prepared(lambda phase: Report.objects.filter(phase=phase).values_list("pk"))
    MEASURES = PreparedObjects(lambda campaign: Measure.objects.filter(campaign=campaign), "target")
    rows, measures = KEYS(phase.pk), MEASURES(campaign.pk)

Building a query costs the ORM five to ten times what asking it costs. What is given with each
asking stands in the query as a parameter of the database, so nothing given is ever part of the
SQL. PostgreSQL plans each of them once a connection, too. For queries whose shape never changes;
the others are asked as everywhere else.
"""

from itertools import count
from typing import NamedTuple
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models.expressions import RawSQL

KEYS = range(-(2**63), 2**63)  # what a column of whole numbers can hold
NUMBERS = count(1)
PLANNED = WeakKeyDictionary()  # names of the statements that each open connection has planned


class Place(NamedTuple):
    """Stands among the parameters of the SQL for the value given at this place."""

    number: int


class Compiled(NamedTuple):
    sql: str
    params: tuple
    converters: dict
    compiler: object
    name: str  # under which PostgreSQL keeps its plan


class Shape(NamedTuple):
    """What a row is made into: an object of `model`, and for each part its path, the path of its
    owner, the field between them and the columns."""

    model: type
    columns: list
    parts: list


class Prepared:
    """`build` takes an expression for each value and returns a queryset of values_list()."""

    def __init__(self, build):
        self.build = build
        self.compiled = {}  # by kind of database: each has its own SQL

    def __call__(self, *values):
        """The rows, as `values_list` would give them."""
        if any(isinstance(value, int) and value not in KEYS for value in values):
            return []  # typed into an address: no row has it
        asked = self.compiled.get(connection.vendor) or self._compile(len(values))
        params = [values[p.number] if isinstance(p, Place) else p for p in asked.params]
        with connection.cursor() as cursor:
            cursor.execute(_planned(asked, cursor) or asked.sql, params)
            rows = cursor.fetchall()
        if asked.converters:
            rows = map(tuple, asked.compiler.apply_converters(rows, asked.converters))
        return list(rows)

    def _compile(self, count):
        queryset = self.build(*(RawSQL("%s", [Place(number)]) for number in range(count)))
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns)
        name = f"prepared_{next(NUMBERS)}"
        compiled = Compiled(sql, tuple(params), converters, compiler, name)
        self.compiled[connection.vendor] = compiled
        return compiled


def _planned(asked, cursor):
    """The SQL that runs the plan PostgreSQL keeps for this connection; elsewhere None."""
    if connection.vendor != "postgresql":
        return None
    places = range(1, len(asked.params) + 1)
    known = PLANNED.setdefault(connection.connection, set())
    if asked.name not in known:
        sql = asked.sql % tuple(f"${place}" for place in places)
        cursor.cursor.execute(f"PREPARE {asked.name} AS {sql}")
        known.add(asked.name)
    given = ", ".join("%s" for _ in places)
    return f"EXECUTE {asked.name} ({given})" if given else f"EXECUTE {asked.name}"


class PreparedObjects(Prepared):
    """`build` returns a queryset of objects; each comes with its `related` ones (“campaign”,
    then “campaign__bloc”), as `select_related` would give them."""

    def __init__(self, build, *related):
        super().__init__(lambda *values: self._with_columns(build(*values)))
        self.related = related

    def __call__(self, *values):
        rows = super().__call__(*values)
        return [self._made(row) for row in rows]

    def _with_columns(self, queryset):
        models, parts, paths = {"": queryset.model}, [], []
        for path in self.related:
            owner, _, name = path.rpartition("__")
            field = models[owner]._meta.get_field(name)
            models[path] = field.related_model
            columns = _columns(field.related_model)
            parts.append((path, owner, field, columns))
            paths += [f"{path}__{column}" for column in columns]
        # Whole, in one assignment: another thread may ask, or compile as well, at this moment.
        self.shape = Shape(queryset.model, _columns(queryset.model), parts)
        return queryset.values_list(*self.shape.columns, *paths)

    def _made(self, row):
        shape = self.shape
        database, end = connection.alias, len(shape.columns)
        made = {"": shape.model.from_db(database, shape.columns, row[:end])}
        for path, owner, field, columns in shape.parts:
            begin, end = end, end + len(columns)
            made[path] = None
            if made[owner] is None:
                continue
            if getattr(made[owner], field.attname) is not None:
                made[path] = field.related_model.from_db(database, columns, row[begin:end])
            field.set_cached_value(made[owner], made[path])
        return made[""]


def _columns(model):
    return [field.attname for field in model._meta.concrete_fields]
