"""The rounds of a campaign: when it is reported on, and what feasts they are tied to."""

from django.db import models
from django.db.models import F, Q

from campaigns.models.campaign import Campaign, Deadline
from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.triggers import Trigger


class Phase(Deadline):
    """One round of reporting (sơ kết, tổng kết). Its Đợt and its deadline may each be empty."""

    class Review(models.TextChoices):
        INTERIM = "interim", "Sơ kết"
        FINAL = "final", "Tổng kết"

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="phases", verbose_name="phong trào"
    )
    code = models.SlugField("mã", max_length=20)
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    name = OfficialCharField(
        "tên", max_length=100, help_text="Ví dụ: Đợt 1, Sơ kết 6 tháng đầu năm"
    )
    review = models.CharField("tổng hợp cuối đợt", max_length=8, choices=Review)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)
    locks_at = models.DateTimeField("khóa nhận báo cáo lúc", null=True, blank=True)
    window_from = models.DateField("thời gian tổng hợp từ", null=True, blank=True)
    window_to = models.DateField("thời gian tổng hợp đến", null=True, blank=True)
    focus = OfficialTextField("trọng tâm", blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "đợt thi đua"
        verbose_name_plural = "đợt thi đua"
        constraints = [
            *Deadline.Meta.constraints,
            models.UniqueConstraint(fields=["campaign", "code"], name="phase_code_once"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="phase_ends_after_start",
                violation_error_message="Ngày kết thúc đợt phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(window_from__isnull=True)
                | Q(window_to__isnull=True)
                | Q(window_to__gte=F("window_from")),
                name="phase_window_ends_after_start",
                violation_error_message="Thời gian tổng hợp kết thúc trước khi bắt đầu.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_final(self):
        return self.review == self.Review.FINAL

    @property
    def is_first(self):
        return self.order <= 1


class Occasion(models.Model):
    """A feast or anniversary to which a phase is tied, with or without a date."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="occasions")
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    text = OfficialCharField("dịp", max_length=300)
    day = models.CharField("ngày", max_length=10, blank=True, help_text="Ví dụ: 3/2, 30/4")

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "dịp thi đua"
        verbose_name_plural = "dịp thi đua"

    def __str__(self):
        return f"{self.text} ({self.day})" if self.day else self.text


PHASES_DO_NOT_OVERLAP = Trigger(
    name="campaigns_phase_no_overlap",
    table="campaigns_phase",
    events=("INSERT", "UPDATE"),
    refused_when=(
        "EXISTS (SELECT 1 FROM campaigns_phase other WHERE other.campaign_id = NEW.campaign_id"
        " AND other.id <> COALESCE(NEW.id, -1)"
        " AND other.starts_on <= NEW.ends_on AND NEW.starts_on <= other.ends_on)"
    ),
    message="Phases of a campaign do not overlap.",
)
