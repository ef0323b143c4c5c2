"""A registration as it is read: live or as sent, beside the campaign's goals and the one before."""

from dataclasses import dataclass
from decimal import Decimal

from campaigns.models import MeasureKind
from emulation.numbers import format_money_short, format_number


@dataclass(frozen=True)
class GoalLine:
    """One goal. `before`: what was promised in the version before, where it differs."""

    goal: dict
    before: str

    @property
    def difference(self):
        """“cao hơn 2”, “thấp hơn 3” than the campaign's goal, or “” where none can be named."""
        goal = self.goal
        if goal["is_shared"] or goal["common"] is None or goal["value"] is None:
            return ""
        difference = Decimal(goal["value"]) - Decimal(goal["common"])
        if not difference:
            return "bằng mức của khối"
        write = format_money_short if goal["kind"] == MeasureKind.MONEY else format_number
        return f"{'cao hơn' if difference > 0 else 'thấp hơn'} {write(abs(difference))}"


@dataclass(frozen=True)
class Promises:
    """What `Pledge.content()` keeps, with the version sent before it (or None)."""

    content: dict
    previous: dict | None = None

    @property
    def goals(self):
        before = {goal["code"]: goal for goal in (self.previous or {"goals": []})["goals"]}
        return [
            GoalLine(goal, self._before(goal, before.get(goal["code"])))
            for goal in self.content["goals"]
        ]

    def _before(self, goal, before):
        if self.previous is None or not goal["is_asked"]:
            return ""
        said = before["text"] if before else ""
        return "" if said == goal["text"] else said or "chưa có"

    @property
    def changed(self):
        """The parts that differ from the version before."""
        if self.previous is None:
            return []
        return [part for part in self.content if self.content[part] != self.previous[part]]


def promises_for(pledge, user):
    """What `user` reads of the pledge: who writes it reads it live, all others as last sent."""
    sent = [version.content for version in pledge.versions.order_by("-number")[:2]]
    if not sent or (pledge.is_being_written and pledge.is_written_by(user)):
        sent.insert(0, pledge.content())
    return Promises(*sent[:2])
