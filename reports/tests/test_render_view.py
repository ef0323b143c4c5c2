"""Papers in the browser: who may open them, at once or after the worker has drawn them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from campaigns.tests.factories import make_campaign, make_pledge
from emulation.pdf import PaperTooLarge
from reports import jobs
from reports.background import asking, doing, paper
from reports.documents import KINDS
from reports.models import Work, WorkState
from reports.tests.factories import make_report
from reports.tests.papers import make_papers
from reports.views.paper import work_on
from units.tests.factories import make_officer, make_secretary

pytestmark = pytest.mark.django_db


def address(kind, row):
    return reverse("reports:paper", args=[kind, row.pk])


@pytest.fixture
def long(monkeypatch):
    """Every paper is one for the worker."""
    monkeypatch.setattr("reports.views.paper.is_long", lambda paper: True)


@pytest.fixture
def drawings(monkeypatch):
    """One entry for each time the worker draws."""
    drawn, draw = [], paper.render_pdf
    monkeypatch.setattr(paper, "render_pdf", lambda value: drawn.append(value) or draw(value))
    return drawn


@pytest.fixture
def waiting(monkeypatch, long):
    """… and the worker has not come to it yet."""
    monkeypatch.setattr(type(doing.do), "enqueue", lambda self, *given: None)


@pytest.fixture
def secretary(client):
    user = make_secretary()
    client.force_login(user)
    return user


def fetched(client, url):
    return b"".join(client.get(url).streaming_content)


def asked_for(campaign, user):
    """The Work on the programme, as the page asks for it."""
    row = KINDS["programme"].visible_to(user).get(pk=campaign.pk)
    return work_on("programme", row, KINDS["programme"].build(row, user), user)


def campaign_of(user):
    return make_campaign(user.appointments.get().bloc)


# --- at once -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_secretariat_opens_every_paper_of_its_bloc(client, kind):
    papers = make_papers()
    client.force_login(make_secretary(papers.bloc))
    response = client.get(address(kind, papers.rows[kind]))

    assert response.status_code == 200
    assert response.content.startswith(b"%PDF-")


@pytest.mark.parametrize("kind", KINDS)
def test_another_bloc_finds_no_paper(client, kind):
    papers = make_papers()
    client.force_login(make_secretary())

    assert client.get(address(kind, papers.rows[kind])).status_code == 404


@pytest.mark.parametrize("kind", ["pledge", "report", "summary"])
def test_another_unit_finds_no_paper(client, kind):
    papers = make_papers()
    client.force_login(make_officer(papers.rows["agreement"].parties.last().unit))

    assert client.get(address(kind, papers.rows[kind])).status_code == 404


def test_a_report_never_sent_has_no_paper_for_the_bloc(client):
    report = make_report()
    client.force_login(make_secretary(report.bloc))
    assert client.get(address("report", report)).status_code == 404

    client.force_login(make_officer(report.unit))
    assert client.get(address("report", report)).status_code == 200


def test_a_paper_is_shown_as_a_document_of_its_own(client):
    pledge = make_pledge()
    client.force_login(make_officer(pledge.unit))
    response = client.get(address("pledge", pledge))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith('inline; filename="ban-dang-ky-thi-dua-nam')
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_kind_that_does_not_exist_is_not_found(client, secretary):
    assert client.get("/van-ban/khac/1.pdf").status_code == 404


# --- in the background ---------------------------------------------------------------------


def test_a_long_paper_is_drawn_by_the_worker_and_then_fetched(client, secretary, long):
    page = client.get(address("programme", campaign_of(secretary)), follow=True)
    done = Work.objects.get()
    fetch = reverse("reports:work-file", args=[done.token])

    assert done.is_done
    assert fetch in page.content.decode()
    assert fetched(client, fetch).startswith(b"%PDF-")


def test_the_page_that_waits_asks_again_by_itself(client, secretary, waiting):
    page = client.get(address("programme", campaign_of(secretary)), follow=True).content.decode()

    assert 'http-equiv="refresh"' in page
    assert 'hx-trigger="every 2s"' in page
    assert "Đang chờ đến lượt" in page


def test_asking_twice_draws_once(client, secretary, waiting):
    campaign = campaign_of(secretary)
    first, second = (client.get(address("programme", campaign)).url for _ in range(2))

    assert first == second
    assert Work.objects.count() == 1


def test_asking_again_for_what_has_not_changed_draws_nothing(client, secretary, long, drawings):
    campaign = campaign_of(secretary)
    first, second = (client.get(address("programme", campaign)).url for _ in range(2))

    assert first == second
    assert len(drawings) == 1


def test_what_has_changed_since_it_was_drawn_is_drawn_anew(client, secretary, long, drawings):
    campaign = campaign_of(secretary)
    first = client.get(address("programme", campaign)).url
    campaign.motto = "Đoàn kết, sáng tạo, vượt khó, về đích"
    campaign.save()
    second = client.get(address("programme", campaign)).url

    assert first != second
    assert len(drawings) == 2


def test_what_another_has_drawn_is_drawn_for_each_alone(client, secretary, long, drawings):
    campaign = campaign_of(secretary)
    first = client.get(address("programme", campaign)).url
    client.force_login(make_secretary(campaign.bloc))

    assert client.get(address("programme", campaign)).url != first
    assert len(drawings) == 2


def test_what_changed_while_it_waited_is_told_and_not_given_again(
    client, secretary, long, monkeypatch
):
    """The paper drawn is that of the worker's moment; what was asked for may come back."""
    campaign = campaign_of(secretary)
    motto, given = campaign.motto, []
    with monkeypatch.context() as waiting:
        waiting.setattr(type(doing.do), "enqueue", lambda self, *args: given.append(args))
        first = client.get(address("programme", campaign)).url
    campaign.motto = "Đoàn kết, sáng tạo, vượt khó, về đích"
    campaign.save()
    doing.do.func(*given[0])
    campaign.motto = motto
    campaign.save()

    assert "thay đổi sau khi bạn yêu cầu" in client.get(first).content.decode()
    assert client.get(address("programme", campaign)).url != first


