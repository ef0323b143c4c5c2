"""The bodies that issue papers, who signs for them, and the head of a paper."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.paper import FAMILIES, PaperDate
from emulation.paper_text import date_words
from units.models.bloc import Bloc
from units.models.unit import Dated, Unit


class IssuingBody(Dated):
    """How a unit or a bloc names itself at the head of its papers, from one day to another."""

    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="issuing_bodies",
        verbose_name="của đơn vị",
    )
    bloc = models.ForeignKey(
        Bloc,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="issuing_bodies",
        verbose_name="của khối",
    )
    name = OfficialCharField(
        "tên trong câu văn", max_length=300, help_text="Ví dụ: Ủy ban nhân dân tỉnh Sông Lam"
    )
    family = models.CharField("thể thức văn bản", max_length=6, choices=FAMILIES)
    superior_lines = OfficialTextField(
        "cơ quan chủ quản, cấp trên", blank=True, help_text="Mỗi dòng in thành một dòng."
    )
    issuing_lines = OfficialTextField(
        "cơ quan ban hành", help_text="Mỗi dòng in thành một dòng, chữ in hoa."
    )
    symbol = OfficialCharField("ký hiệu", max_length=40, help_text="Ví dụ: UBND, KTĐ")
    place = OfficialCharField("địa danh", max_length=100, help_text="Ví dụ: Sông Lam")
    archive_line = OfficialCharField(
        "lưu tại",
        max_length=200,
        help_text="Phần đứng sau chữ “Lưu”. Ví dụ: VT, NC; Văn phòng Khối",
    )

    history = HistoricalRecords()

    class Meta(Dated.Meta):
        ordering = ["name", "pk"]
        verbose_name = "chủ thể ban hành"
        verbose_name_plural = "chủ thể ban hành văn bản"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(unit__isnull=False, bloc__isnull=True)
                | Q(unit__isnull=True, bloc__isnull=False),
                name="issuing_body_of_a_unit_or_a_bloc",
                violation_error_message="Chọn một đơn vị hoặc một khối.",
            ),
        ]

    def __str__(self):
        return self.name


class Signatory(Dated):
    """Who signs a body's papers, as it is printed. He need not have an account."""

    body = models.ForeignKey(
        IssuingBody,
        on_delete=models.PROTECT,
        related_name="signatories",
        verbose_name="chủ thể ban hành",
    )
    authority_lines = OfficialTextField(
        "quyền hạn ký", blank=True, help_text="Ví dụ: TM. ỦY BAN NHÂN DÂN; T/M BAN THƯỜNG VỤ"
    )
    post = OfficialCharField("chức vụ", max_length=200, help_text="Ví dụ: CHỦ TỊCH")
    name = OfficialCharField("họ và tên", max_length=150, blank=True)
    further_posts = OfficialTextField(
        "các chức danh dưới tên", blank=True, help_text="Mỗi dòng in thành một dòng."
    )

    history = HistoricalRecords()

    class Meta(Dated.Meta):
        ordering = ["body", "pk"]
        verbose_name = "người ký"
        verbose_name_plural = "người ký"

    def __str__(self):
        return f"{self.name or '(để trống)'}, {self.post}"


class PaperHead(models.Model):
    """What stands at the head and foot of an official paper. Each part may still be blank.

    The three parts of the date are blank one by one: “ngày … tháng 4 năm 2023” leaves room for
    the day to be written by hand.
    """

    issuing_body = models.ForeignKey(
        IssuingBody,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chủ thể ban hành",
    )
    signatory = models.ForeignKey(
        Signatory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ký",
    )
    number = models.CharField("số", max_length=20, blank=True)
    day = models.PositiveSmallIntegerField(
        "ngày", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    month = models.PositiveSmallIntegerField(
        "tháng", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    paper_year = models.PositiveSmallIntegerField(
        "năm", null=True, blank=True, validators=[MinValueValidator(1945), MaxValueValidator(2200)]
    )
    is_draft_marked = models.BooleanField("in chữ “Dự thảo”", default=False)

    class Meta:
        abstract = True

    def dated(self):
        """“ngày 15 tháng 01 năm 2026”, as it is printed, with room for what is blank."""
        return date_words(PaperDate(self.day, self.month, self.paper_year))
