"""A campaign: what is asked of whom, from when to when, and how its paper says it."""

from itertools import count

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from emulation.deadlines import DueRule, WeekendRule, due_instant, short_instant
from emulation.model_fields import OfficialCharField, OfficialTextField, SearchKeyField
from emulation.review import ReviewRefused, StaleVersion, Status
from emulation.search import fold
from units.models import Bloc, BlocOwnedQuerySet, PaperHead, Unit


class CampaignKind(models.TextChoices):
    REGULAR = "regular", "Thường xuyên"
    PHASED = "phased", "Theo đợt"
    THEMATIC = "thematic", "Theo chuyên đề"
    LONG = "long", "Nhiều năm"


class CampaignStatus(models.TextChoices):
    DRAFT = "draft", Status.DRAFT.label
    PROPOSED = "proposed", "Chờ trưởng khối phê duyệt"
    LAUNCHED = "launched", "Đã phát động"
    CLOSED = "closed", "Đã kết thúc"


class Participants(models.TextChoices):
    MEMBERS = "members", "Các đơn vị thành viên của khối trong năm"
    SUB_UNITS = "sub_units", "Các đơn vị trực thuộc của đơn vị ban hành"
    NONE = "none", "Không giao đăng ký, báo cáo"


class Deadline(models.Model):
    """A deadline as the paper words it, and the instant that it means.

    The instant (`due_at`) is computed in Asia/Ho_Chi_Minh by `fix_deadline`; both are kept,
    because the paper may be read again when somebody disputes a delay.
    """

    due_text = OfficialCharField("hạn gửi, nguyên văn", max_length=300, blank=True)
    due_on = models.DateField("ngày ghi trong văn bản", null=True, blank=True)
    due_rule = models.CharField("cách tính", max_length=8, choices=DueRule, default=DueRule.BEFORE)
    due_at = models.DateTimeField("hết hạn lúc", null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__isnull=True, due_at__isnull=True)
                | Q(due_on__isnull=False, due_at__isnull=False),
                name="%(app_label)s_%(class)s_deadline_computed",
            ),
        ]

    def fix_deadline(self, weekend_rule):
        """Compute `due_at` from what the paper says; call it before saving."""
        self.due_at = due_instant(self.due_on, self.due_rule, weekend_rule) if self.due_on else None


class CampaignQuerySet(BlocOwnedQuerySet):
    def visible_to(self, user):
        """All of the blocs whose work the user does or leads; else only what has been launched:
        in the blocs he observes, and where his units take part."""
        if user.is_superuser:
            return self
        scope = user.scope
        expected = ExpectedUnit.objects.filter(unit__in=scope.readable_units)
        launched = Q(status__in=[CampaignStatus.LAUNCHED, CampaignStatus.CLOSED])
        return self.filter(
            Q(bloc__in=scope.secretariat_blocs | scope.headed_blocs | scope.deputy_blocs)
            | launched & (Q(bloc__in=scope.observed_blocs) | Q(pk__in=expected.values("campaign")))
        )

    def editable_by(self, user):
        return self.run_by(user).filter(status=CampaignStatus.DRAFT)

    def lock_draft(self, pk, *, version):
        """The draft, locked for writing until the transaction ends.

        Raises StaleVersion if it is no longer at the `version` the user was looking at, and
        ReviewRefused if it is no longer a draft.
        """
        draft = self.select_for_update(of=("self",)).get(pk=pk)
        if draft.version != version:
            raise StaleVersion(draft.last_change())
        if not draft.is_draft:
            raise ReviewRefused(f"Không sửa được khi “{draft.get_status_display()}”.")
        return draft

    def not_amending(self):
        """Without the drafts in which an amendment of a launched campaign is prepared."""
        return self.filter(amends__isnull=True)

    def found_by(self, typed):
        return self.filter(title_key__contains=fold(typed))

    def for_list(self):
        return self.select_related("bloc", "parent", "issuing_body").prefetch_related("phases")

    def for_page(self):
        """With every part of the plan, so that a plan of any length costs the same."""
        return self.select_related(
            "bloc", "parent", "amends", "issuing_body__unit", "signatory", "changed_by"
        ).prefetch_related(
            "bases__basis",
            "sections",
            "phases__occasions",
            "targets__measures__title",
            "targets__measures__owners__names",
            "measures__title",
            "measures__owners__names",
            "movements",
            "prizes",
            "assignments",
            "recipients",
        )


