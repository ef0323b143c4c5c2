"""Workers killed with the signal 9 at every moment of making a file and of publishing a paper.

Real processes on the database of the tests, SQLite and PostgreSQL alike.
"""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from emulation.jobs import MAX_TRIES
from emulation.models import Event
from emulation.tests.workers import wait_for
from reports.archive.checking import check
from reports.background import asking
from reports.issuing.numbering import issue
from reports.models import Document, DocumentStatus, Work
from reports.models.document import sha_of
from reports.tests.papers import make_papers
from reports.tests.years import close, make_year
from units.models import Register
from units.tests.factories import make_secretary

pytestmark = pytest.mark.django_db(transaction=True)
MAKING = (
    "reports.models.work:Work.begin",
    "reports.background.paper:render_pdf",
    "after reports.background.paper:render_pdf",
    "reports.background.doing:sealed",
    "after reports.background.doing:sealed",
    "after reports.models.work:Work.finish",
    "django_tasks_db.models:DBTaskResult.set_successful",
)
PUBLISHING = (
    "reports.issuing.publishing:render_pdf",
    "after reports.issuing.publishing:render_docx",
    "after reports.issuing.publishing:sha_of",
    "after emulation.models:EventQuerySet.record",
    "django_tasks_db.models:DBTaskResult.set_successful",
)

CLOSING = ("after reports.archive.packing:Archive._paper", "after reports.models.work:Work.finish")


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def papers():
    return make_papers(units=1)


@pytest.fixture
def secretary(papers):
    return make_secretary(papers.bloc)


@pytest.fixture
def work(papers, secretary):
    of = {"kind": "programme", "pk": papers.rows["programme"].pk, "says": ""}
    return asking.ask("paper", of, secretary, title="A")


@pytest.fixture
def issuing(papers, secretary):
    """A paper that has its number and waits to be drawn."""
    row = papers.rows["summary"]
    Register.objects.create(body=row.issuing_body, name="Sổ văn bản đi")
    now = timezone.now()
    return issue(row, by=secretary, day=timezone.localdate(now), at=now)


def job_of(task):
    return DBTaskResult.objects.get(task_path=task)


def killed(start_worker, moment):
    assert start_worker(dies_at=moment).wait(timeout=60) == -9


def has_ended(task):
    return job_of(task).status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)


@pytest.mark.parametrize("moment", MAKING)
def test_a_kill_leaves_no_half_file_and_the_next_worker_makes_it(work, start_worker, moment):
    killed(start_worker, moment)
    assert not Work.objects.done().exists() or moment.endswith("set_successful")
    start_worker()
    wait_for(lambda: has_ended("reports.background.doing.do"))

    done = Work.objects.get()
    assert done.is_done
    made = Path(done.file.path).read_bytes()
    assert made.startswith(b"%PDF-")
    assert (len(made), sha_of(made)) == (done.size, done.sha256)
    assert job_of("reports.background.doing.do").status == TaskResultStatus.SUCCESSFUL


@pytest.mark.parametrize("moment", PUBLISHING)
def test_a_kill_while_publishing_gives_no_second_number(issuing, start_worker, moment):
    killed(start_worker, moment)
    start_worker()
    wait_for(lambda: has_ended("reports.issuing.publishing.publish"))

    document = Document.objects.get()
    assert document.status == DocumentStatus.ISSUED
    assert (document.serial, document.run.last) == (1, 1)
    assert document.damaged_parts() == []
    assert Event.objects.of(document).filter(action="publish").count() == 1
    call_command("verify_documents")
    call_command("verify_events")


@pytest.mark.parametrize("moment", CLOSING)
def test_a_kill_while_a_year_is_closed_leaves_one_whole_file_and_one_act(start_worker, moment):
    year = make_year(units=1)
    work = close(year, evidence=True)
    killed(start_worker, moment)
    assert not Event.objects.filter(action="archive").exists()
    start_worker()
    wait_for(lambda: has_ended("reports.background.doing.do"))

    done = Work.objects.get()
    assert Event.objects.get(action="archive").note == done.sha256
    findings = check(Path(done.file.path))
    assert findings.wrong == []
    assert findings.closed_by.subject_name == str(year.bloc)
    assert done.pk == work.pk


def test_what_kills_every_worker_ends_as_failed_on_its_page(work, secretary, start_worker, client):
    for _ in range(MAX_TRIES):
        killed(start_worker, "reports.background.paper:render_pdf")
    start_worker()
    wait_for(lambda: has_ended("reports.background.doing.do"))

    client.force_login(secretary)
    page = client.get(work.get_absolute_url()).content.decode()
    assert f"Đã thử {MAX_TRIES} lần" in page
    assert "http-equiv" not in page

    client.post(reverse("reports:work-retry", args=[work.token]))
    wait_for(lambda: Work.objects.done().exists())


def test_a_paper_that_kills_every_worker_keeps_its_number_and_says_so(
    issuing, secretary, start_worker, client
):
    for _ in range(MAX_TRIES):
        killed(start_worker, "reports.issuing.publishing:render_pdf")
    start_worker()
    wait_for(lambda: has_ended("reports.issuing.publishing.publish"))

    client.force_login(secretary)
    page = client.get(issuing.get_absolute_url()).content.decode()
    assert "Việc tạo tệp đã dừng. Số đã cấp được giữ." in page
    assert "Tạo lại tệp" in page
    assert "http-equiv" not in page
    assert Document.objects.get().serial == 1


def test_several_workers_make_each_file_once_though_one_is_killed(papers, start_worker):
    """Whoever asks, whichever worker comes first, one of them killed among the others."""
    of = {"kind": "programme", "pk": papers.rows["programme"].pk, "says": ""}
    for _ in range(8):
        asking.ask("paper", of, make_secretary(papers.bloc), title="A")
    start_worker(dies_at="reports.background.doing:sealed")
    for _ in range(3):
        start_worker()
    jobs = DBTaskResult.objects.filter(task_path="reports.background.doing.do")
    wait_for(lambda: not jobs.exclude(status=TaskResultStatus.SUCCESSFUL).exists(), seconds=90)

    assert Work.objects.done().count() == 8
    names = set(Work.objects.values_list("file", flat=True))
    assert len(names) == 8
    tries = [len(job.worker_ids) for job in jobs]
    assert sorted(tries)[:7] == [1] * 7  # only what the killed one held was done twice
