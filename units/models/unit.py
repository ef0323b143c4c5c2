"""Units, what they were called when, and what became of them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate
from simple_history.models import HistoricalRecords

from emulation.model_fields import OfficialCharField, SearchKeyField, SortKeyField


def in_force(day):
    """The rows of a dated table that hold on `day`."""
    return Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(
        valid_to__gte=day
    )


class Dated(models.Model):
    """Holds from one day through another; an empty end is open."""

    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def holds_on(self, day):
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class UnitKind(models.TextChoices):
    STATE = "state", "Cơ quan nhà nước"
    PARTY = "party", "Cơ quan Đảng"
    FRONT = "front", "Mặt trận, đoàn thể"
    COMMUNE = "commune", "Xã, phường, đặc khu"
    SERVICE = "service", "Đơn vị sự nghiệp"
    COMPANY = "company", "Doanh nghiệp"
    ARMED = "armed", "Lực lượng vũ trang"
    DEPARTMENT = "department", "Phòng, ban trực thuộc"
    CELL = "cell", "Tổ chức đảng trực thuộc"


class UnitQuerySet(models.QuerySet):
    def with_names(self):
        return self.prefetch_related("names")

    def visible_to(self, user):
        """The user's own units, and all members of the blocs he belongs to or serves."""
        if user.is_superuser:
            return self
        scope = user.scope
        return self.filter(
            Q(pk__in=scope.readable_units)
            | Q(memberships__bloc__in=scope.readable_blocs)
            | Q(memberships__bloc__memberships__unit__in=scope.readable_units)
        ).distinct()

    def existing_on(self, day):
        return self.filter(*in_force(day))

    def found_by(self, folded):
        """Units that bear or bore a name like this; `folded` is a search key."""
        names = UnitName.objects.filter(
            Q(full_name_key__contains=folded) | Q(short_name_key__contains=folded)
        )
        return self.filter(Q(pk__in=names.values("unit")) | Q(code__icontains=folded))


class Unit(Dated):
    """A body that competes. It keeps its identity when it is renamed; see `UnitSuccession`."""

    code = models.CharField("mã đơn vị", max_length=40, unique=True)
    kind = models.CharField("loại hình", max_length=12, choices=UnitKind, default=UnitKind.STATE)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sub_units",
        verbose_name="đơn vị cấp trên",
    )

    objects = UnitQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Dated.Meta):
        ordering = ["code"]
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"

    def __str__(self):
        return self.name_on().full_name

    def get_absolute_url(self):
        return reverse("units:unit-detail", args=[self.pk])

    def name_on(self, day=None):
        """The `UnitName` borne on `day` (today, in Vietnam, if not given).

        Before its first name and after its last it is called by the nearest one. Reads
        `names`: prefetch them (`with_names`) when showing many.
        """
        day = day or localdate()
        names = list(self.names.all())
        return (
            next((name for name in names if name.holds_on(day)), None)
            or next((name for name in reversed(names) if (name.valid_from or day) <= day), None)
            or (names[0] if names else UnitName(full_name=self.code, short_name=self.code))
        )

    @property
    def short_name(self):
        name = self.name_on()
        return name.short_name or name.full_name

    @staticmethod
    def lineage_of(units):
        """Ids of these units and of all those they succeeded, however long ago."""
        found = open_ends = set(units)
        while open_ends:
            rows = UnitSuccession.objects.filter(successor__in=open_ends)
            open_ends = set(rows.values_list("predecessor", flat=True)) - found
            found = found | open_ends
        return found


class UnitName(Dated):
    """What a unit was called, from which day to which. Old papers keep the old name."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    full_name = OfficialCharField("tên đầy đủ", max_length=300)
    short_name = OfficialCharField("tên gọi tắt", max_length=120, blank=True)
    full_name_key = SearchKeyField(source="full_name")
    short_name_key = SearchKeyField(source="short_name")
    sort_key = SortKeyField(source="full_name")

    history = HistoricalRecords(excluded_fields=["full_name_key", "short_name_key", "sort_key"])

    class Meta(Dated.Meta):
        ordering = [F("valid_from").asc(nulls_first=True), "pk"]
        verbose_name = "tên đơn vị"
        verbose_name_plural = "tên đơn vị theo thời gian"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "valid_from"],
                name="one_name_from_a_day",
                violation_error_message="Đơn vị đã có một tên gọi từ ngày này.",
            ),
        ]

    def __str__(self):
        return self.full_name


class SuccessionKind(models.TextChoices):
    RENAME = "rename", "Đổi tên"
    MERGE = "merge", "Sáp nhập, hợp nhất"
    SPLIT = "split", "Chia, tách"
    DISSOLVE = "dissolve", "Giải thể"
    MOVE = "move", "Chuyển trực thuộc"


class UnitSuccession(models.Model):
    """What became of a unit: one row for each pair of a predecessor and its successor.

    A merger of three into one is three rows. Past totals never change by it; the successor may
    read what its predecessors reported.
    """

    kind = models.CharField("hình thức", max_length=10, choices=SuccessionKind)
    predecessor = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="successions", verbose_name="đơn vị trước"
    )
    successor = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="origins",
        verbose_name="đơn vị kế thừa",
    )
    on = models.DateField("có hiệu lực từ ngày")
    paper = OfficialCharField("theo văn bản", max_length=300)

    history = HistoricalRecords()

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "kế thừa đơn vị"
        verbose_name_plural = "kế thừa đơn vị"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=SuccessionKind.DISSOLVE, successor__isnull=True)
                | (~Q(kind=SuccessionKind.DISSOLVE) & Q(successor__isnull=False)),
                name="only_a_dissolved_unit_has_no_successor",
                violation_error_message="Đơn vị giải thể thì không có đơn vị kế thừa; "
                "các hình thức khác phải có.",
            ),
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on"], name="succession_once"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.predecessor}"