class Campaign(Deadline, PaperHead):
    """A phong trào thi đua. Once launched it changes only by an amendment.

    `Deadline` holds until when units register (đăng ký). `title` is the abstract (trích yếu) of
    its paper; what is empty here is inherited from `parent` for reminders, never for printing.
    """

    code = models.SlugField("mã phong trào", max_length=60, unique=True)
    bloc = models.ForeignKey(
        Bloc, on_delete=models.PROTECT, related_name="campaigns", verbose_name="khối"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="thực hiện phong trào cấp trên",
    )
    amends = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="amending_drafts",
    )
    kind = models.CharField(
        "loại", max_length=10, choices=CampaignKind, default=CampaignKind.PHASED
    )
    participants = models.CharField(
        "đối tượng tham gia",
        max_length=10,
        choices=Participants,
        default=Participants.MEMBERS,
    )
    status = models.CharField(
        "trạng thái", max_length=10, choices=CampaignStatus, default=CampaignStatus.DRAFT
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    paper_type = OfficialCharField("tên loại văn bản", max_length=100, default="Chương trình")
    paper_abbreviation = models.CharField("viết tắt tên loại", max_length=10, blank=True)
    title = OfficialCharField("trích yếu", max_length=500)
    theme = OfficialCharField("chủ đề", max_length=500, blank=True)
    motto = OfficialCharField("phương châm", max_length=300, blank=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    opening = OfficialTextField("đoạn mở đầu", blank=True)
    closing = OfficialTextField("đoạn kết", blank=True)
    bases_run_on = models.BooleanField("các căn cứ viết liền một đoạn", default=False)
    weekend_rule = models.CharField(
        "hạn rơi vào ngày nghỉ", max_length=20, choices=WeekendRule, default=WeekendRule.FIXED
    )
    sample_note = OfficialCharField(
        "dữ liệu minh họa", max_length=300, blank=True, editable=False
    )  # what is invented in an example about real bodies: pages and papers say so
    launched_at = models.DateTimeField("phát động lúc", null=True, blank=True, editable=False)
    changed_at = models.DateTimeField("sửa lần cuối lúc", null=True, blank=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="người sửa cuối",
    )
    title_key = SearchKeyField(source="title")

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "code"]
        verbose_name = "phong trào thi đua"
        verbose_name_plural = "phong trào thi đua"
        constraints = [
            *Deadline.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="campaign_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CampaignStatus.values), name="campaign_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[CampaignStatus.DRAFT, CampaignStatus.PROPOSED])
                | Q(launched_at__isnull=False),
                name="campaign_launched_means_when",
            ),
            models.CheckConstraint(
                condition=Q(changed_at__isnull=True, changed_by__isnull=True)
                | Q(changed_at__isnull=False, changed_by__isnull=False),
                name="campaign_changed_by_and_when",
            ),
            models.UniqueConstraint(fields=["amends"], name="one_amending_draft_at_a_time"),
        ]

    def __str__(self):
        return f"{self.paper_type} {self.title[:1].lower()}{self.title[1:]}"

    def get_absolute_url(self):
        return reverse("campaigns:detail", args=[self.pk])

    @property
    def year(self):
        """The emulation year: the one the campaign starts in."""
        return self.starts_on.year

    @property
    def is_draft(self):
        return self.status == CampaignStatus.DRAFT

    @property
    def is_launched(self):
        return self.status == CampaignStatus.LAUNCHED

    @property
    def years(self):
        """Every calendar year it runs in, as a range."""
        return range(self.starts_on.year, self.ends_on.year + 1)

    def last_change(self):
        who = self.changed_by.described() if self.changed_by else "người khác"
        at = f" lúc {short_instant(self.changed_at)}" if self.changed_at else ""
        return f"Phong trào vừa được {who} sửa{at}. Phần bạn nhập vẫn còn dưới đây, chưa được lưu."

    def mark_changed(self, by):
        """Note who wrote, and make every page opened before this one stale. Call it locked."""
        self.version += 1
        self.changed_at = timezone.now()
        self.changed_by = by
        self.save(update_fields=["version", "changed_at", "changed_by"])

    def next_code(self, related, prefix):
        """A code that no part of the kind bears, here or in the campaign being amended."""
        campaigns = [self.pk, self.amends_id]
        model = getattr(self, related).model
        taken = set(model.objects.filter(campaign__in=campaigns).values_list("code", flat=True))
        return next(code for n in count(1) if (code := f"{prefix}-{n}") not in taken)


class ExpectedUnit(models.Model):
    """A unit that is expected to pledge and to report: fixed at launch, with its name then."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="expected_units")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="expected_in", verbose_name="đơn vị"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    name = OfficialCharField("tên khi phát động", max_length=300)
    short_name = OfficialCharField("tên gọi tắt khi phát động", max_length=120, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "đơn vị tham gia"
        verbose_name_plural = "đơn vị tham gia"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="unit_expected_once"),
        ]

    def __str__(self):
        return self.name
