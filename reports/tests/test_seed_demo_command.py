"""The command that loads the demonstration."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from emulation.models import Event
from reports.demo import STAGES, Demonstration
from reports.demo.build import FILES
from reports.demo.people import PASSWORD, SHOWN
from units.models import Role, User

pytestmark = pytest.mark.django_db
YEAR = 2025


@pytest.fixture(autouse=True)
def development(settings):
    settings.DEBUG = True


def seed(stage, year=YEAR):
    out = StringIO()
    call_command("seed_demo", stage=stage, year=year, stdout=out)
    return out.getvalue()


def test_the_accounts_are_printed_and_open():
    printed = seed("launched")
    roles = {a.role for name in SHOWN for a in User.objects.get(username=name).appointments_today}

    assert PASSWORD in printed
    assert all(name in printed for name in SHOWN)
    assert roles == set(Role)
    assert User.objects.get(username="quantri").is_superuser
    assert all(user.check_password(PASSWORD) for user in User.objects.filter(username__in=SHOWN))


def test_everybody_is_invented():
    seed("launched")

    assert not User.objects.exclude(full_name__endswith=" Mẫu").exists()


def test_a_second_run_changes_nothing():
    seed("launched")
    before = Event.objects.count()

    assert "giữ nguyên" in seed("yearend", year=YEAR - 1)
    assert Event.objects.count() == before


def test_nothing_lies_in_the_future():
    for stage in STAGES:
        month, day = STAGES[stage]
        year = Demonstration(stage).year
        assert date(year, month, day) <= localdate() < date(year + 1, month, day)


def test_it_is_for_development_only(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG=true"):
        seed("launched")


def test_no_year_is_fixed_in_the_files():
    for path in FILES.glob("*.json"):
        assert '-01-01"' not in path.read_text("utf-8").replace("{{nam}}-01-01", "")