def test_nothing_drawn_is_given_again_after_a_short_time(client, secretary, long, monkeypatch):
    monkeypatch.setattr(asking, "GIVEN_AGAIN_FOR", timedelta(0))
    campaign = campaign_of(secretary)
    first, second = (client.get(address("programme", campaign)).url for _ in range(2))

    assert first != second


def test_nobody_else_sees_what_is_being_drawn(client, secretary, long):
    client.get(address("programme", campaign_of(secretary)))
    found = Work.objects.get()
    client.force_login(make_secretary(secretary.appointments.get().bloc))

    assert client.get(found.get_absolute_url()).status_code == 404
    assert client.get(reverse("reports:work-file", args=[found.token])).status_code == 404


def test_who_may_no_longer_see_the_paper_cannot_fetch_it(client, secretary, long):
    client.get(address("programme", campaign_of(secretary)))
    found = Work.objects.get()
    secretary.appointments.all().delete()

    assert client.get(reverse("reports:work-file", args=[found.token])).status_code == 404


def test_what_is_not_yet_drawn_cannot_be_fetched(client, secretary, waiting):
    client.get(address("programme", campaign_of(secretary)))
    found = Work.objects.get()

    assert client.get(reverse("reports:work-file", args=[found.token])).status_code == 404


def test_a_paper_too_large_is_refused_in_words(client, secretary, long, monkeypatch):
    def refuse(paper):
        raise PaperTooLarge("Các bảng có 9.000 dòng, nhiều hơn mức in được.")

    monkeypatch.setattr("reports.background.paper.render_pdf", refuse)
    page = client.get(address("programme", campaign_of(secretary)), follow=True).content.decode()

    assert "Các bảng có 9.000 dòng" in page
    assert "Thử lại" in page
    assert "http-equiv" not in page


def test_who_lost_his_appointment_meanwhile_gets_nothing(secretary, waiting):
    wanted = asked_for(campaign_of(secretary), secretary)
    secretary.appointments.update(valid_to=timezone.localdate() - timedelta(days=1))
    doing.do.func(wanted.pk)
    wanted.refresh_from_db()

    assert wanted.state == WorkState.FAILED
    assert "không còn quyền xem" in wanted.why_not


def test_drawing_twice_leaves_the_first_file(secretary, waiting):
    wanted = asked_for(campaign_of(secretary), secretary)
    doing.do.func(wanted.pk)
    first = Work.objects.values().get()
    doing.do.func(wanted.pk)

    assert Work.objects.values().get() == first


def test_what_was_drawn_is_forgotten_after_a_day(client, secretary, long):
    for _ in range(2):
        client.get(address("programme", campaign_of(secretary)))
    new, old = Work.objects.all()
    Work.objects.filter(pk=old.pk).update(ended_at=timezone.now() - timedelta(hours=25))
    with TestCase.captureOnCommitCallbacks(execute=True):
        jobs.forget_work.func()

    assert list(Work.objects.all()) == [new]
    assert Path(new.file.path).exists()
    assert not Path(old.file.path).exists()
