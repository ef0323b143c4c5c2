"""Rules that the database keeps by itself, the same on SQLite and on PostgreSQL.

A trigger is written once for each engine and put in place by a migration:
`migrations.RunPython(TRIGGER.create, TRIGGER.drop)`. Beware: on SQLite Django remakes a table
when a field changes, and its triggers go with it; such a migration creates them again.
"""

from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Trigger:
    """Refuses a write on `table`, with `message`, whenever `refused_when` is true.

    `events` are the writes it watches ("UPDATE", "DELETE", "INSERT"); `refused_when` is an SQL
    condition over NEW and OLD that both engines understand ("1 = 1" refuses every write).
    """

    name: str
    table: str
    events: tuple[str, ...]
    refused_when: str
    message: str

    def create(self, apps, schema_editor):
        for statement in getattr(self, f"_{schema_editor.connection.vendor}")():
            schema_editor.execute(statement)

    def drop(self, apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {self.name} CASCADE")
        else:
            for event in self.events:
                schema_editor.execute(f"DROP TRIGGER {self.name}_{event.lower()}")

    def _sqlite(self):
        return [
            f"CREATE TRIGGER {self.name}_{event.lower()} BEFORE {event} ON {self.table} "
            f"WHEN {self.refused_when} BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
            for event in self.events
        ]

    def _postgresql(self):
        returned = "OLD" if self.events == ("DELETE",) else "NEW"
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {self.refused_when} THEN RAISE EXCEPTION '{self.message}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {returned}; END $$",
            f"CREATE TRIGGER {self.name} BEFORE {' OR '.join(self.events)} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]


@contextmanager
def without_triggers():
    """Lets a test empty its SQLite tables. (PostgreSQL empties them by TRUNCATE, unwatched.)"""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _, sql in triggers:
                cursor.execute(sql)
