"""Targets (chỉ tiêu) and their measures: how each is reported, judged and added up."""

from django.db import models
from django.db.models import Q

from campaigns.models.campaign import Campaign
from campaigns.models.catalogue import EmulationTitle
from campaigns.models.plan import Part
from emulation.model_fields import ExactDecimalField, OfficialCharField
from emulation.numbers import format_money_short, format_number, format_percent
from units.models import Unit


class MeasureKind(models.TextChoices):
    NUMBER = "number", "Số"
    RATIO = "ratio", "Tỷ lệ (tử số/mẫu số)"
    MONEY = "money", "Tiền (đồng)"
    YES_NO = "yes_no", "Có/không"
    WORDS = "words", "Định tính"
    TITLES = "titles", "Số danh hiệu ở một cấp"


class Comparator(models.TextChoices):
    NONE = "none", "Chỉ theo dõi"
    AT_LEAST = "at_least", "từ … trở lên (≥)"
    MORE_THAN = "more_than", "trên (>)"
    AT_MOST = "at_most", "không quá (≤)"
    LESS_THAN = "less_than", "dưới (<)"
    EQUAL = "equal", "đúng bằng (=)"
    INCREASE = "increase", "tăng"
    DECREASE = "decrease", "giảm"
    MAINTAIN = "maintain", "duy trì"


# How the papers say a goal; {} is the amount with its unit.
GOAL_WORDS = {
    Comparator.AT_LEAST: "từ {} trở lên",
    Comparator.MORE_THAN: "trên {}",
    Comparator.AT_MOST: "không quá {}",
    Comparator.LESS_THAN: "dưới {}",
    Comparator.EQUAL: "đúng {}",
    Comparator.INCREASE: "tăng {}",
    Comparator.DECREASE: "giảm {}",
    Comparator.MAINTAIN: "duy trì {}",
}
CHANGES = (Comparator.INCREASE, Comparator.DECREASE)


class ChangeUnit(models.TextChoices):
    UNITS = "units", "đơn vị tính"
    PERCENT = "percent", "phần trăm (%)"
    POINTS = "points", "điểm phần trăm"


class Aggregation(models.TextChoices):
    SUM = "sum", "Cộng các đơn vị"
    RATIO = "ratio", "Tổng tử số/tổng mẫu số"
    MEAN = "mean", "Bình quân các đơn vị có số liệu"
    COUNT_MET = "count_met", "Số đơn vị đạt"


# What each phase may report for itself, so that the year is the sum: no mean, no share in percent
# (a ratio has parts, and they add), no level to be kept. `campaigns.spans` asks the same in Python.
ADDS_OVER_PHASES = (
    ~Q(aggregation=Aggregation.MEAN)
    & ~Q(comparator=Comparator.MAINTAIN)
    & (~Q(kind=MeasureKind.RATIO) | Q(is_reported_as_change=False))
    & (Q(kind=MeasureKind.RATIO) | ~Q(unit_of_measure="%"))
    & (Q(is_reported_as_change=False) | Q(change_unit__in=["", ChangeUnit.UNITS]))
)
DOES_NOT_ADD = (
    "Số bình quân, số phần trăm, mức duy trì không cộng được qua các đợt: chọn “Lũy kế từ đầu năm”."
)


