"""Who takes part: units, blocs, the bodies that issue papers, and the people who act."""

from emulation.paper import Family
from units.models.bloc import Bloc, BlocKind, MemberRole, Membership
from units.models.issuing import IssuingBody, PaperHead, Signatory
from units.models.ownership import BlocOwnedQuerySet, UnitOwned, UnitOwnedQuerySet
from units.models.register import Period, Register, RegisterRun
from units.models.unit import SuccessionKind, Unit, UnitKind, UnitName, UnitSuccession
from units.models.user import Appointment, Role, User

__all__ = [
    "Appointment",
    "Bloc",
    "BlocKind",
    "BlocOwnedQuerySet",
    "Family",
    "IssuingBody",
    "MemberRole",
    "Membership",
    "PaperHead",
    "Period",
    "Register",
    "RegisterRun",
    "Role",
    "Signatory",
    "SuccessionKind",
    "Unit",
    "UnitKind",
    "UnitName",
    "UnitOwned",
    "UnitOwnedQuerySet",
    "UnitSuccession",
    "User",
]
