"""What the database keeps by itself of reports: each rule is tried to be broken."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import CommendationForm, MeasureKind
from campaigns.tests.factories import make_measure, make_target, make_title
from reports.models import DraftedSentence, Figure, Summary, Work
from reports.tests.factories import make_figure, make_report
from units.tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_report()


@pytest.fixture
def measure(report):
    return make_measure(make_target(report.phase.campaign))


def refused():
    return pytest.raises(IntegrityError)


def test_a_unit_has_one_report_for_a_phase(report):
    with refused(), transaction.atomic():
        make_report(report.phase, report.unit)


def test_a_measure_has_one_figure_in_a_report(report, measure):
    make_figure(report, measure, 5)

    with refused(), transaction.atomic():
        make_figure(report, measure, 6)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "guessed", "value": 1},
        {"state": "official"},  # known, but nothing said
        {"state": "none", "value": 0},  # unknown, but zero
        {"state": "not_applicable"},  # without a reason
        {"state": "official", "numerator": 1},
        {"state": "official", "numerator": 1, "denominator": 0},
        {"state": "official", "numerator": -1, "denominator": 5},
        {"state": "official", "numerator": 6, "denominator": 5},
        {"state": "official", "numerator": 4, "denominator": 5, "excluded": 1},
    ],
)
def test_a_figure_makes_sense(report, measure, fields):
    with refused(), transaction.atomic():
        Figure.objects.create(report=report, measure=measure, typed_by=make_user(), **fields)


def test_zero_is_a_figure(report, measure):
    assert make_figure(report, measure, 0).pk
    ratio = make_measure(make_target(report.phase.campaign), kind=MeasureKind.RATIO)
    assert make_figure(report, ratio, 0, of=5).pk


def test_an_award_is_a_title_or_a_form_and_at_least_one(report):
    title = make_title()
    form = CommendationForm.objects.create(
        code="BK", name="Bằng khen", holder="collective", level="province"
    )

    for fields in (
        {"quantity": 1},
        {"title": title, "form": form, "quantity": 1},
        {"title": title, "quantity": 0},
    ):
        with refused(), transaction.atomic():
            report.awards.create(**fields)


def test_an_extension_has_a_reason(report):
    with refused(), transaction.atomic():
        report.phase.extensions.create(
            unit=report.unit, due_at=timezone.now(), reason="", given_by="Thường trực"
        )


def test_a_phase_has_one_summary_and_a_section_one_place_in_it(report):
    summary = Summary.objects.create(phase=report.phase)
    section = summary.sections.create(code="mot", title="Một")
    DraftedSentence.objects.create(section=section, code="a", text="A", values={})

    with refused(), transaction.atomic():
        Summary.objects.create(phase=report.phase)
    with refused(), transaction.atomic():
        summary.sections.create(code="mot", title="Một nữa")
    with refused(), transaction.atomic():
        DraftedSentence.objects.create(section=section, code="a", text="B", values={})


@pytest.mark.parametrize(
    "fields", [{"edited": "Lời mới"}, {"edited_at": timezone.now()}, {"edited_by": "Ai đó"}]
)
def test_an_edited_section_says_who_and_when(report, fields):
    summary = Summary.objects.create(phase=report.phase)

    with refused(), transaction.atomic():
        summary.sections.create(code="mot", title="Một", **fields)


@pytest.mark.parametrize("fields", [{"state": "done"}, {"state": "failed", "file": "a/b.pdf"}])
def test_what_is_done_has_its_file_and_nothing_else_has(fields):
    with refused(), transaction.atomic():
        Work.objects.create(kind="paper", of={}, title="A", requested_by=make_user(), **fields)
