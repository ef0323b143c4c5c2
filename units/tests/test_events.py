"""The record of acts: a chain that nobody changes unseen."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from emulation.models import Event, broken_links
from emulation.triggers import without_triggers
from units.tests.factories import make_officer, make_unit

pytestmark = pytest.mark.django_db


def record(n=1, **fields):
    unit, user = make_unit("Sở Y tế"), make_officer()
    return [Event.objects.record(unit, "open", f"Mở lần {i}", by=user, **fields) for i in range(n)]


def test_an_event_names_people_and_things_as_they_were():
    unit = make_unit("Sở Y tế")
    officer = make_officer(unit, full_name="Trần Thị Mẫu", post="Chuyên viên")

    event = Event.objects.record(officer, "open", "Mở", by=officer)
    officer.full_name = "Tên Khác"
    officer.save()

    assert Event.objects.get(pk=event.pk).actor == (
        "Trần Thị Mẫu, Chuyên viên; Cán bộ đầu mối, Sở Y tế"
    )


def test_the_system_itself_may_act():
    assert Event.objects.record(make_unit(), "remind", "Nhắc", by=None).actor == "Hệ thống"


@pytest.mark.parametrize(
    "statement",
    ["UPDATE emulation_event SET note = 'x'", "DELETE FROM emulation_event"],
)
def test_the_database_refuses_to_change_the_record(statement):
    record()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("action", ["return", "reopen", "reject"])
def test_sending_back_without_a_reason_is_refused_by_the_database(action):
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.record(make_unit(), action, "Trả lại", by=None)


def test_each_event_carries_the_hash_of_the_one_before():
    first, second = record(2)

    assert second.previous_hash == first.hash
    assert list(broken_links()) == []
    call_command("verify_events")


@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="the triggers are lifted on SQLite only"
)
@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE emulation_event SET note = 'khác' WHERE id = %s", 1),
        ("DELETE FROM emulation_event WHERE id = %s", 2),
    ],
)
def test_a_row_changed_behind_our_back_is_named(statement, named):
    events = record(3)
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(statement, [events[1].pk])

    assert next(broken_links()) == events[named]
    with pytest.raises(CommandError, match=str(events[named].pk)):
        call_command("verify_events")


@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="the triggers are lifted on SQLite only"
)
def test_missing_newest_events_are_noticed():
    events = record(2)
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM emulation_event WHERE id = %s", [events[1].pk])

    with pytest.raises(CommandError, match="newest"):
        call_command("verify_events")
