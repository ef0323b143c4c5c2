"""A unit's registration (bản đăng ký): who reads it, what it still lacks, how it is written."""

from functools import cached_property
from typing import NamedTuple

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from campaigns.models.campaign import Campaign
from campaigns.models.promise import AGREED, PledgedGoal
from campaigns.models.target import Comparator
from emulation import deadlines
from emulation.model_fields import OfficialTextField
from emulation.models import Event
from emulation.review import Action, Reviewed, ReviewedQuerySet, SentVersion
from units.models import PaperHead, UnitOwned, UnitOwnedQuerySet
from units.models.unit import in_force

TYPED = "edit"  # the code under which the record keeps who typed
SENDING_BACK = (Action.REJECT, Action.RETURN, Action.REOPEN)


class PledgeQuerySet(UnitOwnedQuerySet, ReviewedQuerySet):
    def start(self, campaign, unit):
        """The unit's registration in the campaign: the one there is, or a new draft."""
        today = in_force(localdate())
        body = unit.issuing_bodies.filter(*today).first()
        head = {
            "issuing_body": body,
            "signatory": body and body.signatories.filter(*today).first(),
            "paper_year": campaign.year,
        }
        return self.get_or_create(campaign=campaign, unit=unit, defaults=head)[0]

    def for_list(self):
        return self.select_related("unit", "campaign__bloc").prefetch_related("unit__names")

    def for_page(self):
        return self.select_related(
            "unit", "campaign__bloc", "campaign__parent__parent", "changed_by"
        ).prefetch_related("unit__names")


class Gap(NamedTuple):
    """Something still to be filled in: in which field of the form, and how we call it."""

    field: str
    words: str


