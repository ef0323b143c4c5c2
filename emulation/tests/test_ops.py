"""Logs that can be searched by a request's id; probes that tell alive from ready."""

import json
import logging
import sys

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.test import RequestFactory

from emulation import ops


def ask(view=lambda request: HttpResponse("x"), **headers):
    return ops.log_request(view)(RequestFactory().get("/bao-cao/", headers=headers))


def test_the_id_a_proxy_gave_is_kept():
    assert ask(**{"X-Request-ID": "a1-b2"})["X-Request-ID"] == "a1-b2"


@pytest.mark.parametrize("given", ["", "x" * 65, "a\nlevel: ERROR", "<b>"])
def test_any_other_id_is_replaced(given):
    assert len(ask(**{"X-Request-ID": given})["X-Request-ID"]) == 32


def test_every_line_of_a_request_carries_its_id():
    seen = []

    def view(request):
        seen.append(ops.request_id.get())
        return HttpResponse("x")

    response = ask(view)

    assert seen == [response["X-Request-ID"]]
    assert ops.request_id.get() == "-"


def test_a_record_is_one_line_of_json_in_readable_vietnamese():
    try:
        raise ValueError("không đọc được")
    except ValueError:
        record = logging.LogRecord("x", 40, "f", 1, "lỗi ở %s", ("biểu 2",), sys.exc_info())
    record.data = {"status": 500}

    line = ops.JsonFormatter().format(record)
    entry = json.loads(line)

    assert "\n" not in line
    assert "lỗi ở biểu 2" in line
    assert (entry["level"], entry["status"], entry["request_id"]) == ("ERROR", 500, "-")
    assert "ValueError: không đọc được" in entry["traceback"]


def test_a_request_is_logged_with_status_and_time(caplog):
    caplog.set_level(logging.INFO, logger="emulation.ops")

    ask()

    assert caplog.records[-1].data["path"] == "/bao-cao/"
    assert caplog.records[-1].data["status"] == 200


def test_alive_asks_nothing_of_the_database():
    assert ops.livez(RequestFactory().get("/livez")).content == b"ok"


@pytest.mark.django_db
def test_ready_when_database_migrations_and_cache_are_in_order():
    response = ops.readyz(RequestFactory().get("/readyz"))

    assert response.status_code == 200
    assert json.loads(response.content) == {"database": True, "migrations": True, "cache": True}


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing():
    MigrationRecorder.Migration.objects.filter(app="units").delete()

    response = ops.readyz(RequestFactory().get("/readyz"))

    assert response.status_code == 503
    assert json.loads(response.content)["migrations"] is False


def test_not_ready_while_the_database_is_silent(monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    response = ops.readyz(RequestFactory().get("/readyz"))

    assert response.status_code == 503
    assert json.loads(response.content) == {"database": False, "migrations": False, "cache": True}


@pytest.mark.parametrize("failure", [ConnectionError, RuntimeError])
def test_a_cache_that_fails_in_any_way_is_not_ready(monkeypatch, failure):
    def refuse(*args):
        raise failure

    monkeypatch.setattr(cache, "set", refuse)

    assert not ops.cache_answers()
