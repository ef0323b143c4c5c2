"""Administration of units, blocs, issuing bodies and people."""

from units.admin.bloc import BlocAdmin, MembershipAdmin
from units.admin.issuing import IssuingBodyAdmin, RegisterAdmin, SignatoryAdmin
from units.admin.unit import UnitAdmin, UnitSuccessionAdmin
from units.admin.user import AppointmentAdmin, PermissionGroupAdmin, PersonAdmin

__all__ = [
    "AppointmentAdmin",
    "BlocAdmin",
    "IssuingBodyAdmin",
    "MembershipAdmin",
    "PermissionGroupAdmin",
    "PersonAdmin",
    "RegisterAdmin",
    "SignatoryAdmin",
    "UnitAdmin",
    "UnitSuccessionAdmin",
]
