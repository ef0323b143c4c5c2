"""The record of every act, and the heartbeat of the work in the background."""

import hashlib

from django.db import models, transaction
from django.utils import timezone

from emulation.triggers import Trigger


def subject_key(instance):
    """“reports.report:17”: how the record names a thing, so that it may outlive the row."""
    return f"{instance._meta.label_lower}:{instance.pk}"


class EventHead(models.Model):
    """The end of the chain of events: locked while a new one is added to it."""

    last_hash = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return self.last_hash


class EventQuerySet(models.QuerySet):
    def of(self, instance):
        return self.filter(subject=subject_key(instance))

    def by(self, user):
        """The acts of the account itself, whatever it was called at the time."""
        return self.filter(actor_username__in=user.usernames())

    @transaction.atomic
    def record(self, subject, action, label, *, by, note="", on_behalf_of="", version=None):
        """Add one act to the end of the chain.

        `subject` is the thing acted on, `action` our code for the act, `label` its name in
        Vietnamese, `by` the user (None: the system itself), `on_behalf_of` the unit for whom the
        secretariat typed. Call it last in a transaction: it holds the end of the chain.
        """
        head, _ = EventHead.objects.select_for_update().get_or_create(pk=1)
        event = Event(
            at=timezone.now(),
            subject=subject_key(subject),
            subject_name=str(subject)[:500],
            action=action,
            action_label=label,
            actor=by.described() if by else "Hệ thống",
            actor_username=by.get_username() if by else "",
            on_behalf_of=on_behalf_of,
            note=note,
            version=version,
            previous_hash=head.last_hash,
        )
        event.hash = head.last_hash = event.computed_hash()
        event.save(force_insert=True)
        head.save()
        return event


class Event(models.Model):
    """One act: written once, never changed or deleted (the database refuses both).

    People and things are kept as they were called at the time, as text. Each row carries the
    hash of the one before it, so that a row changed behind our back is found (`verify_events`).
    """

    at = models.DateTimeField("thời điểm", db_index=True)
    subject = models.CharField("mã đối tượng", max_length=100, db_index=True)
    subject_name = models.CharField("đối tượng", max_length=500)
    action = models.CharField("mã việc", max_length=40)
    action_label = models.CharField("việc đã làm", max_length=100)
    actor = models.CharField("người thực hiện", max_length=400)
    actor_username = models.CharField("tài khoản", max_length=150, blank=True)
    on_behalf_of = models.CharField("nhập thay cho", max_length=300, blank=True)
    note = models.TextField("ý kiến, lý do", blank=True)
    version = models.PositiveIntegerField("phiên bản", null=True, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, unique=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "việc đã ghi"
        verbose_name_plural = "nhật ký"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(action__in=["return", "reopen", "reject"], note=""),
                name="sending_back_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.action_label}: {self.subject_name}"

    def computed_hash(self):
        """SHA-256 over the row's own words and the hash before it, 64 hexadecimal digits."""
        at = self.at.astimezone(timezone.get_fixed_timezone(0)).isoformat()
        words = [at, self.subject, self.subject_name, self.action, self.action_label, self.actor]
        words += [self.actor_username, self.on_behalf_of, self.note, str(self.version)]
        return hashlib.sha256("\x1f".join([*words, self.previous_hash]).encode()).hexdigest()


EVENTS_ARE_NEVER_CHANGED = Trigger(
    name="emulation_event_append_only",
    table="emulation_event",
    events=("UPDATE", "DELETE"),
    refused_when="1 = 1",
    message="The record of events is never changed.",
)


def broken_links():
    """The events whose own words or link to the one before do not agree with their hash."""
    previous = ""
    for event in Event.objects.order_by("pk").iterator():
        if event.previous_hash != previous or event.computed_hash() != event.hash:
            yield event
        previous = event.hash


class WorkerBeat(models.Model):
    """A worker's sign of life, by the database's clock. No sign for long: its jobs are orphans."""

    worker_id = models.CharField(primary_key=True, max_length=64)
    seen_at = models.DateTimeField()

    def __str__(self):
        return self.worker_id


class PeriodicSlot(models.Model):
    """A turn of a periodic job that some worker has taken, so that no other takes it too."""

    name = models.CharField(max_length=200)
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "starts_at"], name="one_worker_takes_a_turn"),
        ]

    def __str__(self):
        return f"{self.name} {self.starts_at:%Y-%m-%d %H:%M}"