class Target(Part):
    """One chỉ tiêu of the paper. It is met when all of its measures are."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="targets")
    code = models.SlugField("mã", max_length=40)
    text = OfficialCharField(
        "chỉ tiêu", max_length=1000, help_text="Như in trong văn bản, không có số thứ tự."
    )
    group = OfficialCharField("nhóm", max_length=200, blank=True)
    is_withdrawn = models.BooleanField("đã rút", default=False, editable=False)

    class Meta(Part.Meta):
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="target_code_once"),
        ]

    def __str__(self):
        return self.text


class MeasureQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(is_withdrawn=False)

    def owed_by(self, unit):
        """The measures that `unit` sees and owes: those of every participant, and its own."""
        return self.in_force().filter(
            Q(is_owned_by_all=True)
            | Q(pk__in=Measure.owners.through.objects.filter(unit=unit).values("measure"))
        )


class Measure(Part):
    """One thing measured. Without a target it is only followed (số liệu theo dõi), never judged.

    `goal` is in `unit_of_measure` (đồng for money, percent 0–100 for a ratio). For `increase`
    and `decrease` it is the amount of the change, in `change_unit`, and may be empty (any change
    in that direction). `baseline` is the level before, in `unit_of_measure`.
    """

    class GoalOf(models.TextChoices):
        EACH = "each", "Từng đơn vị"
        WHOLE = "whole", "Toàn khối"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="measures")
    target = models.ForeignKey(
        Target,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name="chỉ tiêu",
    )
    code = models.SlugField("mã", max_length=40)
    name = OfficialCharField("nội dung đo", max_length=500)
    unit_of_measure = OfficialCharField("đơn vị tính", max_length=60, blank=True)
    kind = models.CharField("kiểu số liệu", max_length=8, choices=MeasureKind)
    comparator = models.CharField(
        "so với mức phấn đấu", max_length=10, choices=Comparator, default=Comparator.AT_LEAST
    )
    goal = ExactDecimalField("mức phấn đấu", null=True, blank=True)
    change_unit = models.CharField(
        "mức tăng, giảm tính bằng", max_length=8, choices=ChangeUnit, blank=True
    )
    baseline = ExactDecimalField("mức trước đó", null=True, blank=True)
    is_reported_as_change = models.BooleanField(
        "đơn vị báo cáo mức tăng, giảm",
        default=False,
        help_text="Nếu không chọn, đơn vị báo cáo mức đạt được và hệ thống tính mức tăng, giảm.",
    )
    goal_of = models.CharField(
        "mức phấn đấu của", max_length=6, choices=GoalOf, default=GoalOf.EACH
    )
    is_cumulative = models.BooleanField(
        "lũy kế từ đầu năm",
        default=True,
        help_text="Số cả năm gồm cả 6 tháng đầu năm. Bỏ chọn: mỗi đợt báo cáo riêng phần của đợt, "
        "số cả năm là tổng các đợt.",
    )
    aggregation = models.CharField(
        "cách tổng hợp", max_length=10, choices=Aggregation, default=Aggregation.SUM
    )
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân", default=0)
    excludes = OfficialCharField(
        "trừ đối tượng",
        max_length=300,
        blank=True,
        help_text="Ví dụ: các cá nhân đã bị xử lý kỷ luật trước khi ban hành chương trình",
    )
    title = models.ForeignKey(
        EmulationTitle,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="danh hiệu",
    )
    is_owned_by_all = models.BooleanField("mọi đơn vị tham gia đều báo cáo", default=True)
    owners = models.ManyToManyField(
        Unit, blank=True, related_name="owned_measures", verbose_name="đơn vị chịu trách nhiệm"
    )
    is_withdrawn = models.BooleanField("đã rút", default=False, editable=False)

    objects = MeasureQuerySet.as_manager()

    class Meta(Part.Meta):
        ordering = ["target__order", "order", "pk"]
        verbose_name = "số đo"
        verbose_name_plural = "số đo của chỉ tiêu"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="measure_code_once"),
            models.CheckConstraint(
                condition=Q(target__isnull=False) | Q(comparator=Comparator.NONE),
                name="followed_measure_is_not_judged",
                violation_error_message="Số liệu theo dõi (không thuộc chỉ tiêu) không so với "
                "mức phấn đấu.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MeasureKind.TITLES) | Q(title__isnull=False),
                name="title_count_names_the_title",
                violation_error_message="Chọn danh hiệu cần đếm.",
            ),
            models.CheckConstraint(
                condition=Q(
                    comparator__in=[
                        Comparator.NONE,
                        Comparator.INCREASE,
                        Comparator.DECREASE,
                        Comparator.MAINTAIN,
                    ]
                )
                | Q(kind__in=[MeasureKind.YES_NO, MeasureKind.WORDS])
                | Q(goal__isnull=False),
                name="compared_measure_has_a_goal",
                violation_error_message="Nhập mức phấn đấu.",
            ),
            models.CheckConstraint(
                condition=~Q(aggregation=Aggregation.RATIO) | Q(kind=MeasureKind.RATIO),
                name="only_ratios_add_as_ratios",
                violation_error_message="Chỉ số liệu kiểu tỷ lệ mới tổng hợp theo tổng tử số/"
                "tổng mẫu số.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MeasureKind.RATIO, aggregation__in=["sum", "mean"]),
                name="ratios_are_never_averaged",
                violation_error_message="Tỷ lệ không cộng, không lấy bình quân: chọn tổng tử số/"
                "tổng mẫu số.",
            ),
            models.CheckConstraint(
                condition=Q(is_cumulative=True)
                | Q(kind__in=[MeasureKind.YES_NO, MeasureKind.WORDS])
                | ADDS_OVER_PHASES,
                name="only_what_adds_is_reported_by_phase",
                violation_error_message=DOES_NOT_ADD,
            ),
        ]

    def __str__(self):
        return self.name

    def amount_text(self, value):
        """A value of this measure with its unit: “90%”, “3.000 tỷ đồng”, “12 mô hình”."""
        if self.kind == MeasureKind.MONEY:
            return format_money_short(value)
        if self.kind == MeasureKind.RATIO or self.unit_of_measure == "%":
            return format_percent(value)
        return f"{format_number(value)} {self.unit_of_measure}".rstrip()

    def goal_text(self):
        """The goal in words: “từ 90% trở lên”, “giảm 4%”, “không có vụ nào”."""
        if self.target_id is None:
            return "chỉ theo dõi"
        if self.kind == MeasureKind.YES_NO:
            return "có"
        if self.kind == MeasureKind.WORDS:
            return "đạt, do thường trực thẩm định"
        if self.comparator == Comparator.NONE:
            return "chỉ theo dõi"
        if self.comparator in CHANGES:
            return self._change_text()
        goal = self.goal
        if self.comparator == Comparator.MAINTAIN and goal is None:
            goal = self.baseline
        if all_or_none := self._all_or_none_text():
            return all_or_none
        words = "" if goal is None else self.amount_text(goal)
        return GOAL_WORDS[self.comparator].format(words).rstrip()

    def _all_or_none_text(self):
        """“không có vụ nào”, “100%”: of a whole there is nothing “from 100% up”; else “”."""
        if self._asks_for_none():
            return f"không có {self.unit_of_measure} nào"
        is_share = self.kind == MeasureKind.RATIO and self.comparator == Comparator.AT_LEAST
        return self.amount_text(self.goal) if is_share and self.goal == 100 else ""

    def _asks_for_none(self):
        return (
            self.comparator in (Comparator.EQUAL, Comparator.AT_MOST)
            and self.goal == 0
            and self.kind in (MeasureKind.NUMBER, MeasureKind.TITLES)
            and self.unit_of_measure not in ("", "%")
        )

    def _change_text(self):
        words = ""
        if self.goal is not None and self.change_unit == ChangeUnit.PERCENT:
            words = format_percent(self.goal)
        elif self.goal is not None and (
            self.change_unit == ChangeUnit.POINTS or self.kind == MeasureKind.RATIO
        ):
            words = f"{format_number(self.goal)} điểm phần trăm"
        elif self.goal is not None:
            words = self.amount_text(self.goal)
        since = "" if self.baseline is None else f" so với {self.amount_text(self.baseline)}"
        return GOAL_WORDS[self.comparator].format(words).rstrip() + since
