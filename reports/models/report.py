"""What a unit did in one phase: its report, from the first word to the last version sent."""

from contextlib import contextmanager
from functools import cached_property

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from campaigns.models import MeasureKind, Phase
from emulation import deadlines
from emulation.models import Event
from emulation.review import (
    SENT,
    STEPS,
    Action,
    Party,
    Reviewed,
    ReviewedQuerySet,
    ReviewRefused,
)
from emulation.text import quoted
from reports.models.headings import HEADING, HEADINGS
from reports.models.snapshot import figure_lines, snapshot
from units.models import PaperHead, UnitOwned, UnitOwnedQuerySet

TYPED = "type"  # the code under which the record keeps who typed for a unit


class ReportQuerySet(UnitOwnedQuerySet, ReviewedQuerySet):
    CAMPAIGN = "phase__campaign"

    def for_list(self):
        """With all that a row of the list shows, so that any length costs the same."""
        return self.select_related("unit", "phase__campaign__bloc").prefetch_related(
            "unit__names", "phase__extensions", "phase__campaign__parent__phases"
        )

    @transaction.atomic
    def start(self, phase, unit, *, by):
        """The unit's report for the phase with its headings; the one already begun, if any."""
        report, is_new = self.get_or_create(phase=phase, unit=unit)
        if is_new:
            for order, heading in enumerate(HEADINGS[phase.review], 1):
                report.sections.create(code=heading.code, title=heading.title, order=order)
            behalf = report.typed_on_behalf_by(by)
            Event.objects.record(report, "start", "Bắt đầu lập báo cáo", by=by, on_behalf_of=behalf)
        return report


