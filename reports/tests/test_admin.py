"""The administration as a whole: every list opens, finds, costs the same for any length."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path, label_for_field
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.models import MeasureKind
from campaigns.tests.factories import make_campaign, make_measure, make_phase, make_target
from emulation.admin import ReadOnly
from emulation.models import Event
from emulation.review import Status
from reports.models import Evidence, Figure, Report
from reports.tests.factories import make_figure, make_report
from reports.tests.filled import fill
from units.tests.factories import make_secretary, make_unit, make_user

pytestmark = pytest.mark.django_db

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label_lower)
EVERY_MODEL = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
READ_ONLY = [model for model in MODELS if isinstance(admin.site._registry[model], ReadOnly)]


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def as_superuser(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def queries_of(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured]


@EVERY_MODEL
def test_a_list_opens_and_costs_the_same_for_any_length(as_superuser, model):
    url = address(model, "changelist")
    fill(1)
    as_superuser.get(url)  # content types are read once
    few = queries_of(as_superuser, url)
    fill(2)
    many = queries_of(as_superuser, url)

    assert len(many) == len(few), "\n".join(many)


@EVERY_MODEL
def test_a_row_opens_and_costs_the_same_for_any_length_of_lists(as_superuser, model):
    fill(1)
    url = address(model, "change", model._default_manager.order_by("pk").first().pk)
    as_superuser.get(url)
    few = queries_of(as_superuser, url)
    fill(2)

    assert len(queries_of(as_superuser, url)) == len(few)


@EVERY_MODEL
def test_no_column_and_no_filter_is_named_by_its_field(model):
    shown = admin.site._registry[model]
    columns = [name for name in shown.list_display if isinstance(name, str)]
    filters = [path for path in shown.list_filter if isinstance(path, str)]

    said = {name: label_for_field(name, model, shown) for name in columns}
    said |= {path: get_fields_from_path(model, path)[-1].verbose_name for path in filters}

    names = {name: name.split("__")[-1].replace("_", " ") for name in said}
    assert [name for name in said if str(said[name]).casefold() == names[name]] == []


@EVERY_MODEL
def test_every_list_can_be_searched(as_superuser, model):
    fill(1)
    assert (
        admin.site._registry[model].search_fields
        or model._meta.app_label == "django_tasks_database"
    )

    for typed in ("đơn vị", "a " * 1500, "%", "'\"", "\u200b"):
        assert as_superuser.get(address(model, "changelist"), {"q": typed}).status_code == 200


@EVERY_MODEL
def test_a_new_row_can_be_begun_or_is_refused(as_superuser, model):
    allowed = admin.site._registry[model].has_add_permission(
        as_superuser.get(reverse("admin:index")).wsgi_request
    )

    status = as_superuser.get(address(model, "add")).status_code

    assert status == (200 if allowed else 403)


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model._meta.label_lower)
def test_what_is_read_only_is_never_written(as_superuser, model):
    fill(1)
    pk = model._default_manager.first().pk

    assert (
        as_superuser.post(address(model, "change", pk), {"status": "approved"}).status_code == 403
    )
    assert as_superuser.post(address(model, "delete", pk), {"post": "yes"}).status_code == 403
    assert as_superuser.post(address(model, "add"), {}).status_code == 403


def test_read_only_are_the_records_of_units_and_of_acts():
    assert {model._meta.model_name for model in READ_ONLY} >= {
        "event", "pledge", "pledgeversion", "agreement", "report", "reportversion", "figure",
        "evidence", "summary", "extension", "amendment",
    }  # fmt: skip


def test_staff_without_permissions_see_nothing(client):
    fill(1)
    client.force_login(make_user(is_staff=True))

    index = client.get(reverse("admin:index"))
    refused = [client.get(address(model, "changelist")).status_code for model in MODELS]

    assert index.context["app_list"] == []
    assert set(refused) == {403}


def test_people_of_the_bloc_do_not_enter(client):
    client.force_login(make_user())

    assert client.get(reverse("admin:index")).status_code == 302


# --- what a unit is writing -------------------------------------------------------------------


@pytest.fixture
def rewritten():
    """A report that was sent, with everything in it that can be written."""
    unit = make_unit()
    campaign = make_campaign(launched=True, units=[unit])
    measure = make_measure(make_target(campaign), kind=MeasureKind.WORDS, goal=None)
    report = make_report(make_phase(campaign), unit)
    make_figure(report, measure, "Đang viết dở")
    report.sections.create(code="lanh-dao", title="Lãnh đạo", text="Đang viết dở", order=1)
    report.highlights.create(kind="practice", name="Đang viết dở", order=1)
    report.evidence.create(
        name="Đang viết dở.pdf", content_type="application/pdf", size=1, added_by=make_user()
    )
    report.versions.create(
        number=1, content={}, sha256="0", sent_at=timezone.now(), sent_by="Người Đã Gửi"
    )
    return report


def staff_of(bloc):
    user = make_secretary(bloc, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return user


def read(client, report):
    """All that the administration says of the report."""
    lists = [address(model, "changelist") for model in (Report, Figure, Evidence)]
    rows = [report, report.figures.get(), report.evidence.get()]
    pages = lists + [address(type(row), "change", row.pk) for row in rows]
    return " ".join(client.get(page, follow=True).content.decode() for page in pages)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PREPARED, Status.RETURNED])
@pytest.mark.parametrize("who", ["staff", "superuser"])
def test_what_a_unit_is_writing_is_not_looked_at_before_it_is_sent(client, rewritten, status, who):
    Report.objects.update(status=status, received_at=timezone.now())
    is_superuser = who == "superuser"
    superuser = make_user(is_staff=True, is_superuser=True)
    client.force_login(superuser if is_superuser else staff_of(rewritten.bloc))

    text = read(client, rewritten)

    assert "Đang viết dở" not in text
    assert "Người Đã Gửi" in text


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.RECEIVED, Status.APPROVED])
def test_what_was_sent_is_looked_at_row_by_row(client, rewritten, status):
    Report.objects.update(status=status, received_at=timezone.now())
    client.force_login(staff_of(rewritten.bloc))

    text = read(client, rewritten)

    assert text.count("Đang viết dở.pdf") >= 3  # its page, its list, the report's page
    assert "Người Đã Gửi" in text


def test_the_record_of_acts_is_found_by_actor_and_subject(as_superuser):
    Event.objects.record(make_user(full_name="Lê Thị Mẫu"), "note", "Ghi chú", by=None)

    found = as_superuser.get(address(Event, "changelist"), {"q": "Lê Thị Mẫu"})

    assert [event.action for event in found.context["cl"].result_list] == ["note"]
