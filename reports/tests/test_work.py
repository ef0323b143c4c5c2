"""Work in the background as those see it who wait: progress, cancelling, failures, trying again."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from emulation.jobs import MAX_TRIES
from emulation.models import WorkerBeat
from reports import jobs
from reports.background import asking, doing
from reports.models import Work, WorkState
from reports.models.work import MADE, WorkCancelled, work_storage
from reports.tests.factories import make_work
from reports.tests.papers import make_papers
from units.tests.factories import make_secretary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue(settings):
    """The real queue, with no worker: jobs wait."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def papers():
    return make_papers()


@pytest.fixture
def secretary(client, papers):
    user = make_secretary(papers.bloc)
    client.force_login(user)
    return user


@pytest.fixture
def work(papers, secretary):
    """Asked for, and waiting for a worker."""
    row = papers.rows["programme"]
    return asking.ask(
        "paper", {"kind": "programme", "pk": row.pk, "says": ""}, secretary, title="A"
    )


def job_of(work):
    return DBTaskResult.objects.filter(pk=work.job_id)


def page_of(client, work):
    return " ".join(client.get(work.get_absolute_url()).content.decode().split())


def files_of(work):
    folder = Path(work_storage().path(f"{MADE}/{work.token}"))
    return sorted(folder.iterdir()) if folder.exists() else []


def fresh(work):
    return Work.objects.get(pk=work.pk)


def press(client, name, work):
    return client.post(reverse(f"reports:{name}", args=[work.token]), follow=True)


# --- waiting ------------------------------------------------------------------------------------


def test_what_waits_says_so_and_asks_again_by_itself(client, work):
    page = page_of(client, work)

    assert "Đang chờ đến lượt" in page
    assert 'http-equiv="refresh"' in page
    assert 'hx-trigger="every 2s"' in page


def test_the_page_counts_the_steps(client, work):
    work.begin(3)
    work.next_step("Đang tạo: Sở Y tế")
    page = page_of(client, work)

    assert "<strong>1/3</strong>" in page
    assert "Đang tạo: Sở Y tế" in page
    assert "Đang chờ đến lượt" not in page


@pytest.mark.parametrize(
    ("waited", "silent", "is_told"), [(50, 70, False), (70, 50, False), (70, 70, True)]
)
def test_where_no_worker_is_there_the_page_says_so(client, work, waited, silent, is_told):
    now = timezone.now()
    Work.objects.update(requested_at=now - timedelta(seconds=waited))
    WorkerBeat.objects.create(worker_id="a", seen_at=now - timedelta(seconds=silent))

    assert ("không có tiến trình nền nào" in page_of(client, work)) == is_told


def test_asking_for_what_is_being_made_gives_the_same(work, secretary):
    assert asking.ask(work.kind, work.of, secretary, title="B") == work
    assert DBTaskResult.objects.count() == 1


# --- cancelling ---------------------------------------------------------------------------------


def test_what_waits_can_be_cancelled_and_is_then_not_made(client, work):
    page = press(client, "work-cancel", work).content.decode()
    doing.do.func(work.pk)

    assert fresh(work).state == WorkState.CANCELLED
    assert "Đã hủy lúc" in page
    assert "http-equiv" not in page
    assert files_of(work) == []


def test_what_is_cancelled_meanwhile_stops_at_its_next_step_and_leaves_nothing(
    work, secretary, monkeypatch
):
    real = Work.next_step

    def cancelled_before(self, words=""):
        Work.objects.get(pk=self.pk).cancel()
        real(self, words)

    monkeypatch.setattr(Work, "next_step", cancelled_before)
    doing.do.func(work.pk)

    assert fresh(work).state == WorkState.CANCELLED
    assert files_of(work) == []


def test_what_is_cancelled_when_the_file_is_written_has_no_file(work, monkeypatch):
    real = doing.sealed

    def cancelled_before(path):
        Work.objects.get().cancel()
        return real(path)

    monkeypatch.setattr(doing, "sealed", cancelled_before)
    doing.do.func(work.pk)

    assert fresh(work).state == WorkState.CANCELLED
    assert files_of(work) == []


def test_what_is_done_is_not_cancelled(client, work):
    doing.do.func(work.pk)
    press(client, "work-cancel", work)

    assert fresh(work).is_done
    assert len(files_of(work)) == 1


