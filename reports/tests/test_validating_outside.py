"""What is typed is checked before any transaction is open: none is held while somebody's text is
read, however long that takes."""

import pytest
from django.db import connection
from django.urls import reverse

from campaigns.models import MeasureKind
from campaigns.tests.factories import make_campaign, make_measure, make_phase, make_target
from emulation.fields import OfficialTextField, VietnameseNumberField
from reports.forms.figure_rows import Row
from reports.models import Report
from reports.tests.factories import begin_report
from units.tests.factories import make_officer, make_unit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report():
    unit = make_unit()
    phase = make_phase(make_campaign(launched=True, units=[unit]))
    target = make_target(phase.campaign)
    make_measure(target, code="so")
    make_measure(target, code="ty-le", kind=MeasureKind.RATIO)
    make_measure(target, code="loi", kind=MeasureKind.WORDS, goal=None)
    return begin_report(phase, unit)


@pytest.fixture
def officer(client, report):
    user = make_officer(report.unit)
    client.force_login(user)
    return user


@pytest.fixture
def watched(monkeypatch):
    """By what is done, whether a transaction was open each time."""
    seen = {}

    def watch(owner, name):
        done = getattr(owner, name)

        def spied(*args, **kwargs):
            seen.setdefault(name, []).append(connection.in_atomic_block)
            return done(*args, **kwargs)

        monkeypatch.setattr(owner, name, spied)

    watch(Row, "_read")
    watch(Row, "_check")
    watch(VietnameseNumberField, "to_python")
    watch(OfficialTextField, "to_python")
    watch(Report, "mark_changed")
    return seen


def typed(**cells):
    row = {
        "state-so": "official", "value-so": "1.340", "note-so": "",
        "state-ty-le": "official", "numerator-ty-le": "9", "denominator-ty-le": "10",
        "note-ty-le": "", "state-loi": "official", "words-loi": "Đã làm.", "note-loi": "",
    }  # fmt: skip
    return {"version": "1"} | row | cells


def test_the_figures_of_a_report_are_read_without_a_transaction_and_written_in_one(
    client, report, officer, watched
):
    client.post(reverse("reports:figures", args=[report.pk]), typed())

    assert report.figures.count() == 3
    assert watched.pop("mark_changed") == [True]
    assert set(watched) == {"_read", "_check", "to_python"}
    assert not any(is_open for opened in watched.values() for is_open in opened)


def test_wrong_figures_open_no_transaction_at_all(client, report, officer, watched):
    cells = {"value-so": "1.34", "denominator-ty-le": "0"}
    page = client.post(reverse("reports:figures", args=[report.pk]), typed(**cells))

    assert "hãy viết 1,34" in page.content.decode()
    assert "mark_changed" not in watched
    assert not any(is_open for opened in watched.values() for is_open in opened)


def test_the_words_of_a_report_are_read_without_a_transaction_too(client, report, officer, watched):
    section = report.sections.first()
    url = reverse("reports:section", args=[report.pk, section.code])

    client.post(url, {"version": "1", "text": "Đơn vị đã triển khai."})

    assert report.sections.get(pk=section.pk).text == "Đơn vị đã triển khai."
    assert watched.pop("mark_changed") == [True]
    assert watched["to_python"]
    assert not any(watched["to_python"])