class Report(UnitOwned, Reviewed, PaperHead):
    """A unit's report for one phase. Every sent version is kept whole."""

    phase = models.ForeignKey(
        Phase, on_delete=models.PROTECT, related_name="reports", verbose_name="đợt"
    )
    begun_at = models.DateTimeField("bắt đầu lập lúc", default=timezone.now, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["phase__campaign", "phase__order", "unit__code"]
        verbose_name = "báo cáo của đơn vị"
        verbose_name_plural = "báo cáo của đơn vị"
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "phase"], name="one_report_per_unit_and_phase"),
        ]

    def __str__(self):
        return f"Báo cáo {self.phase.get_review_display().lower()} của {self.unit}"

    def get_absolute_url(self):
        return reverse("reports:detail", args=[self.pk])

    @property
    def campaign(self):
        return self.phase.campaign

    @property
    def bloc(self):
        return self.phase.campaign.bloc

    @property
    def year(self):
        return self.phase.campaign.year

    @cached_property
    def is_typed_for(self):
        """Whether the unit sends paper and the secretariat types it."""
        membership = self.membership()
        return membership is not None and membership.is_typed_for

    @property
    def needs_confirmation(self):
        """Where the secretariat types, the unit's head has signed the paper it types from."""
        return self.bloc.head_confirms and not self.is_typed_for

    # --- when it is due ---------------------------------------------------------------------

    @cached_property
    def extension(self):
        """The latest extension the unit was given for this phase, or None."""
        given = [e for e in self.phase.extensions.all() if e.unit_id == self.unit_id]
        return given[-1] if given else None

    @property
    def due_at(self):
        """The first late instant, or None where nobody set one: what reminders, lateness and
        every paper go by. Where the campaign is silent, the deadline of its parent holds, as it
        does for registering."""
        own = self.extension.due_at if self.extension else self.phase.due_at
        if own or not self.campaign.parent_id:
            return own
        matching = [p for p in self.campaign.parent.phases.all() if p.review == self.phase.review]
        return next((phase.due_at for phase in matching if phase.due_at), None)

    @property
    def due_words(self):
        """The deadline as its author wrote it."""
        if self.extension:
            return f"được gia hạn ({self.extension.reason})"
        if self.phase.due_text:
            return self.phase.due_text
        if self.phase.due_on:
            day = deadlines.short_date(self.phase.due_on)
            return f"{self.phase.get_due_rule_display()} {day}"
        return "theo phong trào cấp trên" if self.due_at else "chưa ấn định"

    def days_late(self, at=None):
        """Calendar days in Vietnam from the deadline to the first sending: 0 is on time.

        Not yet sent: as if it were sent at the instant `at`. None when there is neither, or where
        no deadline is known: then nothing is late and nothing is on time.
        """
        sent_at, due_at = self.received_at or at, self.due_at
        if sent_at is None or due_at is None:
            return None
        return deadlines.days_late(sent_at, due_at)

    @property
    def is_late(self):
        return bool(self.days_late())

    def closed_at(self, instant):
        """Why nothing may be sent at `instant`; “” while it may. An extension opens the door."""
        if self.extension and instant < self.extension.due_at:
            return ""
        if not self.campaign.is_launched:
            return f"{self.campaign} không còn nhận báo cáo."
        if self.phase.locks_at and instant >= self.phase.locks_at:
            day = deadlines.describe(self.phase.locks_at)
            return (
                f"{self.phase} chỉ nhận báo cáo {day}. Đề nghị thường trực khối gia hạn cho đơn vị."
            )
        return ""

    @transaction.atomic
    def extend(self, due_at, reason, *, by):
        """Give the unit until `due_at`. It works at once, and before the report is begun, too."""
        extension = self.phase.extensions.create(
            unit=self.unit, due_at=due_at, reason=reason, given_by=by.described()
        )
        label = f"Gia hạn {deadlines.describe(due_at)}"
        subject = self if self.pk else extension
        Event.objects.record(subject, "extend", label, by=by, note=reason)
        return extension

    # --- what it says -----------------------------------------------------------------------

    def owed_measures(self):
        return self.campaign.measures.owed_by(self.unit_id)

    def unreported_measures(self):
        """The measures that have no figure, not even “chưa có số liệu”."""
        return self.owed_measures().exclude(figures__report=self)

    def empty_sections(self):
        """The headings that must say something and do not."""
        required = [code for code, heading in HEADING.items() if heading.is_required]
        return self.sections.filter(code__in=required, text="")

    def missing(self):
        """What has to be filled in before sending. “Chưa có số liệu” is an answer, too."""
        measures = [f"số liệu {quoted(measure)}" for measure in self.unreported_measures()]
        if len(measures) > 3:
            measures = [*measures[:3], f"{len(measures) - 3} số liệu khác"]
        return measures + [f"mục {quoted(section)}" for section in self.empty_sections()]

    def unjudged(self):
        """The measures of which no reviewer has said whether the words meet what was asked."""
        awaiting = self.figures.exclude(words="").filter(verdict="")
        return self.owed_measures().filter(kind=MeasureKind.WORDS, figures__in=awaiting)

    def _refuse_unless_ready(self, action, step, **seen):
        super()._refuse_unless_ready(action, step, **seen)
        if action == Action.APPROVE and (unjudged := self.unjudged()):
            named = "; ".join(map(quoted, unjudged))
            raise ReviewRefused(f"Chọn “Đạt” hoặc “Chưa đạt” trước khi duyệt: {named}.")

    def content(self):
        return snapshot(self)

    def figure_lines(self):
        return figure_lines(self)

    @cached_property
    def earlier(self):
        """The unit's report for the phase before this one in the campaign, or None."""
        reports = Report.objects.filter(unit=self.unit_id, phase__campaign=self.campaign)
        before = reports.filter(phase__order__lt=self.phase.order).select_related("phase")
        return before.order_by("phase__order").last()

    def amendments_since_begun(self):
        """What changed in the campaign while the unit was already writing."""
        amendments = self.campaign.amendments.filter(made_at__gt=self.begun_at)
        return amendments.prefetch_related("items")

    # --- who writes in it -------------------------------------------------------------------

    def typed_by(self, user):
        """Whether `user` wrote any figure in it, was the last to write, or ever typed for it."""
        typed = Event.objects.of(self).by(user).filter(action=TYPED)
        return (
            self.changed_by_id == user.pk
            or self.figures.filter(typed_by=user).exists()
            or typed.exists()
        )

    def is_read_live_by(self, user):
        """What is being written is the unit's own; others read what was last sent."""
        return not self.is_being_written or self.may_be_typed_by(user)

    def may_be_typed_by(self, user):
        return Party.OFFICER in self.parties_of(user)

    @contextmanager
    def writing(self, *, by, version):
        """One short transaction around what `by` writes; what he typed was checked before it.

        Raises StaleVersion or ReviewRefused before anything is written. What is typed for a unit
        by somebody else is put on record.
        """
        with transaction.atomic():
            current = Report.objects.lock(self.pk, version=version)
            yield current
            current.mark_changed(by)
            if behalf := current.typed_on_behalf_by(by):
                Event.objects.record(
                    current,
                    "type",
                    "Nhập thay",
                    by=by,
                    on_behalf_of=behalf,
                    version=current.version,
                )

    @transaction.atomic
    def judge_figures(self, judged, *, by, version, step=None):
        """Keep a reviewer's remarks: `judged` is {figure id: (verdict, remark)}. The new version.

        They are kept during the review, or with the `step` that is taken next: never silently in
        a report that is approved or with its unit. Raises ReviewRefused then, and when somebody
        else has acted meanwhile. Call it for a reviewer only.
        """
        current = Report.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if current.version != version:
            raise ReviewRefused("Nội dung vừa được thay đổi. Vui lòng xem lại trước khi tiếp tục.")
        if current.status not in (STEPS[step].sources if step else SENT):
            status = current.get_status_display()
            raise ReviewRefused(f"Không ghi ý kiến thẩm định được khi “{status}”.")
        figures = list(current.figures.filter(pk__in=judged))
        changed = [f for f in figures if judged[f.pk] != (f.verdict, f.remark)]
        if not changed:
            return version
        for figure in changed:
            figure.verdict, figure.remark = judged[figure.pk]
        current.figures.bulk_update(changed, ["verdict", "remark"])
        current.version += 1
        current.save(update_fields=["version"])
        note = f"{len(changed)} số liệu"
        Event.objects.record(
            current, "remark", "Ghi ý kiến thẩm định", by=by, note=note, version=current.version
        )
        return current.version
