"""What the worker makes for somebody: how far it is, how it ended, and the file."""

import shutil
import uuid
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from emulation.fate import SILENT_AFTER, Fate, fate_of, is_attended
from units.models import Bloc


def work_storage():
    """MEDIA_ROOT, as for the evidence, in a folder of its own: `MADE`."""
    return FileSystemStorage()


MADE = "made"


class WorkCancelled(Exception):
    """Nobody waits for it any more: it was cancelled, or another worker has finished it."""


class WorkRefused(Exception):
    """It cannot be made, however often one tries. The message is for the one who asked."""


class WorkKind(models.TextChoices):
    PAPER = "paper", "Bản in"
    PAPERS = "papers", "Bộ bản in"
    YEAR = "year", "Hồ sơ năm"


class WorkState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang làm"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không làm được"
    CANCELLED = "cancelled", "Đã hủy"


OPEN = WorkState.WAITING, WorkState.RUNNING
KEEPING = {
    WorkKind.PAPER: timedelta(days=1),
    WorkKind.PAPERS: timedelta(days=1),
    WorkKind.YEAR: timedelta(days=30),
}


class WorkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """To the one who asked: it holds what he may read. What is a bloc's: to its office."""
        own = Q(bloc__isnull=True, requested_by=user)
        return self.filter(own | Q(bloc__in=user.scope.secretariat_blocs))

    def asked_for(self, kind, of):
        return self.filter(kind=kind, of=of)

    def done(self):
        return self.filter(state=WorkState.DONE)

    def of_before(self, kind, instant):
        """Ended before `instant`; what never ended: asked for before it."""
        return self.alias(last_at=Coalesce("ended_at", "requested_at")).filter(
            kind=kind, last_at__lt=instant
        )


class Work(models.Model):
    """One file made by the worker: asked for, watched, cancelled or fetched, and forgotten.

    `of` says of what, as plain data (`reports.background` reads it). Every try writes a file of
    its own; which of them counts is decided by the row that names it, once. Whether the worker is
    still at it is asked of its job: a worker that was killed cannot say so here.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("loại", max_length=8, choices=WorkKind)
    of = models.JSONField("của")
    title = models.CharField("tên", max_length=500)
    bloc = models.ForeignKey(
        Bloc,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="của thường trực khối",
    )
    state = models.CharField(
        "trạng thái", max_length=9, choices=WorkState, default=WorkState.WAITING
    )
    steps_done = models.PositiveIntegerField("đã làm", default=0)
    steps_total = models.PositiveIntegerField("tổng số bước", default=0)
    step = models.CharField("đang làm", max_length=500, blank=True)
    job_id = models.UUIDField("việc của tiến trình nền", null=True, blank=True)
    file = models.FileField("tệp", storage=work_storage, blank=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)", default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    note = models.TextField("lưu ý", blank=True)
    error = models.TextField("lỗi", blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người yêu cầu",
    )
    requested_at = models.DateTimeField("yêu cầu lúc", default=timezone.now)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    objects = WorkQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]
        verbose_name = "việc làm ở nền"
        verbose_name_plural = "việc làm ở nền"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=WorkState.values), name="work_state_known"
            ),
            models.CheckConstraint(
                condition=(~Q(state=WorkState.DONE) & Q(file=""))
                | (Q(state=WorkState.DONE) & ~Q(file="") & ~Q(sha256="")),
                name="done_work_has_its_file_and_nothing_else_has",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("reports:work", args=[self.token])

    @property
    def is_done(self):
        return self.state == WorkState.DONE

    @cached_property
    def fate(self):
        """What has become of the job. Before it has one, it is about to begin."""
        return fate_of(self.job_id) if self.job_id else Fate(is_over=False)

    @property
    def is_underway(self):
        return self.state in OPEN and not self.fate.is_over

    @property
    def is_unattended(self):
        """Whether it has waited for a while and no worker is there to take it."""
        waits = timezone.now() - self.requested_at > SILENT_AFTER
        return waits and self.is_underway and not is_attended()

    @property
    def is_cancelled(self):
        return self.state == WorkState.CANCELLED

    @property
    def state_words(self):
        """In a list: what its job gave up has failed, whatever the row still says."""
        gave_up = self.state in OPEN and not self.is_underway
        return WorkState.FAILED.label if gave_up else self.get_state_display()

    @property
    def why_not(self):
        """Why there is nothing to fetch and nothing to wait for, in words."""
        if self.error or not self.fate.tries:
            return self.error or "Hệ thống không còn giữ yêu cầu này."
        return f"Đã thử {self.fate.tries} lần, lần nào cũng gặp lỗi hoặc bị gián đoạn."

    @property
    def kept_until(self):
        return self.ended_at and self.ended_at + KEEPING[self.kind]

    # --- the one who waits -------------------------------------------------------------------

    def cancel(self):
        """The worker stops at its next step; what it has written by then is thrown away."""
        self._end(WorkState.CANCELLED)

    # --- the worker --------------------------------------------------------------------------

    def begin(self, steps_total):
        self._go_on(steps_done=0, steps_total=steps_total, step="")

    def next_step(self, words=""):
        """Note, for the eyes of those who wait, that one step is done and which one follows."""
        self._go_on(steps_done=self.steps_done + 1, step=words[:500])

    def _go_on(self, **progress):
        """Raises WorkCancelled where nobody waits any more."""
        if not self._still_open().update(state=WorkState.RUNNING, **progress):
            raise WorkCancelled
        for name, value in progress.items():
            setattr(self, name, value)

    def new_path(self, suffix):
        """Where this try writes: beside those of other tries, named by nobody yet."""
        name = f"{MADE}/{self.token}/{uuid.uuid4().hex}.{suffix}"
        path = Path(work_storage().path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        return name, path

    def finish(self, name, *, size, sha256, note=""):
        """Name the file that was written, once. Raises WorkCancelled for those who come later."""
        found = {"file": name, "size": size, "sha256": sha256, "note": note, "error": ""}
        if not self._end(WorkState.DONE, steps_done=self.steps_total, step="", **found):
            raise WorkCancelled

    def fail(self, error):
        self._end(WorkState.FAILED, error=error)

    def _end(self, state, **found):
        """Whether this was the end: of two who come at once, one is told so."""
        found |= {"state": state, "ended_at": timezone.now()}
        is_ours = bool(self._still_open().update(**found))
        self.refresh_from_db()
        return is_ours

    def _still_open(self):
        return Work.objects.filter(pk=self.pk, state__in=OPEN)

    # --- the end -----------------------------------------------------------------------------

    def forget(self):
        """Delete it with its files; the folder goes after the row that names it."""
        token = self.token
        self.delete()
        transaction.on_commit(lambda: forget_files(token))


def forget_files(token):
    shutil.rmtree(work_storage().path(f"{MADE}/{token}"), ignore_errors=True)
