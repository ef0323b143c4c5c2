"""The official papers of the demonstration: registers, and how a paper goes out."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from emulation.deadlines import VIETNAM
from reports.demo.clock import acting_at
from reports.drafting.keeping import redraft
from reports.issuing.numbering import issue
from reports.issuing.publishing import publish
from reports.issuing.rules import campaign_of
from units.models import Family, Period, Register, Role

PARTY_SYMBOLS = "BC", "CV", "GM", "BB", "TTr"


def open_registers(campaign):
    """State bodies number all papers by year, Party bodies each type through a term."""
    body, name = campaign.issuing_body, "Sổ đăng ký văn bản đi"
    if body.family == Family.STATE:
        Register.objects.create(body=body, name=name)
        return
    first = campaign.year - campaign.year % 5
    for symbol in (campaign.paper_abbreviation, *PARTY_SYMBOLS):
        Register.objects.create(
            body=body,
            name=name,
            type_symbol=symbol,
            period=Period.TERM,
            term=f"{first}-{first + 5}",
        )


def issue_now(demo, row, at):
    """Issue the paper of `row` by the hand that issues the papers of its bloc."""
    bloc = campaign_of(row).bloc
    role = Role.BLOC_HEAD if bloc.leader_approves else Role.SECRETARIAT
    with acting_at(at):
        document = issue(row, by=demo.cast.of(role, bloc), day=localdate(at), at=at)
        publish.func(document.pk)


def sum_up(demo, phase, *, is_issued):
    """The summary of the half-year, drafted some days after its reports are in; then issued."""
    drafted = datetime(phase.campaign.year, 7, 4, 15, tzinfo=VIETNAM)
    secretary = demo.cast.of(Role.SECRETARIAT, phase.campaign.bloc)
    with acting_at(drafted):
        summary = redraft(phase, by=secretary, now=drafted)
    if is_issued:
        issue_now(demo, summary, drafted + timedelta(days=6))
