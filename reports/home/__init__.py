"""What this person has to do now, and until when; how the blocs he reads stand."""

from dataclasses import dataclass

from reports.home.of_bloc import bloc_work
from reports.home.of_site import site_tasks
from reports.home.of_unit import unit_tasks
from reports.home.recent import recent_for
from reports.home.task import Task, When, in_order

__all__ = ["Home", "Task", "When", "home_for", "tasks_for"]


@dataclass(frozen=True)
class Home:
    now: list  # tasks to do now, the most urgent first
    later: list  # tasks that have time yet
    waiting: list  # what others have to do first
    phases: list  # how the phases of one's blocs stand
    recent: list  # the latest acts

    @property
    def is_calm(self):
        return not (self.now or self.later or self.waiting)


def tasks_for(user, now):
    """Every Task of the user at the instant `now`, whatever his appointments, in order."""
    return _with_bloc(user, now, bloc_work(user, now))


def _with_bloc(user, now, work):
    return in_order([*unit_tasks(user, now), *work.tasks, *site_tasks(user)])


def home_for(user, now):
    """The same, sorted out for the page, with what stands beside it."""
    work = bloc_work(user, now)
    tasks = _with_bloc(user, now, work)
    return Home(
        now=[task for task in tasks if task.when is When.NOW],
        later=[task for task in tasks if task.when is When.LATER],
        waiting=[task for task in tasks if task.when is When.WAITING],
        phases=work.phases,
        recent=recent_for(user),
    )
