"""The parts of a campaign's paper: bases, sections, movements, tasks, prizes, recipients."""

from django.db import models
from django.db.models import Q

from campaigns.models.campaign import Campaign
from campaigns.models.catalogue import LegalBasis
from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.numbers import format_money_short


class Part(models.Model):
    """Something that belongs to one campaign and stands in order."""

    order = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class CampaignBasis(Part):
    class Role(models.TextChoices):
        BASIS = "basis", "Căn cứ"
        CARRIES_OUT = "carries_out", "Thực hiện"
        CITED = "cited", "Viện dẫn"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="bases")
    basis = models.ForeignKey(
        LegalBasis, on_delete=models.PROTECT, related_name="uses", verbose_name="văn bản"
    )
    role = models.CharField("vai trò", max_length=12, choices=Role, default=Role.BASIS)

    class Meta(Part.Meta):
        verbose_name = "căn cứ"
        verbose_name_plural = "căn cứ"
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "basis"],
                name="basis_once_a_campaign",
                violation_error_message="Văn bản này đã có trong phần căn cứ.",
            ),
        ]

    def __str__(self):
        return str(self.basis)


class Section(Part):
    """A heading, a numbered or dashed item, a paragraph, or a slot that prints data."""

    class Style(models.TextChoices):
        PART = "part", "Mục lớn (I, II, III)"
        NUMBERED = "numbered", "Khoản đánh số (1, 2, 3)"
        LETTERED = "lettered", "Điểm (a, b, c)"
        DASHED = "dashed", "Gạch đầu dòng"
        PLAIN = "plain", "Đoạn văn"

    class Slot(models.TextChoices):
        TARGETS = "targets", "Các chỉ tiêu, mỗi chỉ tiêu một khoản"
        TARGETS_INLINE = "targets_inline", "Các chỉ tiêu, viết liền trong câu"
        TARGETS_TABLE = "targets_table", "Các chỉ tiêu, dạng bảng"
        PHASES = "phases", "Các đợt thi đua"
        WINDOWS = "windows", "Thời gian sơ kết, tổng kết và hạn báo cáo"
        PRIZES = "prizes", "Cơ cấu giải thưởng"
        MOVEMENTS = "movements", "Các phong trào theo chuyên đề"
        ASSIGNMENTS = "assignments", "Phân công nhiệm vụ"
        PERIOD = "period", "Thời gian phong trào"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="sections")
    code = models.SlugField("mã", max_length=40)
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="thuộc mục",
    )
    style = models.CharField("kiểu trình bày", max_length=10, choices=Style, default=Style.NUMBERED)
    heading = OfficialCharField("tiêu đề", max_length=300, blank=True)
    text = OfficialTextField("nội dung", blank=True)
    slot = models.CharField("in số liệu", max_length=16, choices=Slot, blank=True)

    class Meta(Part.Meta):
        verbose_name = "mục nội dung"
        verbose_name_plural = "mục nội dung"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="section_code_once"),
            models.CheckConstraint(
                condition=~Q(heading="", text="", slot=""),
                name="section_says_something",
                violation_error_message="Nhập tiêu đề, nội dung hoặc chọn số liệu cần in.",
            ),
        ]

    def __str__(self):
        return self.heading or self.text[:80] or self.get_slot_display()


class Movement(Part):
    """A named thematic movement (phong trào theo chuyên đề) that units may sign up to."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="movements")
    code = models.SlugField("mã", max_length=40)
    name = OfficialCharField("tên phong trào", max_length=400)
    note = OfficialCharField("ghi chú", max_length=300, blank=True)

    class Meta(Part.Meta):
        verbose_name = "phong trào chuyên đề"
        verbose_name_plural = "phong trào chuyên đề"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="movement_code_once"),
        ]

    def __str__(self):
        return self.name


class Assignment(Part):
    """A task that the paper gives to a body."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="assignments")
    body = OfficialCharField("cơ quan, đơn vị", max_length=300)
    task = OfficialTextField("nhiệm vụ")

    class Meta(Part.Meta):
        verbose_name = "phân công nhiệm vụ"
        verbose_name_plural = "phân công nhiệm vụ"

    def __str__(self):
        return self.body


class Recipient(Part):
    """One line under “Nơi nhận”, with the note that stands behind it (để b/c)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="recipients")
    text = OfficialCharField("nơi nhận", max_length=300)
    note = OfficialCharField("ghi chú", max_length=60, blank=True, help_text="Ví dụ: để b/c")

    class Meta(Part.Meta):
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"

    def __str__(self):
        return f"{self.text} ({self.note})" if self.note else self.text


class PrizeTier(Part):
    """A rank of prizes: how many of them, and what each is worth in đồng."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="prizes")
    name = OfficialCharField("giải", max_length=100)
    quantity = models.PositiveSmallIntegerField("số lượng")
    amount = models.DecimalField(
        "trị giá mỗi giải (đồng)", max_digits=15, decimal_places=0, null=True, blank=True
    )

    class Meta(Part.Meta):
        verbose_name = "giải thưởng"
        verbose_name_plural = "cơ cấu giải thưởng"
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="prize_quantity_positive",
                violation_error_message="Số lượng giải phải từ 1 trở lên.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="prize_amount_not_negative",
                violation_error_message="Trị giá giải không được âm.",
            ),
        ]

    def __str__(self):
        return f"{self.quantity:02d} {self.name}"

    def amount_text(self):
        return format_money_short(self.amount)
