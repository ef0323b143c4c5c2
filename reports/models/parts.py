"""What a report holds besides its figures; what was sent of it; more time that was given."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from campaigns.models import Phase
from campaigns.models.plan import Part
from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.review import SentVersion
from reports.models.commended import Commended
from reports.models.headings import HEADING
from reports.models.report import Report
from units.models import Unit


class ReportSection(Part):
    """The words of a report under one heading (RULES §4.4, §4.5)."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    code = models.SlugField("mã", max_length=40)
    title = OfficialCharField("tiêu đề", max_length=300)
    text = OfficialTextField("nội dung", blank=True)

    class Meta(Part.Meta):
        verbose_name = "mục báo cáo"
        verbose_name_plural = "mục báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="report_section_once"),
        ]

    def __str__(self):
        return self.title

    @property
    def hint(self):
        """What is to be written here."""
        return HEADING[self.code].hint if self.code in HEADING else ""

    @property
    def is_required(self):
        return self.code in HEADING and HEADING[self.code].is_required


class Highlight(Part):
    """A model person or collective, a practice, an initiative worth spreading."""

    class Kind(models.TextChoices):
        ROLE_MODEL = "role_model", "Điển hình tiên tiến"
        PRACTICE = "practice", "Mô hình, cách làm hay"
        INITIATIVE = "initiative", "Sáng kiến"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="highlights")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    name = OfficialCharField("tên", max_length=300)
    description = OfficialTextField("nội dung, kết quả", blank=True)

    class Meta(Part.Meta):
        verbose_name = "điển hình, mô hình, sáng kiến"
        verbose_name_plural = "điển hình, mô hình, sáng kiến"

    def __str__(self):
        return self.name


class Award(Commended):
    """How many of a title were won, or of a commendation received, in the period."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="awards")
    quantity = models.PositiveIntegerField("số lượng", validators=[MinValueValidator(1)])
    note = OfficialCharField("ghi chú", max_length=300, blank=True)

    class Meta(Commended.Meta):
        verbose_name = "khen thưởng trong kỳ"
        verbose_name_plural = "khen thưởng trong kỳ"
        constraints = [
            *Commended.Meta.constraints,
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="award_quantity_positive",
                violation_error_message="Số lượng phải từ 1 trở lên.",
            ),
        ]

    def __str__(self):
        return f"{self.quantity:02d} {self.what}"


class ReportVersion(SentVersion):
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="versions", verbose_name="báo cáo"
    )

    class Meta(SentVersion.Meta):
        verbose_name = "lần gửi báo cáo"
        verbose_name_plural = "lần gửi báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_version_once"),
        ]


class Extension(models.Model):
    """A later instant for one unit and phase, with the reason and who gave it."""

    phase = models.ForeignKey(
        Phase, on_delete=models.PROTECT, related_name="extensions", verbose_name="đợt"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="extensions", verbose_name="đơn vị"
    )
    due_at = models.DateTimeField("hạn mới")
    reason = OfficialCharField("lý do", max_length=600)
    given_at = models.DateTimeField("gia hạn lúc", auto_now_add=True)
    given_by = OfficialCharField("người gia hạn", max_length=400)

    class Meta:
        ordering = ["given_at"]
        verbose_name = "gia hạn"
        verbose_name_plural = "gia hạn"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="extension_has_a_reason",
                violation_error_message="Nhập lý do gia hạn.",
            ),
        ]

    def __str__(self):
        return f"Gia hạn {self.phase} cho {self.unit}"
