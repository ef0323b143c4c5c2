"""What stands in a unit's registration: themes, goals, titles and movements."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.db.models import Q

from campaigns import judging
from campaigns.models.catalogue import EmulationTitle
from campaigns.models.plan import Movement, Part
from campaigns.models.target import CHANGES, Measure, MeasureKind
from emulation.model_fields import ExactDecimalField, OfficialCharField
from emulation.text import quoted

# Kinds whose promise is a commitment and not a number.
AGREED = (MeasureKind.YES_NO, MeasureKind.WORDS)


class PledgeTheme(Part):
    """A unit may compete under one theme or under several."""

    pledge = models.ForeignKey("Pledge", on_delete=models.CASCADE, related_name="themes")
    text = OfficialCharField("chủ đề thi đua", max_length=600)

    class Meta(Part.Meta):
        verbose_name = "chủ đề của đơn vị"
        verbose_name_plural = "chủ đề của đơn vị"

    def __str__(self):
        return self.text


class PledgedGoal(models.Model):
    """A unit's own goal for one measure; below the campaign's goal only with a reason."""

    pledge = models.ForeignKey("Pledge", on_delete=models.CASCADE, related_name="goals")
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="pledged", verbose_name="số đo"
    )
    value = ExactDecimalField("mức đăng ký", null=True, blank=True)
    is_agreed = models.BooleanField("cam kết thực hiện", null=True, blank=True)
    baseline = ExactDecimalField("mức năm trước", null=True, blank=True)
    reason = OfficialCharField("lý do đăng ký khác mức chung", max_length=600, blank=True)
    note = OfficialCharField("ghi chú", max_length=300, blank=True)

    class Meta:
        ordering = ["measure__target__order", "measure__order"]
        verbose_name = "mức đăng ký"
        verbose_name_plural = "mức đăng ký"
        constraints = [
            models.UniqueConstraint(fields=["pledge", "measure"], name="one_goal_per_measure"),
        ]

    def __str__(self):
        return f"{self.measure}: {self.goal_text() or '(chưa đăng ký)'}"

    @property
    def field_name(self):
        """The name of its field where it is typed."""
        return f"goal_{self.measure_id}"

    @property
    def is_commitment(self):
        return self.measure.kind in AGREED

    @property
    def is_made(self):
        return (self.is_agreed if self.is_commitment else self.value) is not None

    @property
    def is_below(self):
        """Whether the unit asks less of itself than the campaign does."""
        if self.is_commitment:
            return self.is_agreed is False
        return judging.is_below(self.measure, self.value)

    def gap(self):
        """What is still to be filled in, in words, or “”."""
        if not self.is_made:
            return f"mức đăng ký {quoted(self.measure.name)}"
        if self.is_below and not self.reason:
            return f"lý do đăng ký thấp hơn mức chung {quoted(self.measure.name)}"
        return ""

    def goal_text(self):
        """“97%”, “12 mô hình”, “giảm 5%”, “cam kết thực hiện”, or “” where nothing is promised."""
        if not self.is_made:
            return ""
        if self.is_commitment:
            return "cam kết thực hiện" if self.is_agreed else "không cam kết"
        measure = self.measure
        if measure.comparator not in CHANGES:
            return measure.amount_text(self.value)
        same_with_own_goal = Measure(
            target_id=measure.target_id,
            kind=measure.kind,
            comparator=measure.comparator,
            change_unit=measure.change_unit,
            unit_of_measure=measure.unit_of_measure,
            goal=self.value,
        )
        return same_with_own_goal.goal_text()

    @classmethod
    def as_sent(cls, measure, said):
        """What a version says of the measure: `said` as `content` gives it, or None."""
        if said is None:
            return cls(measure=measure)
        value = None if said["value"] is None else Decimal(said["value"])
        return cls(measure=measure, value=value, is_agreed=said["is_agreed"], reason=said["reason"])

    def content(self, *, is_asked):
        measure = self.measure
        return {
            "code": measure.code,
            "target": measure.target.text if measure.target else "",
            "group": measure.target.group if measure.target else "",
            "name": measure.name,
            "unit_of_measure": measure.unit_of_measure,
            "kind": measure.kind,
            "comparator": measure.comparator,
            "is_shared": measure.goal_of == Measure.GoalOf.WHOLE,
            "common": plain(measure.goal),
            "common_text": measure.goal_text(),
            "value": plain(self.value),
            "is_agreed": self.is_agreed,
            "text": self.goal_text(),
            "baseline": plain(self.baseline),
            "baseline_text": "" if self.baseline is None else measure.amount_text(self.baseline),
            "is_below": bool(self.is_below),
            "reason": self.reason,
            "is_asked": is_asked,
        }


class PledgedTitle(Part):
    """A title the unit registers for, and how many of it."""

    pledge = models.ForeignKey("Pledge", on_delete=models.CASCADE, related_name="titles")
    title = models.ForeignKey(
        EmulationTitle, on_delete=models.PROTECT, related_name="+", verbose_name="danh hiệu"
    )
    quantity = models.PositiveIntegerField("số lượng")

    class Meta(Part.Meta):
        verbose_name = "danh hiệu đăng ký"
        verbose_name_plural = "danh hiệu đăng ký"
        constraints = [
            models.UniqueConstraint(fields=["pledge", "title"], name="title_pledged_once"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="pledged_quantity_positive",
                violation_error_message="Số lượng phải từ 1 trở lên.",
            ),
        ]

    def __str__(self):
        return f"{self.quantity:02d} {self.title}"

    def content(self):
        title = self.title
        return {
            "code": title.code,
            "name": title.name,
            "holder": title.get_holder_display(),
            "quantity": self.quantity,
        }


class PledgedMovement(Part):
    """A movement the unit joins: one of the campaign's, or one of its own."""

    pledge = models.ForeignKey("Pledge", on_delete=models.CASCADE, related_name="movements")
    movement = models.ForeignKey(
        Movement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pledged",
        verbose_name="phong trào chuyên đề",
    )
    name = OfficialCharField("phong trào của đơn vị", max_length=400, blank=True)
    goal = OfficialCharField("mục tiêu", max_length=400, blank=True)

    class Meta(Part.Meta):
        verbose_name = "phong trào tham gia"
        verbose_name_plural = "phong trào tham gia"
        constraints = [
            models.CheckConstraint(
                condition=Q(movement__isnull=False, name="")
                | (Q(movement__isnull=True) & ~Q(name="")),
                name="pledged_movement_is_named_once",
            ),
        ]

    def __str__(self):
        return self.name or str(self.movement)

    def content(self):
        code = self.movement.code if self.movement else ""
        return {"code": code, "name": str(self), "goal": self.goal}


@dataclass(frozen=True)
class Promise:
    """All that a unit typed, checked, before it is written: columns of the pledge, and its rows."""

    fields: dict
    themes: list[PledgeTheme]
    goals: list[PledgedGoal]
    titles: list[PledgedTitle]
    movements: list[PledgedMovement]

    def write_rows(self, pledge):
        """Goals are replaced one by one: those of measures no longer asked stay."""
        for row in (*self.themes, *self.goals, *self.titles, *self.movements):
            row.pledge = pledge
        PledgedGoal.objects.bulk_create(
            self.goals,
            update_conflicts=True,
            unique_fields=["pledge", "measure"],
            update_fields=["value", "is_agreed", "baseline", "reason"],
        )
        for model, rows in (
            (PledgeTheme, self.themes),
            (PledgedTitle, self.titles),
            (PledgedMovement, self.movements),
        ):
            model.objects.filter(pledge=pledge).delete()
            model.objects.bulk_create(rows)


def plain(value):
    """A Decimal as JSON keeps it: the same text from either database, “97” and not “97.0000”."""
    return None if value is None else format(value.normalize(), "f")
