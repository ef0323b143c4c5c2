"""Files that prove what a report says: kept outside the static files, shown only to who may."""

import uuid
from functools import partial

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Measure
from emulation.model_fields import OfficialCharField
from reports.models.report import Report


def evidence_storage():
    """MEDIA_ROOT, read when a file is first touched: neither a model nor a migration fixes it."""
    return FileSystemStorage()


def stored_name(evidence, filename):
    """A name of our own: the user's is only shown, never used on disk."""
    return f"{evidence.report_id}/{uuid.uuid4().hex}"


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(report__in=Report.objects.visible_to(user))

    def in_use(self):
        """Without those that the unit took out again."""
        return self.filter(removed_at__isnull=True)


class Evidence(models.Model):
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="evidence", verbose_name="báo cáo"
    )
    measure = models.ForeignKey(
        Measure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name="chứng minh cho số liệu",
    )
    file = models.FileField("tệp", upload_to=stored_name, storage=evidence_storage)
    name = OfficialCharField("tên tệp", max_length=200)
    content_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveIntegerField("dung lượng (byte)")
    sha256 = models.CharField(max_length=64)
    note = OfficialCharField("nội dung minh chứng", max_length=300, blank=True)
    added_at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người tải",
    )
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reports:evidence-file", args=[self.pk])

    @property
    def was_sent(self):
        """Whether a sent version speaks of this file: then it is kept for good."""
        contents = self.report.versions.values_list("content", flat=True)
        return any(kept["id"] == self.pk for content in contents for kept in content["evidence"])

    def remove(self):
        """Take it out of the report. A file that was never sent is deleted with its row."""
        if self.was_sent:
            self.removed_at = timezone.now()
            self.save(update_fields=["removed_at"])
        else:
            self.delete()
            transaction.on_commit(partial(self.file.storage.delete, self.file.name))