class Pledge(UnitOwned, Reviewed, PaperHead):
    """A unit's registration (bản đăng ký thi đua) in a campaign. Every sent version is kept."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="pledges", verbose_name="phong trào"
    )
    measures_taken = OfficialTextField("biện pháp thực hiện", blank=True)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ["campaign", "unit__code"]
        verbose_name = "bản đăng ký thi đua"
        verbose_name_plural = "bản đăng ký thi đua"
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "campaign"], name="one_pledge_per_unit_and_campaign"
            ),
        ]

    def __str__(self):
        return f"Bản đăng ký thi đua năm {self.campaign.year} của {self.unit}"

    def get_absolute_url(self):
        return reverse("campaigns:pledge-detail", args=[self.pk])

    @property
    def bloc(self):
        return self.campaign.bloc

    @property
    def year(self):
        return self.campaign.year

    @cached_property
    def is_typed_for(self):
        """Whether the unit sends paper and the secretariat types it."""
        membership = self.membership()
        return membership is not None and membership.is_typed_for

    @property
    def needs_confirmation(self):
        """Where the secretariat types, the unit's head has signed the paper it types from."""
        return self.bloc.head_confirms and not self.is_typed_for

    def is_written_by(self, user):
        """Whether the live text is his to read; all others read what was last sent."""
        scope = user.scope
        return self.unit_id in scope.readable_units or (
            self.bloc.pk in scope.secretariat_blocs and self.is_typed_for
        )

    def is_read_live_by(self, user):
        return not self.is_being_written or self.is_written_by(user)

    def typed_by(self, user):
        """Whether he ever saved anything in it: the record of acts knows."""
        return Event.objects.of(self).by(user).filter(action=TYPED).exists()

    @property
    def deadline(self):
        """The campaign, its own or one above it, whose deadline for registering holds."""
        return registers_under(self.campaign)

    @property
    def due_at(self):
        """The first instant that is late, or None when neither campaign nor parent sets one."""
        return self.deadline.due_at

    def days_late(self):
        """Calendar days from the deadline to the first sending; 0 on time, None if not known."""
        if self.received_at is None or self.due_at is None:
            return None
        return deadlines.days_late(self.received_at, self.due_at)

    def closed_at(self, instant):
        if not self.campaign.is_launched:
            status = self.campaign.get_status_display()
            return f"Không nhận đăng ký: phong trào “{status}”."
        return ""

    def sent_back(self, events):
        """The event that says why the unit has it back, or None; `events` are all of its own."""
        if not self.is_editable:
            return None
        steps = [event for event in events if event.action != TYPED]
        return steps[-1] if steps and steps[-1].action in SENDING_BACK else None

    def asked_measures(self):
        """The measures the unit makes a promise for: those it owes and that are judged."""
        owed = self.campaign.measures.owed_by(self.unit_id).filter(target__isnull=False)
        judged = ~Q(comparator=Comparator.NONE) | Q(kind__in=AGREED)
        return owed.filter(judged).select_related("target", "title")

    def asked_goals(self):
        """A `PledgedGoal` for each asked measure, in order; not saved where none was made yet."""
        made = {goal.measure_id: goal for goal in self.goals.all()}
        goals = []
        for measure in self.asked_measures():
            goal = made.get(measure.pk) or PledgedGoal(pledge=self)
            goal.measure = measure
            goals.append(goal)
        return goals

    def gaps(self, sent=None):
        """What is missing in it as it stands, or in `sent`, the content of a version of it."""
        goals = self.asked_goals()
        has_themes = self.themes.exists() if sent is None else sent["themes"]
        if sent is not None:
            said = {goal["code"]: goal for goal in sent["goals"]}
            goals = [PledgedGoal.as_sent(g.measure, said.get(g.measure.code)) for g in goals]
        themes = [] if has_themes else [Gap("id_themes", "chủ đề thi đua")]
        found = ((goal, goal.gap()) for goal in goals)
        return themes + [Gap(f"id_{goal.field_name}", words) for goal, words in found if words]

    def missing(self):
        return [gap.words for gap in self.gaps()]

    def content(self):
        goals = self.asked_goals()
        dropped = self.goals.exclude(measure__in=[goal.measure_id for goal in goals])
        dropped = dropped.select_related("measure__target")
        return {
            "campaign": {"code": self.campaign.code, "title": self.campaign.title},
            "unit": {"code": self.unit.code, "name": str(self.unit)},
            "themes": [theme.text for theme in self.themes.all()],
            "goals": [goal.content(is_asked=True) for goal in goals]
            + [goal.content(is_asked=False) for goal in dropped],
            "titles": [title.content() for title in self.titles.select_related("title")],
            "movements": [m.content() for m in self.movements.select_related("movement")],
            "measures_taken": self.measures_taken,
        }

    @transaction.atomic
    def write(self, promise, *, by, version, on_behalf_of=""):
        """Put what was typed, a `Promise`, in the place of what was there.

        A goal for a measure that is no longer asked stays as it is. Raises StaleVersion and
        ReviewRefused (see `lock`); nothing is written then.
        """
        current = Pledge.objects.lock(self.pk, version=version)
        for name, value in promise.fields.items():
            setattr(current, name, value)
        current.save(update_fields=list(promise.fields))
        promise.write_rows(current)
        current.mark_changed(by)
        last = Event.objects.of(current).last()
        # A run of savings by one person is one act: the record stays readable.
        act = (TYPED, by.username, on_behalf_of)
        if last is None or (last.action, last.actor_username, last.on_behalf_of) != act:
            Event.objects.record(current, TYPED, "Soạn nội dung", by=by, on_behalf_of=on_behalf_of)


def registers_under(campaign):
    """The campaign whose deadline for registering holds: this one, or the nearest above it."""
    while campaign.due_at is None and campaign.parent is not None:
        campaign = campaign.parent
    return campaign


class PledgeVersion(SentVersion):
    pledge = models.ForeignKey(
        Pledge, on_delete=models.PROTECT, related_name="versions", verbose_name="bản đăng ký"
    )

    class Meta(SentVersion.Meta):
        verbose_name = "lần gửi bản đăng ký"
        verbose_name_plural = "lần gửi bản đăng ký"
        constraints = [
            models.UniqueConstraint(fields=["pledge", "number"], name="pledge_version_once"),
        ]
