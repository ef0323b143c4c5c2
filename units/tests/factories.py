"""Small makers of test objects: each gives the least that is valid, variants by argument."""

from itertools import count

from django.utils.timezone import localdate

from units.models import (
    Appointment,
    Bloc,
    Family,
    IssuingBody,
    MemberRole,
    Membership,
    Role,
    Signatory,
    Unit,
    UnitName,
    User,
)

serial = count(1)


def make_unit(name=None, *, short_name="", **fields):
    n = next(serial)
    unit = Unit.objects.create(code=fields.pop("code", f"DV{n:04}"), **fields)
    UnitName.objects.create(unit=unit, full_name=name or f"Đơn vị {n}", short_name=short_name)
    return unit


def make_bloc(name=None, **fields):
    n = next(serial)
    return Bloc.objects.create(
        code=fields.pop("code", f"K{n:04}"), name=name or f"Khối thi đua {n}", **fields
    )


def make_membership(bloc=None, unit=None, *, year=None, role=MemberRole.MEMBER, **fields):
    bloc = bloc or make_bloc()
    year = year or localdate().year
    order = fields.pop("order", bloc.memberships.filter(year=year).count() + 1)
    return Membership.objects.create(
        bloc=bloc, unit=unit or make_unit(), year=year, role=role, order=order, **fields
    )


def make_user(role=None, place=None, **fields):
    """A user; with `role` and `place` (a unit or a bloc) also appointed to it, without end."""
    n = next(serial)
    user = User(
        username=fields.pop("username", f"user{n}"),
        full_name=fields.pop("full_name", f"Người Dùng {n}"),
        **fields,
    )
    user.set_password("mat-khau-thu")
    user.save()
    if role:
        appoint(user, role, place)
    return user


def appoint(user, role, place, **fields):
    key = "unit" if isinstance(place, Unit) else "bloc"
    for cached in ("scope", "appointments_today"):
        user.__dict__.pop(cached, None)
    return Appointment.objects.create(user=user, role=role, **{key: place}, **fields)


def make_officer(unit=None, **fields):
    return make_user(Role.OFFICER, unit or make_unit(), **fields)


def make_secretary(bloc=None, **fields):
    return make_user(Role.SECRETARIAT, bloc or make_bloc(), **fields)


def make_issuing_body(place=None, *, family=Family.STATE, **fields):
    place = place or make_bloc()
    key = "unit" if isinstance(place, Unit) else "bloc"
    values = {
        "name": "Khối thi đua số 1 tỉnh Sông Lam",
        "superior_lines": "TỈNH SÔNG LAM",
        "issuing_lines": "KHỐI THI ĐUA SỐ 1",
        "symbol": "KTĐ",
        "place": "Sông Lam",
        "archive_line": "Lưu: VT.",
    }
    return IssuingBody.objects.create(family=family, **{key: place}, **(values | fields))


def make_signatory(body=None, **fields):
    values = {"post": "TRƯỞNG KHỐI", "name": "Lê Văn Mẫu"}
    return Signatory.objects.create(body=body or make_issuing_body(), **(values | fields))
