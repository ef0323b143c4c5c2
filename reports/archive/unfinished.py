"""What is still open in a bloc's year: named before its file is made, and in its index."""

from dataclasses import dataclass

from campaigns.models import CampaignStatus
from campaigns.pledging import Progress, asked_in
from reports.models import DocumentStatus
from reports.submissions import State, submissions_of


@dataclass(frozen=True)
class Unfinished:
    """One thing that somebody would still have to do."""

    what: str
    who: str
    state: str


def unfinished(year_file, now):
    """All of it, in the order of the year. It hinders nothing."""
    yield from _campaigns(year_file)
    yield from _pledges(year_file)
    yield from _reports(year_file, now)
    yield from _papers(year_file)


def _campaigns(year_file):
    for campaign in year_file.campaigns:
        if campaign.status != CampaignStatus.CLOSED:
            state = campaign.get_status_display()
            yield Unfinished(str(campaign), str(year_file.bloc), f"{state}, chưa kết thúc")


def _pledges(year_file):
    for campaign in year_file.campaigns:
        for asked in asked_in(campaign):
            if asked.progress != Progress.APPROVED:
                what = f"Bản đăng ký thi đua năm {campaign.year}"
                yield Unfinished(what, asked.expected.name, asked.progress.label)


def _reports(year_file, now):
    sent = submissions_of(year_file.phases, now)
    for phase in year_file.phases:
        for submission in sent[phase.pk]:
            if submission.state != State.APPROVED:
                what = f"Báo cáo {phase.get_review_display().lower()}: {phase.name}"
                yield Unfinished(what, submission.unit.name, submission.state.label)


def _papers(year_file):
    in_force = set()
    for document in year_file.papers:
        if document.is_underway:
            yield Unfinished(
                f"{document}: {document.abstract}",
                str(document.unit or document.body),
                document.get_status_display(),
            )
        elif document.status == DocumentStatus.ISSUED and document.kind == "summary":
            in_force.add(document.object_id)
    for phase in year_file.phases:
        summary = getattr(phase, "summary", None)
        if summary is None or summary.pk not in in_force:
            what = f"Báo cáo {phase.get_review_display().lower()} của khối: {phase.name}"
            yield Unfinished(what, str(year_file.bloc), "Chưa phát hành")
