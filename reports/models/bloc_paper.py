"""The papers a bloc writes during the year beside its launch, agreement and summaries."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from campaigns.models import Campaign, Phase
from campaigns.models.plan import Part
from emulation.deadlines import short_instant
from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.models import Event
from emulation.review import StaleVersion
from reports.models.commended import Commended
from units.models import BlocOwnedQuerySet, PaperHead, Unit


class PaperType(models.TextChoices):
    REMINDER = "reminder", "Công văn đôn đốc"
    INVITATION = "invitation", "Giấy mời"
    MINUTES = "minutes", "Biên bản"
    SUBMISSION = "submission", "Tờ trình"
    DECISION = "decision", "Dự thảo quyết định"


MEETINGS = (PaperType.INVITATION, PaperType.MINUTES)
# What each type must say before it goes out, besides its head: the field, and what is wrong.
NEEDED = {
    PaperType.REMINDER: {"addressees": "Chưa ghi nơi kính gửi."},
    PaperType.INVITATION: {
        "addressees": "Chưa ghi người được mời.",
        "held_from": "Chưa ghi thời gian họp.",
        "venue": "Chưa ghi địa điểm họp.",
    },
    PaperType.MINUTES: {
        "held_from": "Chưa ghi thời gian bắt đầu họp.",
        "held_to": "Chưa ghi thời gian kết thúc họp.",
        "venue": "Chưa ghi địa điểm họp.",
        "present": "Chưa ghi số thành viên có mặt.",
        "chair": "Chưa ghi người chủ trì.",
        "clerk": "Chưa ghi thư ký.",
    },
    PaperType.SUBMISSION: {"addressees": "Chưa ghi nơi kính gửi."},
    PaperType.DECISION: {},
}
DOTS = "……"  # where a drafted text leaves room


class BlocPaperQuerySet(BlocOwnedQuerySet):
    BLOC = "campaign__bloc"

    def lock(self, pk, *, version):
        """The row, locked for writing; raises StaleVersion when it was changed or deleted
        meanwhile."""
        row = self.select_for_update(of=("self",)).filter(pk=pk).first()
        if row is None:
            raise StaleVersion("Dự thảo này vừa bị người khác xóa.")
        if row.version != version:
            raise StaleVersion(row.last_change())
        return row


class BlocPaper(PaperHead):
    """A letter, invitation, minutes, submission or draft decision of a bloc.

    First drafted from the data, then edited by people. Its list (late units, proposed awards)
    stands between `opening` and `closing`, or in an appendix where the type asks for one. Lines of
    `addressees`, `bases` and `recipients` are printed one by one.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="papers", verbose_name="phong trào"
    )
    phase = models.ForeignKey(
        Phase,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name="đợt",
        help_text="Đợt mà văn bản nói đến; trống nếu nói đến việc đăng ký hoặc cả năm.",
    )
    type = models.CharField("loại văn bản", max_length=10, choices=PaperType)
    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)
    drafted_at = models.DateTimeField("lập lúc", auto_now_add=True)
    abstract = OfficialCharField("trích yếu", max_length=500)
    addressees = OfficialTextField("kính gửi", blank=True)
    bases = OfficialTextField("căn cứ", blank=True)
    opening = OfficialTextField("mở đầu", blank=True)
    closing = OfficialTextField("nội dung", blank=True)
    recipients = OfficialTextField("nơi nhận", blank=True)
    counted_on = models.DateField("danh sách tính đến ngày", null=True, blank=True)
    # A meeting, in an invitation and in minutes.
    held_from = models.DateTimeField("bắt đầu lúc", null=True, blank=True)
    held_to = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    venue = OfficialCharField("địa điểm", max_length=300, blank=True)
    members = models.PositiveSmallIntegerField("tổng số thành viên", null=True, blank=True)
    present = models.PositiveSmallIntegerField("số có mặt", null=True, blank=True)
    attendance = OfficialTextField("thành phần dự họp", blank=True)
    chair = OfficialCharField("chủ trì", max_length=150, blank=True)
    chair_post = OfficialCharField("chức vụ chủ trì", max_length=200, blank=True)
    clerk = OfficialCharField("thư ký", max_length=150, blank=True)
    clerk_post = OfficialCharField("chức vụ thư ký", max_length=200, blank=True)
    copies = models.PositiveSmallIntegerField("số bản của biên bản", null=True, blank=True)
    # Who decides, in a draft decision: “Chủ tịch Ủy ban nhân dân tỉnh Sông Lam”.
    enacting_body = OfficialCharField("người có thẩm quyền quyết định", max_length=300, blank=True)

    objects = BlocPaperQuerySet.as_manager()

    class Meta:
        ordering = ["-drafted_at", "-pk"]
        verbose_name = "văn bản của khối"
        verbose_name_plural = "văn bản của khối"
        constraints = [
            models.CheckConstraint(
                condition=Q(type__in=PaperType.values), name="bloc_paper_type_known"
            ),
            models.CheckConstraint(
                condition=Q(held_from__isnull=True)
                | Q(held_to__isnull=True)
                | Q(held_to__gte=F("held_from")),
                name="meeting_ends_after_it_begins",
                violation_error_message="Cuộc họp kết thúc trước khi bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(members__isnull=True)
                | Q(present__isnull=True)
                | Q(present__lte=F("members")),
                name="no_more_present_than_members",
                violation_error_message="Số có mặt lớn hơn tổng số thành viên.",
            ),
        ]

    def __str__(self):
        return f"{self.get_type_display()}: {self.abstract}"

    def get_absolute_url(self):
        return reverse("reports:bloc-paper", args=[self.pk])

    @property
    def is_of_a_meeting(self):
        return self.type in MEETINGS

    @property
    def is_issued_elsewhere(self):
        """A decision is drafted for the authority: the bloc never issues it (RULES §0.1)."""
        return self.type == PaperType.DECISION

    def missing(self):
        """What stands in the way of sending it out, as sentences."""
        if self.is_issued_elsewhere:
            yield (
                "Quyết định do cấp có thẩm quyền ban hành: gửi dự thảo kèm tờ trình, ghi nhận số "
                "và ngày khi quyết định được ban hành."
            )
            return
        for field, sentence in NEEDED[self.type].items():
            if getattr(self, field) in ("", None):
                yield sentence
        if self.type == PaperType.REMINDER and not self.late_units.all():
            yield "Danh sách chưa có đơn vị nào chậm."
        if self.type == PaperType.SUBMISSION and not self.proposals.all():
            yield "Chưa có tập thể, cá nhân nào được đề nghị."
        if DOTS in self.opening + self.closing:
            yield f"Nội dung còn chỗ trống “{DOTS}” chưa điền."

    def last_change(self):
        event = Event.objects.of(self).last()
        who = f"{event.actor} lúc {short_instant(event.at)}" if event else "người khác"
        return f"Văn bản vừa được {who} sửa. Phần bạn nhập vẫn còn dưới đây, chưa được lưu."


class LateUnit(Part):
    """A unit that a reminder names, as it stood on the day the list was made (`counted_on`)."""

    paper = models.ForeignKey(BlocPaper, on_delete=models.CASCADE, related_name="late_units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = OfficialCharField("đơn vị", max_length=300)
    due_on = models.DateField("hạn gửi")
    days_late = models.PositiveIntegerField("số ngày chậm")

    class Meta(Part.Meta):
        verbose_name = "đơn vị chậm"
        verbose_name_plural = "đơn vị chậm"
        constraints = [
            models.UniqueConstraint(fields=["paper", "unit"], name="late_unit_once_a_paper"),
        ]

    def __str__(self):
        return self.name


class Proposal(Commended):
    """Who is proposed for which title or form of commendation."""

    paper = models.ForeignKey(BlocPaper, on_delete=models.CASCADE, related_name="proposals")
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị thành viên",
    )
    name = OfficialCharField("tập thể, cá nhân", max_length=300)
    note = OfficialCharField("thành tích, ghi chú", max_length=500, blank=True)

    class Meta(Commended.Meta):
        verbose_name = "đề nghị khen thưởng"
        verbose_name_plural = "đề nghị khen thưởng"

    def __str__(self):
        return self.name
