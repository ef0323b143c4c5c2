"""Small makers of campaigns, their parts and pledges."""

from datetime import date

from django.utils import timezone

from campaigns.models import (
    Aggregation,
    Campaign,
    CampaignStatus,
    Comparator,
    EmulationTitle,
    Measure,
    MeasureKind,
    Phase,
    Pledge,
    Target,
)
from emulation.deadlines import WeekendRule
from units.tests.factories import make_bloc, make_membership, make_unit, serial

YEAR = 2026


def make_campaign(bloc=None, *, launched=False, units=(), **fields):
    """A campaign of one year; with `units`, these are its members and (launched) its expected."""
    n = next(serial)
    bloc = bloc or make_bloc()
    values = {
        "code": f"pt-{n}",
        "title": f"Phát động phong trào thi đua năm {YEAR}",
        "paper_abbreviation": "CTr",
        "starts_on": date(YEAR, 1, 1),
        "ends_on": date(YEAR, 12, 31),
    }
    if launched:
        values |= {"status": CampaignStatus.LAUNCHED, "launched_at": timezone.now()}
    campaign = Campaign.objects.create(bloc=bloc, **(values | fields))
    for order, unit in enumerate(units, 1):
        if not bloc.memberships.filter(unit=unit, year=campaign.year).exists():
            make_membership(bloc, unit, year=campaign.year)
        if launched:
            expect(campaign, unit, order)
    return campaign


def expect(campaign, unit, order=1):
    return campaign.expected_units.create(unit=unit, order=order, name=str(unit))


def make_phase(campaign=None, *, due_on=date(YEAR, 6, 30), **fields):
    campaign = campaign or make_campaign(launched=True)
    n = campaign.phases.count() + 1
    values = {
        "code": f"dot-{n}",
        "order": n,
        "name": f"Đợt {n}",
        "review": Phase.Review.INTERIM if n == 1 else Phase.Review.FINAL,
    }
    phase = Phase(campaign=campaign, due_on=due_on, **(values | fields))
    phase.fix_deadline(WeekendRule.FIXED)
    phase.save()
    return phase


def make_target(campaign=None, **fields):
    campaign = campaign or make_campaign()
    n = campaign.targets.count() + 1
    values = {"code": f"ct-{n}", "order": n, "text": f"Chỉ tiêu {n}"}
    return Target.objects.create(campaign=campaign, **(values | fields))


def make_measure(target=None, *, kind=MeasureKind.NUMBER, goal=100, **fields):
    """A measure of a fresh target; `target=False` and `campaign=` makes one only followed."""
    if target is False:
        campaign, target = fields.pop("campaign"), None
        fields |= {"comparator": Comparator.NONE}
        goal = None
    else:
        target = target or make_target()
        campaign = target.campaign
    n = campaign.measures.count() + 1
    is_ratio = kind == MeasureKind.RATIO
    values = {
        "code": f"sd-{n}",
        "order": n,
        "name": f"Số đo {n}",
        "unit_of_measure": "%" if is_ratio else "việc",
        "aggregation": Aggregation.RATIO if is_ratio else Aggregation.SUM,
    }
    return Measure.objects.create(
        campaign=campaign, target=target, kind=kind, goal=goal, **(values | fields)
    )


def make_title(**fields):
    n = next(serial)
    values = {"code": f"DH{n}", "name": f"Danh hiệu {n}", "holder": "collective", "level": "unit"}
    return EmulationTitle.objects.create(**(values | fields))


def make_pledge(campaign=None, unit=None, **fields):
    unit = unit or make_unit()
    campaign = campaign or make_campaign(launched=True, units=[unit])
    if fields.get("status", "draft") not in ("draft", "prepared"):
        fields.setdefault("received_at", timezone.now())
    return Pledge.objects.create(campaign=campaign, unit=unit, **fields)
