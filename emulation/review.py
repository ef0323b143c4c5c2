"""The review that every pledge and every report goes through.

`STEPS` is the whole state machine: who may take which step, from where to where. Buttons,
checks and tests all read it, so a rule is changed here and nowhere else.
"""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum, auto

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from emulation.deadlines import short_instant
from emulation.models import Event


class Status(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    PREPARED = "prepared", "Chờ thủ trưởng xác nhận"
    SUBMITTED = "submitted", "Chờ thẩm định"
    RECEIVED = "received", "Đang thẩm định"
    RETURNED = "returned", "Bị trả lại"
    APPROVED = "approved", "Đã duyệt"


class Action(models.TextChoices):
    PREPARE = "prepare", "Trình thủ trưởng xác nhận"
    REJECT = "reject", "Yêu cầu sửa lại"
    CONFIRM = "confirm", "Xác nhận và gửi"
    SUBMIT = "submit", "Gửi thẩm định"
    WITHDRAW = "withdraw", "Thu hồi để sửa"
    RECEIVE = "receive", "Tiếp nhận thẩm định"
    RETURN = "return", "Trả lại để bổ sung"
    APPROVE = "approve", "Duyệt"
    REOPEN = "reopen", "Mở lại để sửa"


class Party(StrEnum):
    OFFICER = auto()  # fills in for the unit
    UNIT_HEAD = auto()  # answers for the unit
    REVIEWER = auto()  # reviews for the bloc


@dataclass(frozen=True)
class Step:
    """One row of the table. `when_confirming`: only where the unit's head confirms (True), only
    where he does not (False), or in both cases (None). `sends`: a version is kept whole."""

    sources: tuple[Status, ...]
    target: Status
    by: Party
    needs_note: bool = False
    when_confirming: bool | None = None
    sends: bool = False


EDITABLE = (Status.DRAFT, Status.RETURNED)
BEING_WRITTEN = (*EDITABLE, Status.PREPARED)
SENT = (Status.SUBMITTED, Status.RECEIVED)
STEPS = {
    Action.PREPARE: Step(EDITABLE, Status.PREPARED, Party.OFFICER, when_confirming=True),
    Action.REJECT: Step((Status.PREPARED,), Status.DRAFT, Party.UNIT_HEAD, needs_note=True),
    Action.CONFIRM: Step((Status.PREPARED,), Status.SUBMITTED, Party.UNIT_HEAD, sends=True),
    Action.SUBMIT: Step(
        EDITABLE, Status.SUBMITTED, Party.OFFICER, when_confirming=False, sends=True
    ),
    Action.WITHDRAW: Step((Status.SUBMITTED,), Status.DRAFT, Party.OFFICER),
    Action.RECEIVE: Step((Status.SUBMITTED,), Status.RECEIVED, Party.REVIEWER),
    Action.RETURN: Step(SENT, Status.RETURNED, Party.REVIEWER, needs_note=True),
    Action.APPROVE: Step(SENT, Status.APPROVED, Party.REVIEWER),
    Action.REOPEN: Step((Status.APPROVED,), Status.RETURNED, Party.REVIEWER, needs_note=True),
}
# The steps after which a reader must find nothing missing.
COMPLETE = (Action.PREPARE, Action.CONFIRM, Action.SUBMIT)


class ReviewRefused(Exception):
    """A step that cannot be taken now. The message is shown to the user as it stands."""


class Incomplete(ReviewRefused):
    """Something is still to be filled in: `in_short` is for a page that lists it anyway."""

    in_short = "Chưa gửi được: còn thiếu nội dung nêu trên trang này."


class StaleVersion(Exception):
    """Somebody else wrote meanwhile. The message says who and when; nothing was overwritten."""


class ReviewedQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(status=Status.APPROVED)

    def lock(self, pk, *, version):
        """The row, locked for writing until the transaction ends.

        Raises StaleVersion if it is no longer at the `version` the user was looking at, and
        ReviewRefused if it can no longer be written on.
        """
        row = self.select_for_update(of=("self",)).get(pk=pk)
        if row.version != version:
            raise StaleVersion(row.last_change())
        if row.status not in EDITABLE:
            raise ReviewRefused(f"Không sửa được khi “{row.get_status_display()}”.")
        return row


class Reviewed(models.Model):
    """Something a unit writes and the secretariat reviews.

    A subclass answers `parties_of(user)`, `missing()`, `content()`, `needs_confirmation` and
    `typed_by(user)`, and has a model of sent versions related as `versions`.
    """

    status = models.CharField("trạng thái", max_length=10, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)
    received_at = models.DateTimeField("gửi lần đầu lúc", null=True, blank=True, editable=False)
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

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values),
                name="%(app_label)s_%(class)s_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(changed_at__isnull=True, changed_by__isnull=True)
                | models.Q(changed_at__isnull=False, changed_by__isnull=False),
                name="%(app_label)s_%(class)s_changed_by_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[Status.DRAFT, Status.PREPARED])
                | models.Q(received_at__isnull=False),
                name="%(app_label)s_%(class)s_sent_means_received",
            ),
        ]

    @property
    def is_editable(self):
        return self.status in EDITABLE

    @property
    def is_approved(self):
        return self.status == Status.APPROVED

    @property
    def is_being_written(self):
        return self.status in BEING_WRITTEN

    @property
    def needs_confirmation(self):
        """Whether the unit's head confirms before it is sent (a switch of the bloc)."""
        return False

    def parties_of(self, user):
        """The parts `user` may play here: a set of Party."""
        return set()

    def typed_by(self, user):
        """Whether any figure or promise in it was typed by `user`."""
        return False

    def missing(self):
        """What the unit still has to fill in before sending, in words; empty when ready."""
        return []

    def closed_at(self, instant):
        """Why nothing may be sent at `instant`, in words; "" while it may."""
        return ""

    def content(self):
        """All that is sent, as plain values for JSON: what a version keeps."""
        raise TypeError(f"{type(self).__name__} does not say what it sends.")

    def last_change(self):
        who = self.changed_by.described() if self.changed_by else "người khác"
        at = f" lúc {short_instant(self.changed_at)}" if self.changed_at else ""
        return f"Nội dung vừa được {who} sửa{at}. Phần bạn nhập vẫn còn dưới đây, chưa được lưu."

    def mark_changed(self, by):
        """Note who wrote, and make every page opened before this one stale. Call it locked."""
        self.version += 1
        self.changed_at = timezone.now()
        self.changed_by = by
        self.save(update_fields=["version", "changed_at", "changed_by"])

    def actions_for(self, user):
        """The steps `user` may take now: the buttons to show, and all that `perform` accepts."""
        parties = self.parties_of(user)
        return [
            action
            for action, step in STEPS.items()
            if self.status in step.sources
            and step.by in parties
            and step.when_confirming in (None, self.needs_confirmation)
        ]

    @transaction.atomic
    def perform(self, action, *, by, version, note="", at=None, on_behalf_of=""):
        """Take one step of the review and record it.

        `version` is the one the user was looking at; `at` the instant the request arrived (or
        now). The row is locked first, so of two simultaneous decisions the second is refused.

        Raises PermissionDenied if the step is not theirs to take; ReviewRefused if it is,
        but not now: changed meanwhile, wrong status, note missing, closed, or not complete.
        """
        step = STEPS[action]
        at = at or timezone.now()
        current = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
        if step.by not in current.parties_of(by):
            raise PermissionDenied
        current._refuse_unless_ready(action, step, by=by, version=version, note=note, at=at)

        current.status = step.target
        current.version += 1
        if step.sends:
            current.received_at = current.received_at or at
            current.keep_version(by=by, at=at, on_behalf_of=on_behalf_of)
        current.save(update_fields=["status", "version", "received_at"])
        said = {"note": note, "version": current.version, "on_behalf_of": on_behalf_of}
        Event.objects.record(current, action, action.label, by=by, **said)
        self.refresh_from_db()

    def _refuse_unless_ready(self, action, step, *, by, version, note, at):
        if self.version != version:
            raise ReviewRefused("Nội dung vừa được thay đổi. Vui lòng xem lại trước khi tiếp tục.")
        if self.status not in step.sources:
            raise ReviewRefused(f"Không thực hiện được khi “{self.get_status_display()}”.")
        if step.when_confirming not in (None, self.needs_confirmation):
            raise ReviewRefused("Khối quy định thủ trưởng đơn vị xác nhận trước khi gửi.")
        if step.needs_note and not note.strip():
            raise ReviewRefused("Vui lòng ghi rõ lý do.")
        if action == Action.REOPEN and (closed := self.closed_at(at)):
            raise ReviewRefused(f"Mở lại thì đơn vị không gửi lại được: {closed}")
        if action == Action.APPROVE and self.typed_by(by):
            raise ReviewRefused("Người nhập số liệu không tự duyệt số liệu của mình.")
        if action in COMPLETE:
            self._refuse_unless_complete(at)

    def _refuse_unless_complete(self, at):
        if closed := self.closed_at(at):
            raise ReviewRefused(closed)
        if missing := self.missing():
            raise Incomplete("Còn thiếu: " + "; ".join(missing) + ".")

    def keep_version(self, *, by, at, on_behalf_of=""):
        """Keep what is being sent, whole."""
        content = self.content()
        self.versions.create(
            number=self.versions.count() + 1,
            content=content,
            sha256=fingerprint(content),
            sent_at=at,
            sent_by=by.described(),
            on_behalf_of=on_behalf_of,
        )


def fingerprint(content):
    """SHA-256 of a version's content, whatever order its keys are read back in."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class SentVersion(models.Model):
    """What a unit sent at one instant, whole: a later inspection reads this and not the row."""

    number = models.PositiveIntegerField("lần gửi")
    content = models.JSONField("nội dung")
    sha256 = models.CharField("dấu vân tay SHA-256", max_length=64)
    sent_at = models.DateTimeField("gửi lúc")
    sent_by = models.CharField("người gửi", max_length=400)
    on_behalf_of = models.CharField("nhập thay cho", max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["number"]

    def __str__(self):
        return f"Lần gửi {self.number}"

    @property
    def is_intact(self):
        return fingerprint(self.content) == self.sha256
