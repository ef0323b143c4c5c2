"""Catalogues with their legal source: titles, forms of commendation, legal bases."""

from django.db import models
from simple_history.models import HistoricalRecords

from emulation.model_fields import OfficialCharField, SearchKeyField
from units.models.unit import Dated


class Holder(models.TextChoices):
    INDIVIDUAL = "individual", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


class Level(models.TextChoices):
    UNIT = "unit", "Cơ sở"
    PROVINCE = "province", "Bộ, ban, ngành, tỉnh"
    NATION = "nation", "Toàn quốc, Nhà nước"


class CatalogueEntry(Dated):
    code = models.CharField("mã", max_length=20, unique=True)
    name = OfficialCharField("tên gọi", max_length=200)
    abbreviation = OfficialCharField("viết tắt", max_length=40, blank=True)
    holder = models.CharField("đối tượng", max_length=12, choices=Holder)
    level = models.CharField("cấp", max_length=10, choices=Level)
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    legal_source = OfficialCharField("căn cứ pháp lý", max_length=300, blank=True)

    class Meta(Dated.Meta):
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class EmulationTitle(CatalogueEntry):
    """Danh hiệu thi đua: what a unit registers for and wins by competing."""

    history = HistoricalRecords()

    class Meta(CatalogueEntry.Meta):
        verbose_name = "danh hiệu thi đua"
        verbose_name_plural = "danh hiệu thi đua"


class CommendationForm(CatalogueEntry):
    """Hình thức khen thưởng: what an authority confers. Never to be mixed with the titles."""

    history = HistoricalRecords()

    class Meta(CatalogueEntry.Meta):
        verbose_name = "hình thức khen thưởng"
        verbose_name_plural = "hình thức khen thưởng"


class BasisKind(models.TextChoices):
    LAW = "law", "Luật"
    ORDINANCE = "ordinance", "Pháp lệnh"
    DECREE = "decree", "Nghị định"
    CIRCULAR = "circular", "Thông tư"
    RESOLUTION = "resolution", "Nghị quyết"
    DECISION = "decision", "Quyết định"
    DIRECTIVE = "directive", "Chỉ thị"
    CONCLUSION = "conclusion", "Kết luận"
    RULES = "rules", "Quy định"
    GUIDANCE = "guidance", "Hướng dẫn"
    PROGRAMME = "programme", "Chương trình"
    PLAN = "plan", "Kế hoạch"
    NOTICE = "notice", "Thông báo"
    STATUTE = "statute", "Quy chế"
    OTHER = "other", "Văn bản khác"


class LegalBasis(models.Model):
    """A paper that others cite, with the day after which it is no longer in force."""

    kind = models.CharField("loại văn bản", max_length=12, choices=BasisKind)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = OfficialCharField("cơ quan ban hành", max_length=300, blank=True)
    subject = OfficialCharField("trích yếu", max_length=600)
    valid_until = models.DateField("hết hiệu lực sau ngày", null=True, blank=True)
    subject_key = SearchKeyField(source="subject")

    history = HistoricalRecords(excluded_fields=["subject_key"])

    class Meta:
        ordering = ["-issued_on", "kind", "number"]
        verbose_name = "căn cứ pháp lý"
        verbose_name_plural = "căn cứ pháp lý"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "issued_on", "subject"],
                name="legal_basis_once",
                violation_error_message="Văn bản này đã có trong danh mục.",
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, [self.get_kind_display(), self.number, self.subject]))

    def has_expired_by(self, day):
        return self.valid_until is not None and self.valid_until < day
