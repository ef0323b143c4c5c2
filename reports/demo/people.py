"""The invented people of the demonstration, one account for each thing that one may be."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from units.models import Appointment, Role, User

PASSWORD = "song-lam-thi-dua"  # noqa: S105 the demonstration's, printed where it is loaded
FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE_NAMES = ("Văn", "Thị", "Đức", "Thu", "Minh")


@dataclass(frozen=True)
class Account:
    """What the command prints of an account."""

    username: str
    role: str
    place: str


# Of many accounts alike, those that are shown: enough to play every part.
SHOWN = (
    "thuongtruc.songanh", "thuongtruc2.songanh", "thuongtruc.bandang", "truongkhoi.songanh",
    "phokhoi.songanh", "canbo.syt", "canbo.sxd", "thutruong.vptu", "canbo.vptu", "theodoi",
    "quantri",
)  # fmt: skip


def accounts_to_show():
    """The accounts that exist of those worth knowing, with what they may do today."""
    users = {user.username: user for user in User.objects.filter(username__in=SHOWN)}
    for username in SHOWN:
        if user := users.get(username):
            appointments = user.appointments_today
            role = appointments[0].get_role_display() if appointments else user.post
            yield Account(username, role, "; ".join(str(a.place) for a in appointments))


class Cast:
    """Makes accounts and remembers, by role and place, the first of each."""

    def __init__(self, year):
        self.since = date(year - 1, 12, 1)
        self.hashed = make_password(PASSWORD)
        self.users = {}

    def add(self, username, post, role="", place=None):
        """A user; with `role` appointed to `place`, a unit or a bloc, from last December."""
        user = self._user(username, post)
        if role:
            self.appoint(user, role, place)
        return user

    def appoint(self, user, role, place):
        key = "unit" if role in (Role.OFFICER, Role.UNIT_HEAD) else "bloc"
        Appointment.objects.create(user=user, role=role, valid_from=self.since, **{key: place})
        self.users.setdefault((role, place.code), user)

    def of(self, role, place):
        return self.users[role, place.code]

    def _user(self, username, post):
        n = User.objects.count()
        family = FAMILY_NAMES[n % len(FAMILY_NAMES)]
        middle = MIDDLE_NAMES[n // len(FAMILY_NAMES) % len(MIDDLE_NAMES)]
        return User.objects.create(
            username=username, full_name=f"{family} {middle} Mẫu", post=post, password=self.hashed
        )


def cast_bloc(cast, bloc, units, key):
    """Everybody that a bloc needs, and an officer and a head for each of its units."""
    cast.add(f"thuongtruc.{key}", "Chuyên viên", Role.SECRETARIAT, bloc)
    cast.add(f"truongkhoi.{key}", "Trưởng khối", Role.BLOC_HEAD, bloc)
    cast.add(f"phokhoi.{key}", "Chuyên viên", Role.BLOC_DEPUTY, bloc)
    for unit in units:
        name = unit.code.removeprefix("sl-")
        cast.add(f"canbo.{name}", "Chuyên viên", Role.OFFICER, unit)
        cast.add(f"thutruong.{name}", "Thủ trưởng", Role.UNIT_HEAD, unit)


def cast_others(cast, blocs):
    """Who stands outside the blocs: the observer of all of them, and the administrator."""
    observer = cast.add("theodoi", "Ban Thi đua - Khen thưởng tỉnh", Role.OBSERVER, blocs[0])
    for bloc in blocs[1:]:
        cast.appoint(observer, Role.OBSERVER, bloc)
    admin = cast.add("quantri", "Quản trị hệ thống")
    admin.is_staff = admin.is_superuser = True
    admin.save()
