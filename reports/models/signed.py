"""Issued papers as they came back signed: each version kept for good, in order."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from emulation.triggers import Trigger
from reports.models.document import Document, sha_of


class SignedVersion(models.Model):
    """An issued paper with one signature more than the version before it.

    Its bytes begin with those of that version, or of the issued PDF. `said` is what its signatures
    said when it came in, one object for each (`reports.issuing.signing`): a later day, on which
    certificates have expired, does not change that. The database refuses every change.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="signed_versions", verbose_name="văn bản"
    )
    order = models.PositiveSmallIntegerField("lần ký")
    pdf = models.BinaryField("PDF")
    sha256 = models.CharField("SHA-256", max_length=64)
    said = models.JSONField("các chữ ký số")
    uploaded_at = models.DateTimeField("tải lên lúc")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người tải lên",
    )

    class Meta:
        ordering = ["document", "order"]
        verbose_name = "bản đã ký số"
        verbose_name_plural = "bản đã ký số"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "order"], name="one_signed_version_of_an_order"
            ),
            models.CheckConstraint(
                condition=models.Q(order__gte=1), name="signed_versions_count_from_one"
            ),
        ]

    def __str__(self):
        return f"{self.document}, {self.part}"

    def get_absolute_url(self):
        return reverse("reports:document-signed", args=[self.document_id, self.order])

    @property
    def part(self):
        """What it is of its paper, in words."""
        return f"bản ký số lần {self.order}"

    @property
    def is_damaged(self):
        """Whether the kept file no longer agrees with its hash."""
        return sha_of(self.pdf) != self.sha256


KEPT = Trigger(
    name="reports_signedversion_kept",
    table="reports_signedversion",
    events=("UPDATE", "DELETE"),
    refused_when="1 = 1",
    message="A signed paper is never changed or deleted.",
)
