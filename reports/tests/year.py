"""A small bloc, the people who work in it, and the campaign they walk through."""

from datetime import date

from campaigns.models import Comparator, MeasureKind
from campaigns.tests.factories import make_campaign, make_measure, make_phase, make_target
from reports.tests.walks import YEAR
from units.models import Role
from units.tests.factories import (
    make_bloc,
    make_issuing_body,
    make_membership,
    make_officer,
    make_secretary,
    make_signatory,
    make_unit,
    make_user,
)


class People:
    """A bloc of three and those who work in it."""

    def __init__(self):
        self.bloc = make_bloc("Khối thi đua số 1")
        self.units = [make_unit(name) for name in ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp")]
        for unit, role in zip(self.units, ("head", "deputy", "member"), strict=True):
            make_membership(self.bloc, unit, year=YEAR, role=role)
        self.body = make_issuing_body(self.bloc)
        self.signer = make_signatory(self.body)
        self.secretary = make_secretary(self.bloc)
        self.officer = make_officer(self.units[2])
        self.head = make_user(Role.UNIT_HEAD, self.units[2])

    def ask_heads_to_confirm(self):
        """The switch that the administrator turns for a bloc."""
        self.bloc.head_confirms = True
        self.bloc.save()


def launch(people):
    """A campaign like the one the first journey drafts, at once."""
    campaign = make_campaign(
        people.bloc,
        launched=True,
        units=people.units,
        starts_on=date(YEAR, 1, 1),
        ends_on=date(YEAR, 12, 31),
    )
    target = make_target(campaign, text="Trên 95% hồ sơ giải quyết đúng hạn")
    make_measure(
        target,
        name="Tỷ lệ hồ sơ đúng hạn",
        kind=MeasureKind.RATIO,
        goal=95,
        comparator=Comparator.MORE_THAN,
        excludes="hồ sơ tạm dừng",
    )
    make_measure(
        False,
        campaign=campaign,
        name="Số tiền ủng hộ",
        kind=MeasureKind.MONEY,
        unit_of_measure="đồng",
    )
    make_phase(campaign, due_on=date(YEAR, 6, 30))
    make_phase(campaign, due_on=date(YEAR, 11, 30))
    return campaign
