"""The figures of a report: one for each measure the unit owes, in one of four states."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from campaigns.models import Measure
from emulation.model_fields import ExactDecimalField, OfficialCharField, OfficialTextField
from reports.models.report import Report
from reports.models.snapshot import plain


class FigureState(models.TextChoices):
    OFFICIAL = "official", "Số chính thức"
    ESTIMATE = "estimate", "Ước thực hiện"
    NONE = "none", "Chưa có số liệu"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"


class Verdict(models.TextChoices):
    MET = "met", "Đạt"
    NOT_MET = "not_met", "Chưa đạt"


KNOWN = (FigureState.OFFICIAL, FigureState.ESTIMATE)


class Figure(models.Model):
    """What one unit reports for one measure.

    A number or money stands in `value` (đồng for money; zero is a number); a ratio in
    `numerator` over `denominator`, with those left out counted and explained; a yes or no in
    `is_yes`; words in `words` with the reviewer's `verdict`. In the final phase the figure of a
    cumulative measure is the year's total. `baseline` is the same figure of the year before.
    """

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="figures", verbose_name="báo cáo"
    )
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="figures", verbose_name="số đo"
    )
    state = models.CharField(
        "loại số liệu", max_length=14, choices=FigureState, default=FigureState.NONE
    )
    value = ExactDecimalField("kết quả", null=True, blank=True)
    numerator = ExactDecimalField("tử số", null=True, blank=True)
    denominator = ExactDecimalField("mẫu số", null=True, blank=True)
    excluded = models.PositiveIntegerField("số đối tượng được trừ", null=True, blank=True)
    excluded_note = OfficialCharField("lý do trừ", max_length=300, blank=True)
    is_yes = models.BooleanField("có", null=True, blank=True)
    words = OfficialTextField("kết quả bằng lời", blank=True)
    verdict = models.CharField("thẩm định", max_length=8, choices=Verdict, blank=True)
    baseline = ExactDecimalField("cùng kỳ năm trước", null=True, blank=True)
    reason = OfficialCharField("lý do không áp dụng", max_length=600, blank=True)
    note = OfficialCharField("ghi chú", max_length=600, blank=True)
    remark = OfficialCharField("ý kiến thẩm định", max_length=600, blank=True)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người nhập",
    )

    class Meta:
        ordering = ["measure__target__order", "measure__order", "pk"]
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        constraints = [
            models.UniqueConstraint(fields=["report", "measure"], name="one_figure_per_measure"),
            models.CheckConstraint(
                condition=Q(state__in=FigureState.values), name="figure_state_known"
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                name="denominator_positive",
                violation_error_message="Mẫu số phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False),
                name="ratio_has_both_parts",
                violation_error_message="Nhập đủ tử số và mẫu số.",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True)
                | Q(numerator__gte=0, numerator__lte=F("denominator")),
                name="ratio_between_nothing_and_all",
                violation_error_message="Tử số phải từ 0 đến mẫu số.",
            ),
            models.CheckConstraint(
                condition=Q(excluded__isnull=True) | Q(excluded=0) | ~Q(excluded_note=""),
                name="exclusion_is_explained",
                violation_error_message="Ghi rõ lý do trừ.",
            ),
            models.CheckConstraint(
                condition=~Q(state=FigureState.NOT_APPLICABLE) | ~Q(reason=""),
                name="not_applicable_has_a_reason",
                violation_error_message="Ghi rõ lý do không áp dụng.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=KNOWN)
                | Q(value__isnull=True, numerator__isnull=True, is_yes__isnull=True, words=""),
                name="only_a_known_figure_has_a_value",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=KNOWN)
                | Q(value__isnull=False)
                | Q(numerator__isnull=False)
                | Q(is_yes__isnull=False)
                | ~Q(words=""),
                name="a_known_figure_has_a_value",
                violation_error_message="Nhập số liệu, hoặc chọn “Chưa có số liệu”.",
            ),
        ]

    def __str__(self):
        return f"{self.measure}: {self.get_state_display()}"

    @property
    def is_known(self):
        return self.state in KNOWN

    def as_plain(self):
        """What the unit reported, as plain values for JSON."""
        return {
            "state": self.state,
            "value": plain(self.value),
            "numerator": plain(self.numerator),
            "denominator": plain(self.denominator),
            "excluded": self.excluded,
            "excluded_note": self.excluded_note,
            "is_yes": self.is_yes,
            "words": self.words,
            "baseline": plain(self.baseline),
            "reason": self.reason,
            "note": self.note,
        }
