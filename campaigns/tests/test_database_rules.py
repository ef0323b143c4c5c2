"""What the database keeps by itself of campaigns: each rule is tried to be broken."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import CampaignBasis, LegalBasis, PledgedMovement, Section
from campaigns.tests.factories import (
    YEAR,
    expect,
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
    make_title,
)
from units.tests.factories import make_unit, make_user

pytestmark = pytest.mark.django_db
JANUARY, JUNE, JULY, DECEMBER = (date(YEAR, month, 1) for month in (1, 6, 7, 12))


def refused():
    return pytest.raises(IntegrityError)


def test_phases_of_a_campaign_do_not_overlap():
    campaign = make_campaign()
    make_phase(campaign, starts_on=JANUARY, ends_on=JUNE)
    second = make_phase(campaign, starts_on=JULY, ends_on=DECEMBER)
    make_phase(starts_on=JANUARY, ends_on=DECEMBER)  # of another campaign
    make_phase(campaign)  # without dates

    with refused(), transaction.atomic():
        make_phase(campaign, starts_on=JUNE, ends_on=JULY)
    second.starts_on = JUNE
    with refused(), transaction.atomic():
        second.save()


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_on": JULY, "ends_on": JUNE},
        {"window_from": JULY, "window_to": JUNE},
        {"due_on": JUNE, "due_at": None},
        {"code": "dot-1"},
    ],
)
def test_a_phase_makes_sense(fields):
    campaign = make_campaign()
    make_phase(campaign, due_on=None)
    phase = make_phase(campaign, due_on=None)
    for name, value in fields.items():
        setattr(phase, name, value)

    with refused(), transaction.atomic():
        phase.save()


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_on": JULY, "ends_on": JUNE},
        {"status": "unknown"},
        {"status": "launched", "launched_at": None},
        {"due_on": None, "due_at": timezone.now()},
    ],
)
def test_a_campaign_makes_sense(fields):
    with refused(), transaction.atomic():
        make_campaign(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"goal": None},
        {"kind": "titles"},
        {"kind": "ratio", "aggregation": "sum"},
        {"kind": "ratio", "aggregation": "mean"},
        {"aggregation": "ratio"},
    ],
)
def test_a_measure_can_be_judged_and_added(fields):
    with refused(), transaction.atomic():
        make_measure(make_target(), **fields)


def test_what_is_only_followed_is_not_judged():
    measure = make_measure(False, campaign=make_campaign())
    measure.comparator, measure.goal = "at_least", 1

    with refused(), transaction.atomic():
        measure.save()


@pytest.mark.parametrize("fields", [{"quantity": 0}, {"quantity": 1, "amount": -1}])
def test_a_prize_is_worth_something(fields):
    with refused(), transaction.atomic():
        make_campaign().prizes.create(name="giải nhất", **fields)


def test_a_section_says_something():
    with refused(), transaction.atomic():
        Section.objects.create(campaign=make_campaign(), code="trong")


def test_a_basis_stands_once_in_a_campaign():
    campaign, basis = make_campaign(), LegalBasis.objects.create(kind="law", subject="Luật")
    CampaignBasis.objects.create(campaign=campaign, basis=basis)

    with refused(), transaction.atomic():
        CampaignBasis.objects.create(campaign=campaign, basis=basis)


def test_a_unit_is_expected_once_and_pledges_once():
    unit = make_unit()
    pledge = make_pledge(unit=unit)

    with refused(), transaction.atomic():
        expect(pledge.campaign, unit)
    with refused(), transaction.atomic():
        make_pledge(pledge.campaign, unit)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "unknown"},
        {"status": "submitted", "received_at": None},
        {"changed_at": timezone.now()},
    ],
)
def test_a_pledge_is_where_it_says_it_is(fields):
    pledge = make_pledge()
    for name, value in fields.items():
        setattr(pledge, name, value)

    with refused(), transaction.atomic():
        pledge.save()


def test_a_title_is_pledged_once_and_at_least_once():
    pledge, title = make_pledge(), make_title()
    pledge.titles.create(title=title, quantity=1)

    for quantity, kind in ((1, title), (0, make_title())):
        with refused(), transaction.atomic():
            pledge.titles.create(title=kind, quantity=quantity)


def test_a_movement_is_the_campaigns_or_the_units_own():
    pledge = make_pledge()
    movement = pledge.campaign.movements.create(code="pt", name="Phong trào")

    for fields in ({"movement": movement, "name": "Của đơn vị"}, {"movement": None, "name": ""}):
        with refused(), transaction.atomic():
            PledgedMovement.objects.create(pledge=pledge, **fields)


def test_a_change_says_who_and_when():
    pledge = make_pledge()
    pledge.changed_by = make_user()

    with refused(), transaction.atomic():
        pledge.save()
