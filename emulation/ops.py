"""For the people who run the site: logs with a request's id, and two questions a probe may ask."""

import contextvars
import json
import logging
import time
import uuid

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)
request_id = contextvars.ContextVar("request_id", default="-")


class JsonFormatter(logging.Formatter):
    """One line a record, one object a line."""

    def format(self, record):
        entry = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": request_id.get(),
            **getattr(record, "data", {}),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


def log_request(get_response):
    """Give each request an id, say it in every line logged meanwhile, and send it back."""

    def logged(request):
        token = request_id.set(incoming_id(request) or uuid.uuid4().hex)
        started = time.perf_counter()
        try:
            response = get_response(request)
            response["X-Request-ID"] = request_id.get()
            data = {
                "method": request.method,
                "path": request.path,
                "status": response.status_code,
                "ms": round(1000 * (time.perf_counter() - started), 1),
            }
            logger.info("%(method)s %(path)s %(status)s %(ms)s ms", data, extra={"data": data})
            return response
        finally:
            request_id.reset(token)

    return logged


def incoming_id(request):
    """The id a proxy gave, if it is one: letters, digits and dashes, at most 64."""
    given = request.headers.get("X-Request-ID", "")
    return given if len(given) <= 64 and given.replace("-", "").isalnum() else ""


@login_not_required
@never_cache
@require_safe
def livez(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def readyz(request):
    """Whether work may be sent here: 200 if database, migrations and cache are in order, or 503."""
    answers = {"database": database_answers(), "migrations": False, "cache": cache_answers()}
    if answers["database"]:
        answers["migrations"] = not unapplied_migrations()
    return JsonResponse(answers, status=200 if all(answers.values()) else 503)


def database_answers():
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def unapplied_migrations():
    """The names of migrations that this code has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _backwards in plan]


def cache_answers():
    try:
        cache.set("readyz", "ok", 5)
        return cache.get("readyz") == "ok"
    except (OSError, ValueError):
        return False
    except Exception:  # redis raises its own family, which is absent when it is not installed
        logger.exception("The cache does not answer.")
        return False
