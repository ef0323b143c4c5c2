"""Official papers that were issued: numbered, frozen, and kept for good."""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.paper_json import unpack
from emulation.triggers import Trigger
from units.models import Bloc, IssuingBody, Membership, RegisterRun, Unit


class DocumentStatus(models.TextChoices):
    FOR_SIGNATURE = "signing", "Đã trình ký, chờ số"
    ISSUING = "issuing", "Đang phát hành"
    ISSUED = "issued", "Đã phát hành"
    REPLACED = "replaced", "Đã được thay thế"
    REVOKED = "revoked", "Đã thu hồi"
    VOIDED = "voided", "Đã hủy số"

    @classmethod
    def underway(cls):
        return cls.FOR_SIGNATURE, cls.ISSUING


UNDERWAY = DocumentStatus.underway()
OUT = (DocumentStatus.ISSUED, DocumentStatus.REPLACED, DocumentStatus.REVOKED)
ENDED_BY_HAND = (DocumentStatus.REVOKED, DocumentStatus.VOIDED)


def new_token():
    """128 random bits: an address that nobody guesses."""
    return secrets.token_urlsafe(16)


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the user's own units; of the blocs he serves or observes; and what a bloc to which
        his units belong has issued."""
        if user.is_superuser:
            return self
        scope = user.scope
        blocs = Membership.objects.filter(unit__in=scope.readable_units).values("bloc")
        return self.filter(
            Q(unit__in=scope.readable_units)
            | Q(bloc__in=scope.readable_blocs)
            | Q(unit__isnull=True, bloc__in=blocs, status__in=OUT)
        )

    def light(self):
        """Without the bytes and the words, for lists."""
        return self.defer("pdf", "word", "paper")

    def of(self, kind, row):
        return self.filter(kind=kind, object_id=row.pk)

    def underway(self):
        return self.filter(status__in=UNDERWAY)

    def in_force(self):
        return self.filter(status=DocumentStatus.ISSUED)


class Document(models.Model):
    """One official paper, from the moment it took a number (or was sent to be signed).

    `paper` is the whole paper as plain data (`emulation.paper_json`): the bytes are drawn from it
    and from nothing else. Once issued, no word, number, day or byte changes: the database refuses.
    """

    bloc = models.ForeignKey(
        Bloc, on_delete=models.PROTECT, related_name="documents", verbose_name="khối"
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="đơn vị",
        help_text="Đơn vị ban hành; trống nếu là văn bản của khối.",
    )
    kind = models.CharField("loại văn bản", max_length=40)
    object_id = models.BigIntegerField("mã đối tượng")
    status = models.CharField("trạng thái", max_length=8, choices=DocumentStatus)
    body = models.ForeignKey(
        IssuingBody,
        on_delete=models.PROTECT,
        related_name="documents",
        verbose_name="chủ thể ban hành",
    )
    run = models.ForeignKey(
        RegisterRun,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="dãy số",
    )
    serial = models.PositiveIntegerField("số thứ tự", null=True, blank=True)
    number = models.CharField("số", max_length=20, blank=True)
    period = models.CharField("năm, nhiệm kỳ", max_length=20, blank=True)
    notation = OfficialCharField("số, ký hiệu", max_length=120, blank=True)
    dated_on = models.DateField("ngày văn bản", null=True, blank=True)
    type_name = OfficialCharField("tên loại", max_length=200)
    abstract = OfficialTextField("trích yếu", blank=True)
    signer = OfficialCharField("người ký", max_length=300, blank=True)
    back_dating_reason = OfficialTextField("lý do ghi lùi ngày", blank=True)
    paper = models.JSONField("nội dung")
    pdf = models.BinaryField("PDF", null=True, blank=True)
    pdf_sha256 = models.CharField("SHA-256 của PDF", max_length=64, blank=True)
    word = models.BinaryField("Word", null=True, blank=True)
    word_sha256 = models.CharField("SHA-256 của bản Word", max_length=64, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    error = models.TextField("lỗi", blank=True)
    asked_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người phát hành",
    )
    issued_at = models.DateTimeField("phát hành lúc", null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        verbose_name="thay thế văn bản",
    )
    end_reason = OfficialTextField("lý do thu hồi, hủy", blank=True)
    ended_by_paper = OfficialCharField("theo văn bản", max_length=300, blank=True)
    ended_at = models.DateTimeField("thu hồi, hủy lúc", null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản đã phát hành"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=DocumentStatus.values), name="document_status_known"
            ),
            models.UniqueConstraint(fields=["run", "serial"], name="number_once_in_its_run"),
            models.UniqueConstraint(
                fields=["body", "notation", "period"],
                condition=~Q(number=""),
                name="notation_once_in_its_period",
            ),
            models.UniqueConstraint(
                fields=["kind", "object_id"],
                condition=Q(status__in=UNDERWAY),
                name="one_issue_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["kind", "object_id"],
                condition=Q(status=DocumentStatus.ISSUED),
                name="one_paper_in_force",
            ),
            models.CheckConstraint(
                condition=Q(run__isnull=True, serial__isnull=True)
                | Q(run__isnull=False, serial__isnull=False),
                name="a_serial_has_its_run",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=OUT)
                | Q(
                    dated_on__isnull=False,
                    issued_at__isnull=False,
                    pdf__isnull=False,
                    word__isnull=False,
                )
                & ~Q(number="")
                & ~Q(pdf_sha256=""),
                name="issued_has_number_day_and_bytes",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=ENDED_BY_HAND)
                | (~Q(end_reason="") & Q(ended_at__isnull=False)),
                name="revoked_has_a_reason",
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, [self.type_name, self.notation])) or self.abstract

    def get_absolute_url(self):
        return reverse("reports:document", args=[self.pk])

    @property
    def is_out(self):
        return self.status in OUT

    @property
    def is_in_force(self):
        return self.status == DocumentStatus.ISSUED

    @property
    def is_underway(self):
        return self.status in UNDERWAY

    def check_address(self):
        """Of the public page that says whether it holds, as anybody reaches it."""
        return settings.SITE_URL + reverse("reports:verify", args=[self.token])

    def as_paper(self):
        """What it says, as the value that papers are drawn from."""
        return unpack(self.paper)

    @property
    def appendix_count(self):
        return len(self.paper["paper"].get("appendices", ()))

    def damaged_parts(self):
        """Which of the kept files no longer agree with their hash: “PDF”, “Word”."""
        kept = (("PDF", self.pdf, self.pdf_sha256), ("Word", self.word, self.word_sha256))
        return [name for name, data, sha256 in kept if data is not None and sha_of(data) != sha256]


def sha_of(data):
    """SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(bytes(data)).hexdigest()


def _changes(*columns):
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)


IN_OUT = ", ".join(f"'{status.value}'" for status in OUT)
NUMBER = "run_id", "serial", "number", "notation", "period", "dated_on"
WORDS = "paper", "body_id", "kind", "object_id", "token"
FROZEN = Trigger(
    name="reports_document_frozen",
    table="reports_document",
    events=("UPDATE",),
    refused_when=(
        f"(OLD.status <> 'signing' AND ({_changes(*NUMBER, *WORDS)}))"
        f" OR (OLD.status IN ({IN_OUT}) AND (NEW.status NOT IN ({IN_OUT}) OR "
        f"{_changes('pdf', 'pdf_sha256', 'word', 'word_sha256', 'issued_at')}))"
        " OR (OLD.status IN ('replaced', 'revoked', 'voided') AND NEW.status <> OLD.status)"
    ),
    message="An issued paper is never changed.",
)
NEVER_DELETED = Trigger(
    name="reports_document_never_deleted",
    table="reports_document",
    events=("DELETE",),
    refused_when="1 = 1",
    message="A paper that took a number is never deleted.",
)
