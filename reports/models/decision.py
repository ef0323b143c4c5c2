"""Decisions of the authority that came back to the bloc: their number, day and scan."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign
from emulation.deadlines import short_date, short_instant
from emulation.model_fields import OfficialCharField
from emulation.models import Event
from emulation.review import StaleVersion
from reports.models.bloc_paper import BlocPaper
from reports.models.evidence import evidence_storage
from units.models import BlocOwnedQuerySet

FOLDER = "decisions"


def stored_name(decision, filename):
    """A name of our own: the user's is only shown, never used on disk."""
    return f"{FOLDER}/{uuid.uuid4().hex}"


class DecisionQuerySet(BlocOwnedQuerySet):
    BLOC = "campaign__bloc"

    def lock(self, pk, *, version):
        """The row, locked for writing; raises StaleVersion when it was changed meanwhile."""
        row = self.select_for_update(of=("self",)).get(pk=pk)
        if row.version != version:
            raise StaleVersion(row.last_change())
        return row


class Decision(models.Model):
    """A decision as the authority issued it. A bloc proposes; it does not award (RULES §0.1).

    `draft` is the bloc's own draft of it, where there was one.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="decisions", verbose_name="phong trào"
    )
    draft = models.OneToOneField(
        BlocPaper,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decision",
        verbose_name="theo dự thảo",
    )
    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)
    number = OfficialCharField("số, ký hiệu", max_length=120, help_text="Ví dụ: 1250/QĐ-UBND")
    dated_on = models.DateField("ngày ban hành")
    issuer = OfficialCharField("cơ quan ban hành", max_length=300)
    abstract = OfficialCharField("trích yếu", max_length=500)
    file = models.FileField("bản quét", upload_to=stored_name, storage=evidence_storage, blank=True)
    file_name = OfficialCharField("tên tệp", max_length=200, blank=True)
    content_type = models.CharField("loại tệp", max_length=100, blank=True)
    size = models.PositiveIntegerField("dung lượng (byte)", default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField("ghi nhận lúc", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người ghi nhận",
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-dated_on", "-pk"]
        verbose_name = "quyết định của cấp có thẩm quyền"
        verbose_name_plural = "quyết định của cấp có thẩm quyền"
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number", "dated_on"],
                name="decision_recorded_once",
                violation_error_message="Quyết định này đã được ghi nhận.",
            ),
            models.CheckConstraint(
                condition=Q(file="", sha256="") | (~Q(file="") & ~Q(sha256="")),
                name="a_scan_has_its_hash",
            ),
        ]

    def __str__(self):
        return f"Quyết định số {self.number} ngày {short_date(self.dated_on)}"

    def get_absolute_url(self):
        return reverse("reports:decision", args=[self.pk])

    def last_change(self):
        event = Event.objects.of(self).last()
        who = f"{event.actor} lúc {short_instant(event.at)}" if event else "người khác"
        return f"Quyết định vừa được {who} sửa. Phần bạn nhập vẫn còn dưới đây, chưa được lưu."
