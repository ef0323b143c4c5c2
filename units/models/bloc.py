"""Blocs (khối, cụm thi đua) and who belonged to them in which year."""

from django.db import models
from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from emulation.model_fields import OfficialCharField, SearchKeyField
from units.models.unit import Unit


class BlocKind(models.TextChoices):
    BLOC = "bloc", "Khối thi đua"
    CLUSTER = "cluster", "Cụm thi đua"
    PROVINCE = "province", "Toàn tỉnh"
    INTERNAL = "internal", "Nội bộ cơ quan"


class BlocQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Blocs the user serves or observes, and those his units belong to in any year."""
        if user.is_superuser:
            return self
        scope = user.scope
        return self.filter(
            Q(pk__in=scope.readable_blocs)
            | Q(pk__in=Membership.objects.filter(unit__in=scope.readable_units).values("bloc"))
        )

    def for_list(self, year):
        """With `member_count` of `year` and, as `heads`, the membership of the unit that leads."""
        heads = Membership.objects.filter(year=year, role=MemberRole.HEAD).select_related("unit")
        return self.annotate(
            member_count=Count("memberships", filter=Q(memberships__year=year))
        ).prefetch_related(
            Prefetch("memberships", heads.prefetch_related("unit__names"), to_attr="heads")
        )


class Bloc(models.Model):
    code = models.CharField("mã khối", max_length=40, unique=True)
    name = OfficialCharField("tên khối, cụm", max_length=300, unique=True)
    short_name = OfficialCharField("tên gọi tắt", max_length=120, blank=True)
    kind = models.CharField("loại", max_length=10, choices=BlocKind, default=BlocKind.BLOC)
    name_key = SearchKeyField(source="name")
    head_confirms = models.BooleanField(
        "thủ trưởng đơn vị xác nhận trước khi gửi",
        default=False,
        help_text="Bản đăng ký và báo cáo chỉ được gửi sau khi thủ trưởng đơn vị xác nhận.",
    )
    leader_approves = models.BooleanField(
        "trưởng khối phê duyệt trước khi phát động, ban hành",
        default=False,
        help_text="Cán bộ thường trực trình, trưởng khối phê duyệt.",
    )
    prints_check_code = models.BooleanField(
        "in mã QR kiểm tra trên văn bản phát hành",
        default=False,
        help_text="Mã dẫn đến trang xác minh công khai, in dưới “Nơi nhận” của văn bản phát hành "
        "từ nay, của khối và của đơn vị. Nghị định 30/2020/NĐ-CP không quy định mã này.",
    )

    objects = BlocQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["name_key"])

    class Meta:
        ordering = ["code"]
        verbose_name = "khối, cụm thi đua"
        verbose_name_plural = "khối, cụm thi đua"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("units:bloc-detail", args=[self.pk])

    def members_in(self, year):
        """The memberships of `year`, in the bloc's order, with all that a list shows."""
        return (
            self.memberships.filter(year=year)
            .select_related("unit")
            .prefetch_related("unit__names")
        )

    def years(self):
        """The years in which the bloc has members, the latest first."""
        years = self.memberships.order_by("-year").values_list("year", flat=True)
        return list(years.distinct())

    def people_from(self, day):
        """Who serves the bloc on `day`, and who will from a later one: appointments, by name."""
        not_over = models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day)
        appointments = self.appointments.filter(not_over).select_related("user")
        return appointments.order_by("valid_from", "user__full_name_key")

    def head_unit_in(self, year):
        """The id of the unit that heads the bloc in `year`, or None."""
        heads = self.memberships.filter(year=year, role=MemberRole.HEAD)
        return heads.values_list("unit", flat=True).first()


class MemberRole(models.TextChoices):
    HEAD = "head", "Trưởng khối"
    DEPUTY = "deputy", "Phó trưởng khối"
    MEMBER = "member", "Thành viên"


class Membership(models.Model):
    """A unit in a bloc in one year. The head, and with it the standing office, rotates yearly."""

    bloc = models.ForeignKey(
        Bloc, on_delete=models.PROTECT, related_name="memberships", verbose_name="khối"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="memberships", verbose_name="đơn vị"
    )
    year = models.PositiveSmallIntegerField("năm")
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    role = models.CharField("vai trò", max_length=10, choices=MemberRole, default=MemberRole.MEMBER)
    is_typed_for = models.BooleanField(
        "thường trực nhập thay",
        default=False,
        help_text="Đơn vị gửi bản giấy; cán bộ thường trực nhập thay và nhật ký ghi rõ.",
    )
    joined_on = models.DateField("vào khối từ ngày", null=True, blank=True)
    left_on = models.DateField("ra khỏi khối từ ngày", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["-year", "order", "pk"]
        verbose_name = "thành viên khối"
        verbose_name_plural = "thành viên khối theo năm"
        constraints = [
            models.UniqueConstraint(
                fields=["bloc", "unit", "year"],
                name="member_once_a_year",
                violation_error_message="Đơn vị đã là thành viên của khối trong năm này.",
            ),
            models.UniqueConstraint(
                fields=["bloc", "year"],
                condition=Q(role=MemberRole.HEAD),
                name="one_head_a_year",
                violation_error_message="Khối đã có trưởng khối trong năm này.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1948, year__lte=2200),
                name="membership_year_sensible",
                violation_error_message="Năm không hợp lệ.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} ({self.year})"
