"""One thing to do: what, where, until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto

NEAR = timedelta(days=30)  # what is due later is not of today
SOON = timedelta(days=7)


class When(Enum):
    NOW = auto()
    LATER = auto()
    WAITING = auto()  # somebody else has to act first


class Urgency(StrEnum):
    LATE = auto()
    SOON = auto()
    CALM = auto()


def urgency_of(until, now):
    if until is None:
        return Urgency.CALM
    if until <= now:
        return Urgency.LATE
    return Urgency.SOON if until - now <= SOON else Urgency.CALM


@dataclass(frozen=True)
class Task:
    """`until` is the first late instant; `code` and `label` are of the status tag beside it."""

    what: str
    where: str
    code: str = "todo"
    label: str = ""
    until: datetime | None = None
    urgency: Urgency = Urgency.CALM
    count: int = 1
    of: str = ""  # of which campaign, unit, bloc
    reason: str = ""  # why it came back
    when: When = When.NOW


def in_order(tasks):
    """By deadline; what has none comes last. A task without one that came back comes first."""
    return sorted(
        tasks,
        key=lambda task: (
            not task.reason,
            task.until is None,
            task.until and task.until.timestamp(),
            task.what,
        ),
    )
