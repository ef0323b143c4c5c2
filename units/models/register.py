"""Registers of outgoing papers, and the numbers they give.

State bodies number all their papers in one run a calendar year, from 01 (NĐ 30/2020, Điều 15);
Party bodies number each type in a run of its own through a committee's term (HD 36, HD 05).
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from emulation.model_fields import OfficialCharField
from units.models.issuing import IssuingBody


class Period(models.TextChoices):
    YEAR = "year", "Theo năm dương lịch"
    TERM = "term", "Theo nhiệm kỳ"


class RegisterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the blocs the user serves or observes, and of the user's own units."""
        if user.is_superuser:
            return self
        scope = user.scope
        return self.filter(
            Q(body__bloc__in=scope.readable_blocs) | Q(body__unit__in=scope.own_units)
        )

    def for_paper(self, body, type_symbol):
        """The register in which `body` numbers papers of this type: the type's own, else the one
        of all types; None where the body has neither."""
        fitting = self.filter(body=body, type_symbol__in=["", type_symbol])
        return fitting.order_by("-type_symbol").first()


class Register(models.Model):
    """How one body numbers its papers. The numbers themselves: RegisterRun."""

    body = models.ForeignKey(
        IssuingBody,
        on_delete=models.PROTECT,
        related_name="registers",
        verbose_name="chủ thể ban hành",
    )
    name = OfficialCharField("tên sổ", max_length=200, help_text="Ví dụ: Sổ đăng ký văn bản đi")
    type_symbol = OfficialCharField(
        "ký hiệu loại văn bản",
        max_length=20,
        blank=True,
        help_text="Ví dụ: BC. Để trống nếu sổ dùng chung cho mọi loại văn bản.",
    )
    period = models.CharField("số chạy", max_length=4, choices=Period, default=Period.YEAR)
    term = OfficialCharField(
        "nhiệm kỳ", max_length=20, blank=True, help_text="Ví dụ: 2025-2030; đổi khi sang nhiệm kỳ."
    )
    prefix = OfficialCharField("chữ đứng trước số", max_length=10, blank=True)
    start = models.PositiveIntegerField("số bắt đầu", default=1, validators=[MinValueValidator(1)])
    width = models.PositiveSmallIntegerField(
        "số chữ số ít nhất",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(6)],
        help_text="2: số 7 được viết là 07.",
    )
    is_external = models.BooleanField(
        "số do hệ thống khác cấp",
        default=False,
        help_text="Văn bản được trình ký trước; số và ngày do iOffice hoặc văn thư cấp, nhập sau.",
    )

    objects = RegisterQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["body", "type_symbol", "pk"]
        verbose_name = "sổ văn bản"
        verbose_name_plural = "sổ đăng ký văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "type_symbol"],
                name="one_register_for_a_type",
                violation_error_message="Chủ thể này đã có sổ cho loại văn bản đó.",
            ),
            models.CheckConstraint(
                condition=~Q(period=Period.TERM) | ~Q(term=""),
                name="numbers_of_a_term_name_it",
                violation_error_message="Ghi nhiệm kỳ của cấp ủy, ví dụ 2025-2030.",
            ),
            models.CheckConstraint(
                condition=Q(start__gte=1, width__gte=1), name="register_counts_from_one"
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.type_symbol})" if self.type_symbol else self.name

    def period_of(self, day):
        """The run that a paper of this day belongs to: “2026”, or the term “2025-2030”."""
        return self.term if self.period == Period.TERM else str(day.year)

    def written(self, serial):
        """The number as it is printed: “07”, “A012”."""
        return f"{self.prefix}{serial:0{self.width}d}"

    def take(self, day):
        """The run of `day`, locked until the transaction ends, with its next number taken.

        Numbers follow each other without a gap: a transaction that is undone gives its number
        back, and whoever comes next waits for it.
        """
        period = self.period_of(day)
        RegisterRun.objects.get_or_create(
            register=self, period=period, defaults={"last": self.start - 1}
        )
        run = RegisterRun.objects.select_for_update().get(register=self, period=period)
        run.last += 1
        run.save(update_fields=["last"])
        return run


class RegisterRun(models.Model):
    """One run of numbers: of a register in a year or a term."""

    register = models.ForeignKey(
        Register, on_delete=models.PROTECT, related_name="runs", verbose_name="sổ"
    )
    period = models.CharField("năm, nhiệm kỳ", max_length=20)
    last = models.PositiveIntegerField("số cuối đã cấp", default=0)

    class Meta:
        ordering = ["register", "-period"]
        verbose_name = "dãy số"
        verbose_name_plural = "dãy số của sổ"
        constraints = [
            models.UniqueConstraint(fields=["register", "period"], name="one_run_a_period"),
        ]

    def __str__(self):
        return f"{self.register}, {self.period}"