def test_what_was_cancelled_can_be_asked_for_again_at_its_address(client, work):
    press(client, "work-cancel", work)
    page = press(client, "work-retry", work).content.decode()
    assert "Đang chờ đến lượt" in page

    doing.do.func(work.pk)

    assert fresh(work).is_done
    assert DBTaskResult.objects.count() == 2


def test_trying_again_what_is_underway_or_done_changes_nothing(client, work):
    press(client, "work-retry", work)
    doing.do.func(work.pk)
    before = Work.objects.values().get()
    press(client, "work-retry", work)

    assert Work.objects.values().get() == before
    assert DBTaskResult.objects.count() == 1


# --- failing ------------------------------------------------------------------------------------


def test_what_failed_says_when_and_when_it_is_tried_again(client, work):
    failed_at = timezone.now().replace(microsecond=0)
    again_at = failed_at + timedelta(seconds=30)
    job_of(work).update(worker_ids=["a"], finished_at=failed_at, run_after=again_at)
    page = page_of(client, work)

    assert f"không thành lúc {timezone.localtime(failed_at):%H:%M:%S}" in page
    assert f"tự thử lại lúc {timezone.localtime(again_at):%H:%M:%S} (đã thử 1/3 lần)" in page
    assert 'http-equiv="refresh"' in page


def test_what_is_being_tried_again_says_so(client, work):
    job_of(work).update(
        worker_ids=["a", "b"], status=TaskResultStatus.RUNNING, finished_at=timezone.now()
    )

    assert "đang thử lại (lần 2/3)" in page_of(client, work)


def test_what_killed_its_workers_ends_as_failed_and_can_be_tried_again(client, work):
    """The row still says “running”: a killed worker could not say otherwise."""
    work.begin(3)
    job_of(work).update(
        worker_ids=["a"] * MAX_TRIES, status=TaskResultStatus.FAILED, finished_at=timezone.now()
    )
    page = page_of(client, work)

    assert "Đã thử 3 lần" in page
    assert "không tự thử lại nữa" in page
    assert "http-equiv" not in page
    assert not fresh(work).is_underway

    press(client, "work-retry", work)
    doing.do.func(work.pk)
    assert fresh(work).is_done


def test_what_its_queue_has_forgotten_is_over(client, work):
    job_of(work).delete()

    assert "không còn giữ yêu cầu này" in page_of(client, work)


def test_an_error_of_ours_is_left_to_the_next_try(work, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("reports.background.paper.render_pdf", lambda paper: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            doing.do.func(work.pk)
    assert files_of(work) == []
    assert fresh(work).is_underway

    doing.do.func(work.pk)

    assert fresh(work).is_done


# --- two at once --------------------------------------------------------------------------------


def test_of_two_workers_at_once_the_first_to_finish_counts(work, monkeypatch):
    """A frozen worker wakes up and ends what another has done meanwhile."""
    real = doing.sealed

    def overtaken(path):
        monkeypatch.setattr(doing, "sealed", real)
        doing.do.func(work.pk)
        return real(path)

    monkeypatch.setattr(doing, "sealed", overtaken)
    doing.do.func(work.pk)

    done = fresh(work)
    assert done.is_done
    assert files_of(work) == [Path(done.file.path)]


def test_nothing_is_finished_twice(work):
    doing.do.func(work.pk)

    with pytest.raises(WorkCancelled):
        fresh(work).finish("another.pdf", size=1, sha256="0")


# --- what is left lying about -------------------------------------------------------------------


@pytest.mark.parametrize(("hours", "is_left"), [(25, False), (1, True)])
def test_files_of_killed_tries_are_deleted_after_a_day(work, hours, is_left, monkeypatch):
    doing.do.func(work.pk)
    _, half = work.new_path("pdf")
    half.write_bytes(b"%PDF-")
    later = timezone.now() + timedelta(hours=hours)
    Work.objects.update(ended_at=later)
    monkeypatch.setattr("reports.jobs.timezone.now", lambda: later)
    jobs.forget_work.func()

    assert half.exists() == is_left
    assert Path(fresh(work).file.path).exists()


def test_a_years_file_is_kept_for_a_month(secretary, papers):
    kept = make_work(secretary, papers.rows["programme"], kind="year", bloc=papers.bloc)
    Work.objects.update(ended_at=timezone.now() - timedelta(days=29))
    jobs.forget_work.func()
    assert Work.objects.filter(pk=kept.pk).exists()

    Work.objects.update(ended_at=timezone.now() - timedelta(days=31))
    jobs.forget_work.func()
    assert not Work.objects.exists()
