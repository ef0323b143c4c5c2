"""The checks at the start find what is wrong and say how to mend it."""

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from emulation import checks
from emulation.management.commands import worker


@pytest.mark.django_db
def test_a_machine_in_order_has_nothing_to_mend():
    found = run_checks(databases=["default"])

    assert [message for message in found if message.id.startswith("emulation.")] == []


@pytest.mark.parametrize("inside", ["static", "staticfiles/evidence"])
def test_evidence_among_the_static_files_is_an_error(settings, inside):
    settings.MEDIA_ROOT = settings.BASE_DIR / inside

    [error] = checks.evidence_is_not_public(None)

    assert error.id == "emulation.E001"
    assert "elsewhere" in error.hint


@pytest.mark.django_db
def test_a_worker_does_not_start_while_a_migration_is_missing(monkeypatch):
    monkeypatch.setattr(worker.Command, "check", lambda self, **options: None)
    MigrationRecorder.Migration.objects.filter(app="units").delete()

    with pytest.raises(CommandError, match=r"lacks \d+ .*units\.0001.* Run: manage.py migrate"):
        call_command("worker", "--batch")


def test_a_typeface_that_lacks_letters_stops_every_command(monkeypatch):
    monkeypatch.setattr(checks, "check_fonts", lambda: ["Regular: thiếu chữ tiếng Việt."])

    [error] = checks.papers_can_be_set(None)

    assert "Regular" in error.msg
    assert "fonts-liberation2" in error.hint


def test_a_silent_database_is_told_in_one_line(monkeypatch):
    def refuse():
        raise DatabaseError("connection refused\nIs the server running?")

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    [error] = checks.database_answers(None, databases=["default"])

    assert error.msg == "The database does not answer: connection refused"
    assert "DATABASE_URL" in error.hint


def test_commands_without_a_database_do_not_ask_for_one(django_db_blocker):
    with django_db_blocker.block():
        assert checks.database_answers(None, databases=None) == []
