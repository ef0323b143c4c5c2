"""A paper being made in the background, and how far it has come."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

# A worker needs seconds; after this long nobody should wait for it any more.
PATIENCE = timedelta(minutes=15)


class RenderingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Only to the one who asked: it holds what he was allowed to read then."""
        return self.filter(requested_by=user)

    def underway(self):
        return self.filter(
            state__in=[Rendering.State.WAITING, Rendering.State.RUNNING],
            requested_at__gt=timezone.now() - PATIENCE,
        )


class Rendering(models.Model):
    """One PDF made by the worker on somebody's request: shown with its progress, then fetched."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang tạo"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Không tạo được"

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("loại văn bản", max_length=40)
    object_id = models.BigIntegerField("mã đối tượng")
    title = models.CharField("tên văn bản", max_length=500)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.WAITING)
    steps_done = models.PositiveIntegerField("đã làm", default=0)
    steps_total = models.PositiveIntegerField("tổng số bước", default=0)
    pdf = models.BinaryField(null=True, blank=True)
    error = models.TextField("lỗi", blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at"]
        verbose_name = "bản in đang tạo"
        verbose_name_plural = "bản in đang tạo"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | Q(pdf__isnull=False), name="done_rendering_has_a_pdf"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("reports:rendering", args=[self.token])

    @property
    def is_done(self):
        return self.state == self.State.DONE

    @property
    def is_underway(self):
        is_open = self.state in (self.State.WAITING, self.State.RUNNING)
        return is_open and timezone.now() - self.requested_at < PATIENCE

    @property
    def why_not(self):
        """Why there is nothing to fetch and nothing to wait for, in words."""
        return self.error or "Việc tạo bản in kéo dài quá lâu và đã dừng."

    def step(self, steps_done):
        """Note how far the worker has come, for the eyes of the one who waits."""
        self.state = self.State.RUNNING
        self.steps_done = steps_done
        self.save(update_fields=["state", "steps_done"])

    def finish(self, pdf, error=""):
        """`error`: what the one who waits has to know of the file all the same."""
        self.pdf, self.error = pdf, error
        self.state, self.steps_done = self.State.DONE, self.steps_total
        self.save(update_fields=["pdf", "error", "state", "steps_done"])

    def fail(self, error):
        self.state, self.error = self.State.FAILED, error
        self.save(update_fields=["state", "error"])
