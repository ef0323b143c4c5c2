"""Who is to take part in a campaign, before its launch fixes it."""

from campaigns.models import ExpectedUnit, Participants
from units.models import Unit


def participants_of(campaign, day):
    """The units that `campaign` would expect to pledge and report if launched on `day`, in order.

    Members that have left the bloc by then, and units that exist no more, are not expected.
    """
    if campaign.participants == Participants.MEMBERS:
        return [
            membership.unit
            for membership in campaign.bloc.members_in(campaign.year).order_by("order", "pk")
            if (membership.left_on is None or membership.left_on > day)
            and membership.unit.holds_on(day)
        ]
    if campaign.participants == Participants.SUB_UNITS and campaign.issuing_body:
        parent = campaign.issuing_body.unit_id
        units = Unit.objects.filter(parent=parent, parent__isnull=False)
        return list(units.existing_on(day).with_names())
    return []


def expected_unit(campaign, unit, order, day):
    """The unit as it is called on `day`, not yet saved."""
    name = unit.name_on(day)
    return ExpectedUnit(
        campaign=campaign,
        unit=unit,
        order=order,
        name=name.full_name,
        short_name=name.short_name,
    )
