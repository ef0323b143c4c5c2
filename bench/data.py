"""The same made-up bloc for every measurement: so many units, so many measures, all reported.

    from bench.data import make_bloc_data
    data = make_bloc_data(units=15, measures=20)

Nothing is random: two runs measure the same work. The units, figures and people are invented.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from campaigns.models import (
    Aggregation,
    Campaign,
    CampaignStatus,
    Comparator,
    ExpectedUnit,
    Measure,
    MeasureKind,
    Phase,
    Pledge,
    PledgedGoal,
    Target,
)
from emulation.deadlines import WeekendRule
from emulation.review import Status
from reports.models import Figure, FigureState, Report
from units.models import Appointment, Bloc, Membership, Role, Unit, UnitName, User

YEAR = 2026
RECEIVED_AT = datetime(YEAR, 6, 20, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Data:
    bloc: Bloc
    campaign: Campaign
    phase: Phase
    secretary: User
    officer: User  # of the first unit
    reports: list
    measures: list


def make_bloc_data(*, units=15, measures=20, code="bench", status=Status.APPROVED):
    """A launched campaign with a report of every unit at `status`. Made once per `code`."""
    bloc = Bloc.objects.create(code=code, name=f"Khối thi đua {code}")
    campaign = Campaign.objects.create(
        code=code,
        bloc=bloc,
        title=f"Phát động phong trào thi đua năm {YEAR} ({code})",
        starts_on=date(YEAR, 1, 1),
        ends_on=date(YEAR, 12, 31),
        status=CampaignStatus.LAUNCHED,
        launched_at=RECEIVED_AT,
    )
    phase = Phase(
        campaign=campaign,
        code="so-ket",
        name="Sơ kết 6 tháng đầu năm",
        review=Phase.Review.INTERIM,
        due_text=f"trước ngày 30/6/{YEAR}",
        due_on=date(YEAR, 6, 30),
    )
    phase.fix_deadline(WeekendRule.FIXED)
    phase.save()
    members = _units(campaign, units)
    asked = _measures(campaign, measures)
    secretary = _user(f"{code}-thuong-truc", Role.SECRETARIAT, bloc=bloc)
    officer = _user(f"{code}-dau-moi", Role.OFFICER, unit=members[0])
    reports = _reports(phase, members, asked, officer, status)
    return Data(bloc, campaign, phase, secretary, officer, reports, asked)


def _user(username, role, **place):
    user = User(username=username, full_name="Trần Thị Mẫu")
    user.set_unusable_password()
    user.save()
    Appointment.objects.create(user=user, role=role, **place)
    return user


def _units(campaign, count):
    code, bloc = campaign.code, campaign.bloc
    units = Unit.objects.bulk_create([Unit(code=f"{code}-{n:03}") for n in range(count)])
    names = [f"Sở Kinh tế và Phát triển số {n}" for n in range(1, count + 1)]
    for n, (unit, name) in enumerate(zip(units, names, strict=True), 1):
        UnitName.objects.create(unit=unit, full_name=name, short_name=f"Sở KTPT {n}")
        Membership.objects.create(bloc=bloc, unit=unit, year=YEAR, order=n)
    ExpectedUnit.objects.bulk_create(
        ExpectedUnit(campaign=campaign, unit=unit, order=n, name=name, short_name=f"Sở KTPT {n}")
        for n, (unit, name) in enumerate(zip(units, names, strict=True), 1)
    )
    return units


def _measures(campaign, count):
    """Of each ten, five ratios, three numbers and two amounts of money."""
    made = []
    for n in range(1, count + 1):
        target = Target.objects.create(
            campaign=campaign, code=f"ct-{n}", order=n, text=f"Chỉ tiêu số {n} của phong trào"
        )
        kind = ("ratio", "number", "money", "ratio", "number")[n % 5 if n % 10 else 3]
        is_ratio = kind == MeasureKind.RATIO
        made.append(
            Measure.objects.create(
                campaign=campaign,
                target=target,
                code=f"sd-{n}",
                name=f"Tỷ lệ hoặc số lượng kết quả thực hiện nhiệm vụ số {n}",
                unit_of_measure={"ratio": "%", "number": "công trình", "money": "đồng"}[kind],
                kind=kind,
                comparator=Comparator.AT_LEAST,
                goal={"ratio": 95, "number": 12, "money": 120_000_000}[kind],
                aggregation=Aggregation.RATIO if is_ratio else Aggregation.SUM,
                decimals=1 if is_ratio else 0,
            )
        )
    return made


def _reports(phase, units, measures, officer, status):
    reports = Report.objects.bulk_create(
        Report(phase=phase, unit=unit, status=status, received_at=RECEIVED_AT) for unit in units
    )
    pledges = Pledge.objects.bulk_create(
        Pledge(campaign=phase.campaign, unit=u, status=Status.APPROVED, received_at=RECEIVED_AT)
        for u in units
    )
    PledgedGoal.objects.bulk_create(
        PledgedGoal(pledge=pledge, measure=measure, value=measure.goal)
        for pledge in pledges
        for measure in measures
    )
    Figure.objects.bulk_create(
        _figure(report, measure, officer, n=17 * i + 7 * j)
        for i, report in enumerate(reports)
        for j, measure in enumerate(measures)
    )
    return reports


def _figure(report, measure, officer, n):
    figure = Figure(report=report, measure=measure, typed_by=officer, state=FigureState.OFFICIAL)
    if n % 11 == 0:
        figure.state = FigureState.NONE
        return figure
    if n % 7 == 0:
        figure.state = FigureState.ESTIMATE
    if measure.kind == MeasureKind.RATIO:
        figure.denominator = Decimal(200 + n)
        figure.numerator = figure.denominator - n % 17
    elif measure.kind == MeasureKind.MONEY:
        figure.value = Decimal(95_000_000 + n * 250_000)
    else:
        figure.value = Decimal(8 + n % 9)
    return figure
