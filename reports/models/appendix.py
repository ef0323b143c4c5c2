"""Appendices of issued papers that were made into files of their own, kept for good."""

from django.db import models
from django.urls import reverse

from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.triggers import Trigger
from reports.models.document import Document, sha_of


class AppendixFile(models.Model):
    """One appendix of an issued paper as a PDF of its own, for systems that take it so.

    Drawn from the frozen paper; the issued PDF, which has all appendices, stays the original. The
    database refuses every change.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="appendix_files", verbose_name="văn bản"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    label = OfficialCharField("số phụ lục", max_length=40)
    title = OfficialTextField("tên phụ lục")
    pdf = models.BinaryField("PDF")
    sha256 = models.CharField("SHA-256", max_length=64)
    made_at = models.DateTimeField("tách lúc", auto_now_add=True)

    class Meta:
        ordering = ["document", "order"]
        verbose_name = "phụ lục để riêng"
        verbose_name_plural = "phụ lục để riêng"
        constraints = [
            models.UniqueConstraint(fields=["document", "order"], name="one_file_of_an_appendix"),
            models.CheckConstraint(
                condition=models.Q(order__gte=1), name="appendix_files_count_from_one"
            ),
        ]

    def __str__(self):
        return f"{self.document}, {self.label}"

    def get_absolute_url(self):
        return reverse("reports:document-appendix", args=[self.document_id, self.order])

    @property
    def part(self):
        """What it is of its paper, in words."""
        return self.label

    @property
    def is_damaged(self):
        """Whether the kept file no longer agrees with its hash."""
        return sha_of(self.pdf) != self.sha256


APPENDIX_KEPT = Trigger(
    name="reports_appendixfile_kept",
    table="reports_appendixfile",
    events=("UPDATE", "DELETE"),
    refused_when="1 = 1",
    message="An appendix of an issued paper is never changed or deleted.",
)
