"""How far a pledge or a report has come, by the same steps that people take on the site."""

from dataclasses import dataclass
from datetime import timedelta

from emulation.review import Action, Status
from reports.demo.clock import acting_at
from units.models import Role

RETURNED = "Đề nghị rà soát lại số liệu ở các mục đã đánh dấu và bổ sung minh chứng."


@dataclass(frozen=True)
class Outcome:
    """The status it reached, and whether it came late."""

    status: str
    is_late: bool = False


def outcomes(text):
    """“approved approved! returned -”: one for each unit, “!” late, “-” not begun."""
    return [
        None if word == "-" else Outcome(Status(word.rstrip("!")), word.endswith("!"))
        for word in text.split()
    ]


def carry_through(row, outcome, *, play, sent_at, before_deciding=None):
    """Take the steps that lead a finished draft to where `outcome` says.

    `before_deciding(row, reviewer)` is what the reviewer does once it is in his hands.
    """
    with acting_at(sent_at):
        _send(row, outcome, play, sent_at)
    with acting_at(sent_at + timedelta(hours=6)):
        _review(row, outcome, play, before_deciding)


def _review(row, outcome, play, before_deciding):
    if outcome.status not in (Status.RECEIVED, Status.RETURNED, Status.APPROVED):
        return
    reviewer = play.reviewer(row)
    row.perform(Action.RECEIVE, by=reviewer, version=row.version)
    if outcome.status == Status.RETURNED:
        row.perform(Action.RETURN, by=reviewer, version=row.version, note=RETURNED)
    if outcome.status == Status.APPROVED:
        if before_deciding:
            before_deciding(row, reviewer)
            row.refresh_from_db()
        row.perform(Action.APPROVE, by=reviewer, version=row.version)


def _send(row, outcome, play, sent_at):
    if outcome.status == Status.DRAFT:
        return
    officer = play.typist(row.campaign, row.unit)
    behalf = row.typed_on_behalf_by(officer)
    if not row.needs_confirmation:
        row.perform(Action.SUBMIT, by=officer, version=row.version, at=sent_at, on_behalf_of=behalf)
        return
    row.perform(Action.PREPARE, by=officer, version=row.version, at=sent_at)
    if outcome.status != Status.PREPARED:
        head = play.cast.of(Role.UNIT_HEAD, row.unit)
        row.perform(Action.CONFIRM, by=head, version=row.version, at=sent_at)
