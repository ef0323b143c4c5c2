"""The people, and what they were appointed to do from which day to which."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.utils.timezone import localdate
from simple_history.models import HistoricalRecords

from emulation.model_fields import OfficialCharField, SearchKeyField
from emulation.prepared import PreparedObjects
from units.models.bloc import Bloc
from units.models.unit import Dated, Unit, in_force


class Role(models.TextChoices):
    OFFICER = "officer", "Cán bộ đầu mối"
    UNIT_HEAD = "unit_head", "Thủ trưởng đơn vị"
    SECRETARIAT = "secretariat", "Cán bộ thường trực khối"
    BLOC_HEAD = "bloc_head", "Trưởng khối"
    BLOC_DEPUTY = "bloc_deputy", "Phó trưởng khối"
    OBSERVER = "observer", "Theo dõi"


UNIT_ROLES = (Role.OFFICER, Role.UNIT_HEAD)
BLOC_ROLES = (Role.SECRETARIAT, Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.OBSERVER)


@dataclass(frozen=True)
class Scope:
    """What a user may reach today, as sets of ids. Empty without an appointment."""

    officer_units: frozenset
    headed_units: frozenset
    secretariat_blocs: frozenset
    headed_blocs: frozenset
    deputy_blocs: frozenset
    observed_blocs: frozenset
    readable_units: frozenset  # own units and their predecessors

    @property
    def own_units(self):
        return self.officer_units | self.headed_units

    @property
    def readable_blocs(self):
        return self.secretariat_blocs | self.headed_blocs | self.deputy_blocs | self.observed_blocs


class User(AbstractUser):
    """A person. What he may do comes from his appointments, never from the account itself."""

    first_name = None
    last_name = None
    username = models.CharField(
        "tên đăng nhập",
        max_length=150,
        unique=True,
        validators=[ASCIIUsernameValidator()],
        help_text="Chữ không dấu, số và các ký tự @ . + - _",
    )
    full_name = OfficialCharField("họ và tên", max_length=150)
    post = OfficialCharField("chức vụ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    full_name_key = SearchKeyField(source="full_name")

    objects = UserManager()
    history = HistoricalRecords(excluded_fields=["password", "last_login", "full_name_key"])
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["username"]
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self):
        return self.full_name or self.username

    def clean(self):
        super().clean()
        if User.history.filter(username=self.username).exclude(id=self.pk).exists():
            taken = "Tên này từng là của tài khoản khác, nhật ký đã ghi như vậy: hãy chọn tên khác."
            raise ValidationError({"username": taken})

    def usernames(self):
        """Every name the account has had; `clean` keeps each of them from all other accounts."""
        return {self.username, *self.history.values_list("username", flat=True)}

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name

    @cached_property
    def appointments_today(self):
        """What the user is appointed to do today, in Vietnam; read once a request."""
        appointments = APPOINTED(self.pk, str(localdate()))
        prefetch_related_objects(appointments, "unit__names")
        return appointments

    @cached_property
    def scope(self):
        def places(role, place):
            return frozenset(
                getattr(a, f"{place}_id") for a in self.appointments_today if a.role == role
            )

        officer, headed = places(Role.OFFICER, "unit"), places(Role.UNIT_HEAD, "unit")
        return Scope(
            officer_units=officer,
            headed_units=headed,
            secretariat_blocs=places(Role.SECRETARIAT, "bloc"),
            headed_blocs=places(Role.BLOC_HEAD, "bloc"),
            deputy_blocs=places(Role.BLOC_DEPUTY, "bloc"),
            observed_blocs=places(Role.OBSERVER, "bloc"),
            readable_units=frozenset(Unit.lineage_of(officer | headed)),
        )

    def reads_bloc(self, pk):
        """Whether he reads all of the bloc with this key, as its office or as an observer."""
        return self.is_superuser or pk in self.scope.readable_blocs

    def described(self):
        """“Trần Thị Mẫu, Cán bộ đầu mối, Sở Y tế”: how the record of acts names him."""
        places = [f"{a.get_role_display()}, {a.place}" for a in self.appointments_today]
        return "; ".join([", ".join(filter(None, [str(self), self.post])), *places])[:400]


class Appointment(Dated):
    """A role at a unit or a bloc, from one day through another. None today: sees nothing."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="appointments", verbose_name="người dùng"
    )
    role = models.CharField("vai trò", max_length=12, choices=Role)
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name="đơn vị",
    )
    bloc = models.ForeignKey(
        Bloc,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name="khối",
    )
    paper = OfficialCharField("theo văn bản", max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta(Dated.Meta):
        ordering = ["user", "role", "pk"]
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(role__in=UNIT_ROLES, unit__isnull=False, bloc__isnull=True)
                | Q(role__in=BLOC_ROLES, unit__isnull=True, bloc__isnull=False),
                name="appointment_is_to_a_place",
                violation_error_message="Cán bộ đầu mối và thủ trưởng gắn với một đơn vị; "
                "các vai trò còn lại gắn với một khối.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.place}"

    @property
    def place(self):
        return self.unit or self.bloc


# Asked by nearly every page. The day is given as text, which both databases compare with a date.
APPOINTED = PreparedObjects(
    lambda user, day: Appointment.objects.filter(*in_force(day), user=user), "unit", "bloc"
)
