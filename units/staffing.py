"""Who is missing where: accounts without work, members of blocs without an officer."""

from django.db.models import Exists, OuterRef

from units.models import Appointment, Membership, Role, Unit, User
from units.models.unit import in_force


def appointments_on(day, **of):
    return Appointment.objects.filter(*in_force(day), **of)


def appointed_on(day):
    return Exists(appointments_on(day, user=OuterRef("pk")))


def idle_accounts(day):
    """Those who can sign in and then see nothing; administrators need no appointment."""
    accounts = User.objects.filter(is_active=True, is_staff=False, is_superuser=False)
    return accounts.exclude(appointed_on(day))


def without_officer(day, units=None):
    """The units that take part in a bloc this year, and for whom nobody may fill anything in.

    Those for which the standing office types need none.
    """
    officers = appointments_on(day, role=Role.OFFICER, unit=OuterRef("pk"))
    members = Membership.objects.filter(unit=OuterRef("pk"), year=day.year, is_typed_for=False)
    units = Unit.objects.all() if units is None else units
    return units.filter(Exists(members), ~Exists(officers))
