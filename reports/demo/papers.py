"""The official papers of the demonstration: registers, and the launch papers they numbered."""

from django.utils.timezone import localdate

from reports.issuing.numbering import issue
from reports.issuing.publishing import publish
from units.models import Family, Period, Register, Role


def open_registers(campaign):
    """State bodies number all papers by year, Party bodies each type through a term."""
    body, name = campaign.issuing_body, "Sổ đăng ký văn bản đi"
    if body.family == Family.STATE:
        Register.objects.create(body=body, name=name)
        return
    first = campaign.year - campaign.year % 5
    for symbol in (campaign.paper_abbreviation, "BC"):
        Register.objects.create(
            body=body,
            name=name,
            type_symbol=symbol,
            period=Period.TERM,
            term=f"{first}-{first + 5}",
        )


def issue_programme(demo, campaign, at):
    bloc = campaign.bloc
    role = Role.BLOC_HEAD if bloc.leader_approves else Role.SECRETARIAT
    document = issue(campaign, by=demo.cast.of(role, bloc), day=localdate(at), at=at)
    publish.func(document.pk)
