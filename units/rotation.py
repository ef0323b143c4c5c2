"""From one year to the next: a bloc's members are carried over, its standing office handed over."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from emulation.deadlines import short_date
from emulation.models import Event
from units.models import Appointment, MemberRole, Membership, Role, SuccessionKind, Unit
from units.models.unit import UnitSuccession, in_force

STANDING_ROLES = (Role.SECRETARIAT, Role.BLOC_HEAD, Role.BLOC_DEPUTY)


@dataclass(frozen=True)
class Carried:
    """What becomes of one member: the units that continue it (none: it is dropped), and why."""

    membership: Membership
    units: tuple
    note: str = ""


def carry_over(bloc, from_year, to_year):
    """What the members of `from_year` become in `to_year`, in order; nothing is written.

    A unit that was merged, split or moved by 1 January of `to_year` is replaced by those that
    continue it; a dissolved one is left out.
    """
    members = list(bloc.members_in(from_year))
    gone = {}
    rows = UnitSuccession.objects.filter(
        predecessor__in=[member.unit_id for member in members], on__lte=date(to_year, 1, 1)
    ).exclude(kind=SuccessionKind.RENAME)
    for row in rows.select_related("successor").prefetch_related("successor__names"):
        gone.setdefault(row.predecessor_id, []).append(row)
    return [_carried(member, gone.get(member.unit_id)) for member in members]


def _carried(member, successions):
    if not successions:
        return Carried(member, (member.unit,))
    units = tuple(row.successor for row in successions if row.successor)
    note = f"{successions[0].get_kind_display()}, {successions[0].paper}"
    return Carried(member, units, note)


@transaction.atomic
def clone_year(bloc, from_year, to_year, *, head, deputy=None, by):
    """Make the members of `to_year` from those of `from_year`; `head` and `deputy` are units.

    Raises ValueError if the year already has members: they are then changed one by one.
    """
    if bloc.memberships.filter(year=to_year).exists():
        raise ValueError(f"{bloc} already has members in {to_year}.")
    seen = []
    for carried in carry_over(bloc, from_year, to_year):
        for unit in carried.units:
            if unit not in seen:
                seen.append(unit)
                is_typed_for = carried.membership.is_typed_for
                Membership.objects.create(
                    bloc=bloc,
                    unit=unit,
                    year=to_year,
                    order=len(seen),
                    role=_role(unit, head, deputy),
                    is_typed_for=is_typed_for,
                )
    Event.objects.record(bloc, "clone_year", f"Lập danh sách thành viên năm {to_year}", by=by)
    return len(seen)


def _role(unit, head, deputy):
    if unit == head:
        return MemberRole.HEAD
    return MemberRole.DEPUTY if unit == deputy else MemberRole.MEMBER


@transaction.atomic
def hand_over(bloc, year, *, on, head, deputy, people, paper, by):
    """Give the standing office of `bloc` to another member from the day `on`.

    `people` maps a standing role to its new holders. The appointments of those who leave end the
    day before; nobody's past acts change. `head` and `deputy` are units of that year.
    """
    bloc.memberships.filter(year=year).exclude(unit__in=[head, deputy]).update(
        role=MemberRole.MEMBER
    )
    for unit, role in ((deputy, MemberRole.DEPUTY), (head, MemberRole.HEAD)):
        bloc.memberships.filter(year=year, unit=unit).update(role=role)
    leaving = bloc.appointments.filter(*in_force(on), role__in=STANDING_ROLES)
    for appointment in leaving:
        _end(appointment, on - timedelta(days=1))
    for role, users in people.items():
        for user in users:
            Appointment.objects.create(user=user, role=role, bloc=bloc, valid_from=on, paper=paper)
    Event.objects.record(
        bloc,
        "hand_over",
        "Bàn giao thường trực khối",
        by=by,
        note=f"Từ ngày {short_date(on)} cho {head}. {paper}".strip(),
    )


def _end(appointment, last_day):
    """End it on `last_day`; one that would not have begun by then never counts."""
    if appointment.valid_from and appointment.valid_from > last_day:
        appointment.delete()
        return
    appointment.valid_to = last_day
    appointment.save(update_fields=["valid_to"])


def candidates(bloc, year):
    """Who serves the member units of `year` today: their appointments, to choose people from."""
    units = Unit.objects.filter(memberships__bloc=bloc, memberships__year=year)
    return (
        Appointment.objects.filter(*in_force(localdate()), unit__in=units, user__is_active=True)
        .select_related("user", "unit")
        .prefetch_related("unit__names")
        .order_by("unit__code", "user__full_name_key")
    )
