"""Workers that are killed, jobs that kill, jobs that fail: with real processes on a real database.

On SQLite and on PostgreSQL alike: a worker opens the database of the tests.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from emulation import jobs
from emulation.models import PeriodicSlot, WorkerBeat
from emulation.tests import jobs as examples
from emulation.tests.workers import wait_for


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def has_ended(result):
    job = DBTaskResult.objects.get(pk=result.id)
    return job.status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_is_killed_is_done_by_the_next(start_worker, tmp_path):
    notes = tmp_path / "notes"
    result = examples.sleep_the_first_time.enqueue(str(notes))
    first = start_worker()
    wait_for(lambda: lines(notes) == ["begun"])

    first.kill()
    start_worker()
    wait_for(lambda: has_ended(result))

    assert lines(notes) == ["begun", "begun", "done"]
    assert DBTaskResult.objects.get(pk=result.id).status == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db(transaction=True)
def test_a_job_that_kills_its_worker_is_given_up_after_three_tries(start_worker, tmp_path):
    notes = tmp_path / "notes"
    result = examples.kill_the_worker.enqueue(str(notes))
    for attempt in (1, 2, 3):
        start_worker().wait(timeout=30)
        assert len(lines(notes)) == attempt

    start_worker()
    wait_for(lambda: has_ended(result))

    job = DBTaskResult.objects.get(pk=result.id)
    assert (job.status, len(job.worker_ids)) == (TaskResultStatus.FAILED, jobs.MAX_TRIES)
    assert "WorkerDied: The worker was killed during each of 3 tries." in job.traceback
    assert len(lines(notes)) == jobs.MAX_TRIES


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_each_job_once(start_worker, tmp_path):
    notes = tmp_path / "notes"
    for number in range(30):
        examples.note.enqueue(str(notes), f"job {number}")

    for worker in [start_worker("--batch"), start_worker("--batch")]:
        assert worker.wait(timeout=60) == 0

    assert Counter(lines(notes)) == Counter(f"job {number}" for number in range(30))
    assert not WorkerBeat.objects.exists()  # both said good-bye


@pytest.mark.django_db(transaction=True)
def test_a_failing_job_is_tried_three_times_and_keeps_its_reason(start_worker, tmp_path):
    notes = tmp_path / "notes"
    result = examples.fail.enqueue(str(notes))

    start_worker()
    wait_for(lambda: len(lines(notes)) == jobs.MAX_TRIES and has_ended(result))

    job = DBTaskResult.objects.get(pk=result.id)
    assert job.status == TaskResultStatus.FAILED
    assert "ValueError: the reason why" in job.traceback


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_transaction_that_is_rolled_back_is_never_done(tmp_path):
    with transaction.atomic():
        examples.note.enqueue(str(tmp_path / "notes"), "never")
        transaction.set_rollback(True)

    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("silent_for", "rescued"), [(59, False), (61, True)])
def test_a_worker_is_dead_after_a_minute_of_silence_by_the_databases_clock(silent_for, rescued):
    examples.note.enqueue("/dev/null", "")
    job = DBTaskResult.objects.get()
    job.claim("the silent one")
    WorkerBeat.objects.create(
        worker_id="the silent one", seen_at=Now() - timedelta(seconds=silent_for)
    )

    jobs.rescue_orphans(jobs.Rhythm())

    job.refresh_from_db()
    assert (job.status == TaskResultStatus.READY) == rescued


@pytest.mark.django_db
def test_each_further_try_waits_twice_as_long():
    examples.note.enqueue("/dev/null", "")
    job = DBTaskResult.objects.get()
    pauses = []
    for tries in (1, 2):
        job.worker_ids = ["a worker"] * tries
        jobs.try_again(job, jobs.Rhythm(backoff=30))
        job.refresh_from_db()
        pauses.append(round((job.run_after - timezone.now()).total_seconds()))
        job.worker_ids = ["a worker"] * tries

    assert pauses == [30, 60]


@pytest.mark.django_db
def test_a_periodic_job_is_enqueued_once_a_turn_whoever_asks(monkeypatch):
    monkeypatch.setattr(jobs, "PERIODIC", {"tidy up": (jobs.tidy_up, timedelta(hours=1))})
    for minute in (0, 1, 59):
        jobs.call_turns(datetime(2026, 6, 30, 10, minute, tzinfo=UTC))
    assert DBTaskResult.objects.count() == 1

    jobs.call_turns(datetime(2026, 6, 30, 11, 0, tzinfo=UTC))

    assert DBTaskResult.objects.count() == 2
    assert [slot.starts_at.hour for slot in PeriodicSlot.objects.order_by("pk")] == [10, 11]


@pytest.mark.django_db
def test_tidying_up_forgets_only_what_is_old():
    for days in (1, 61):
        PeriodicSlot.objects.create(name="job", starts_at=timezone.now() - timedelta(days=days))
    WorkerBeat.objects.create(worker_id="gone", seen_at=timezone.now() - timedelta(days=2))
    WorkerBeat.objects.create(worker_id="here", seen_at=timezone.now())

    jobs.tidy_up.call()

    assert PeriodicSlot.objects.count() == 1
    assert [beat.pk for beat in WorkerBeat.objects.all()] == ["here"]
