"""What people do to a paper of the bloc: begin it, edit it, count its late units anew, give it up.

Each is one short transaction under the row's lock, refused when somebody else wrote meanwhile.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import localdate

from campaigns.models import Campaign
from emulation.models import Event
from emulation.review import ReviewRefused
from reports.composing.keeping import draw_up, list_late
from reports.composing.late import late_units
from reports.models import BlocPaper, Decision, Document, PaperType

KIND = "bloc-paper"


def documents_of(paper):
    """What took a number, or was sent to be signed, of this paper; the latest first."""
    return Document.objects.of(KIND, paper).light()


def reminders_of(phase):
    """The letters that remind of the reports of `phase`, the latest first."""
    return BlocPaper.objects.filter(phase=phase, type=PaperType.REMINDER)


@transaction.atomic
def begin(campaign, type, phase, *, by, at):
    """A new paper; or, after a second press, the one of today that nobody has touched yet."""
    Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    drawn = BlocPaper.objects.filter(campaign=campaign, type=type, phase=phase, version=1)
    for paper in drawn:
        if localdate(paper.drafted_at) == localdate(at) and not documents_of(paper).exists():
            return paper
    return draw_up(campaign, type, phase, by, at)


@transaction.atomic
def write(paper, names, *, version, by):
    """Write the columns `names` as they are in `paper`. Raises StaleVersion."""
    current = BlocPaper.objects.lock(paper.pk, version=version)
    for name in names:
        setattr(current, name, getattr(paper, name))
    current.save(update_fields=names)
    _note(current, "edit", "Sửa văn bản", by=by)


@transaction.atomic
def count_anew(paper, *, version, by, at):
    """Replace the list of late units by that of the instant `at`. Raises StaleVersion."""
    current = BlocPaper.objects.lock(paper.pk, version=version)
    list_late(current, at)
    _note(current, "count", "Lập lại danh sách đơn vị chậm", by=by)


@transaction.atomic
def keep_proposals(paper, save, *, version, by):
    """Do `save()` on the proposals of `paper`. Raises StaleVersion."""
    current = BlocPaper.objects.lock(paper.pk, version=version)
    save()
    _note(current, "propose", "Sửa danh sách đề nghị", by=by)


@transaction.atomic
def remove(paper, *, version, by):
    """Delete a draft that never took a number. The record of acts keeps that it was there."""
    current = BlocPaper.objects.lock(paper.pk, version=version)
    if is_kept(current):
        raise ReviewRefused("Văn bản đã trình ký, phát hành hoặc đã có quyết định: không xóa được.")
    Event.objects.record(current, "delete", "Xóa dự thảo", by=by)
    current.delete()


def is_kept(paper):
    """Whether something was made of it for good."""
    return documents_of(paper).exists() or Decision.objects.filter(draft=paper).exists()


def _note(paper, action, label, *, by):
    paper.version += 1
    paper.save(update_fields=["version"])
    Event.objects.record(paper, action, label, by=by, version=paper.version)


@dataclass(frozen=True)
class Since:
    """What has become of a list of late units since it was made, by name."""

    sent: list
    joined: list
    are_days_longer: bool

    def __bool__(self):
        return bool(self.sent or self.joined or self.are_days_longer)


def since_counted(paper, at):
    """How the list would differ if it were made at the instant `at`."""
    now = {late.unit.unit_id: late for late in late_units(paper.campaign, paper.phase, at).late}
    kept = {late.unit_id: late for late in paper.late_units.all()}
    return Since(
        sent=[late.name for unit, late in kept.items() if unit not in now],
        joined=[late.unit.name for unit, late in now.items() if unit not in kept],
        are_days_longer=any(
            now[unit].days != late.days_late for unit, late in kept.items() if unit in now
        ),
    )
