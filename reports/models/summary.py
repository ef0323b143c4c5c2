"""The bloc's summary of a phase: drafted from the data, then edited by people."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Phase
from campaigns.models.plan import Part
from emulation.model_fields import OfficialCharField, OfficialTextField
from units.models import BlocOwnedQuerySet, PaperHead


class SummaryQuerySet(BlocOwnedQuerySet):
    BLOC = "phase__campaign__bloc"

    def for_page(self):
        return self.select_related("phase__campaign__bloc").prefetch_related("sections__sentences")


class Summary(PaperHead):
    """Báo cáo sơ kết, tổng kết of a bloc: one for each phase."""

    phase = models.OneToOneField(
        Phase, on_delete=models.PROTECT, related_name="summary", verbose_name="đợt"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    drafted_at = models.DateTimeField("dự thảo từ số liệu lúc", null=True, blank=True)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo tổng hợp"
        verbose_name_plural = "báo cáo tổng hợp"

    def __str__(self):
        return f"Báo cáo {self.phase.get_review_display().lower()} năm {self.phase.campaign.year}"

    def get_absolute_url(self):
        return reverse("reports:summary", args=[self.phase_id])

    @property
    def campaign(self):
        return self.phase.campaign


class SummarySection(Part):
    """One heading of the summary: the words drafted from the data, and those a person wrote.

    `edited` is null until somebody edits the section; redrafting replaces only the draft, so an
    edited text is never overwritten and both can be shown side by side.
    """

    summary = models.ForeignKey(Summary, on_delete=models.CASCADE, related_name="sections")
    code = models.SlugField("mã", max_length=40)
    title = OfficialCharField("tiêu đề", max_length=300)
    level = models.PositiveSmallIntegerField("cấp", default=1)
    edited = OfficialTextField("nội dung đã sửa", null=True, blank=True)  # noqa: DJ001 null: never edited
    edited_at = models.DateTimeField("sửa lúc", null=True, blank=True)
    edited_by = OfficialCharField("người sửa", max_length=400, blank=True)
    edited_over = OfficialTextField("dự thảo khi sửa", blank=True)

    class Meta(Part.Meta):
        verbose_name = "mục tổng hợp"
        verbose_name_plural = "mục tổng hợp"
        constraints = [
            models.UniqueConstraint(fields=["summary", "code"], name="summary_section_once"),
            models.CheckConstraint(
                condition=Q(edited__isnull=True, edited_at__isnull=True, edited_by="")
                | (Q(edited__isnull=False, edited_at__isnull=False) & ~Q(edited_by="")),
                name="edited_section_says_who_and_when",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_edited(self):
        return self.edited is not None

    @property
    def is_behind(self):
        """Whether it was edited over a draft that has since become another."""
        return self.is_edited and self.edited_over != self.drafted

    @property
    def drafted(self):
        """The words drafted from the data: each sentence a paragraph."""
        return "\n".join(sentence.text for sentence in self.sentences.all())

    @property
    def text(self):
        """What the paper says: a person's words, or else the draft."""
        return self.drafted if self.edited is None else self.edited


class DraftedSentence(Part):
    """A sentence made from the data, with the values it was made from.

    When the same sentence would be made from other values today, the disagreement is named.
    """

    section = models.ForeignKey(SummarySection, on_delete=models.CASCADE, related_name="sentences")
    code = models.SlugField("mã", max_length=60)
    text = OfficialTextField("câu")
    values = models.JSONField("số liệu đã dùng")

    class Meta(Part.Meta):
        verbose_name = "câu dự thảo"
        verbose_name_plural = "câu dự thảo"
        constraints = [
            models.UniqueConstraint(fields=["section", "code"], name="drafted_sentence_once"),
        ]

    def __str__(self):
        return self.text
