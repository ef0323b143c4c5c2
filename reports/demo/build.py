"""Builds the demonstration from files and by the same methods that people's clicks call."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from campaigns import launching
from campaigns.campaign_file.catalogue import load_catalogue
from campaigns.models import Campaign
from emulation.deadlines import VIETNAM
from reports import campaign_file
from reports.demo import bloc_papers, figures, papers, promises, results
from reports.demo.clock import acting_at
from reports.demo.people import Cast, cast_bloc, cast_others
from reports.demo.review import outcomes
from units.models import (
    Bloc,
    Family,
    IssuingBody,
    MemberRole,
    Role,
    SuccessionKind,
    Unit,
    UnitName,
    UnitSuccession,
)

FILES = Path(__file__).parent
# Each stage, and the day by which all that it shows has happened.
STAGES = {"launched": (1, 31), "pledged": (3, 31), "midyear": (7, 5), "yearend": (12, 5)}


@dataclass(frozen=True)
class Plot:
    """One bloc: its file, the key of its accounts, what becomes of each unit's papers."""

    file: str
    key: str
    launched_on: tuple[int, int]
    pledged: str  # at the stage “pledged”
    registered: str  # later on
    midyear: str
    half_approved: str  # the mid-year reports at the year's end
    yearend: str
    half: dict
    whole: dict
    extended: int | None  # the unit, by its place, that is given more time


PLOTS = [
    Plot(
        file="state",
        key="songanh",
        launched_on=(1, 15),
        pledged="approved approved returned submitted received approved! draft -",
        registered="approved approved approved approved approved approved! approved approved",
        midyear="approved approved approved! returned received! submitted draft -",
        half_approved="approved approved approved! approved approved! approved approved! approved",
        yearend="approved approved returned approved received! submitted draft approved",
        half=figures.STATE_HALF,
        whole=figures.STATE_YEAR,
        extended=4,
    ),
    Plot(
        file="party",
        key="bandang",
        launched_on=(1, 20),
        pledged="approved approved submitted prepared draft -",
        registered="approved approved approved approved! approved returned",
        midyear="approved approved approved! submitted prepared -",
        half_approved="approved approved approved! approved approved approved",
        yearend="approved approved! submitted returned prepared -",
        half=figures.PARTY_HALF,
        whole=figures.PARTY_YEAR,
        extended=None,
    ),
]


class Demonstration:
    """An invented province at one stage of one year; nothing in it lies in the future."""

    def __init__(self, stage, year=None):
        self.stage = stage
        self.year = year or self._latest_year()
        self.cast = Cast(self.year)

    def _latest_year(self):
        today = localdate()
        return today.year - (today < date(today.year, *STAGES[self.stage]))

    @property
    def exists(self):
        """Whether a demonstration was loaded before, at whatever stage and for whatever year."""
        return Bloc.objects.filter(code="sl-khoi-so-nganh").exists()

    @transaction.atomic
    def build(self):
        load_catalogue()
        self._load("province")
        campaigns = [self._load(plot.file) for plot in PLOTS]
        for plot, campaign in zip(PLOTS, campaigns, strict=True):
            cast_bloc(self.cast, campaign.bloc, self._units(campaign), plot.key)
        cast_others(self.cast, [campaign.bloc for campaign in campaigns])
        bloc = campaigns[0].bloc
        self.second = self.cast.add("thuongtruc2.songanh", "Chuyên viên", Role.SECRETARIAT, bloc)
        self._merge()
        for plot, campaign in zip(PLOTS, campaigns, strict=True):
            self._name_bodies(campaign)
            self._play(plot, self._launch(plot, campaign))

    def reached(self, stage):
        return list(STAGES).index(self.stage) >= list(STAGES).index(stage)

    def _load(self, name):
        text = (FILES / f"{name}.json").read_text("utf-8")
        text = text.replace("{{nam}}", str(self.year)).replace("{{nam-truoc}}", str(self.year - 1))
        with acting_at(datetime(self.year, 1, 10, 9, tzinfo=VIETNAM)):
            return campaign_file.load(text)

    def _units(self, campaign):
        return [member.unit for member in campaign.bloc.members_in(campaign.year)]

    def _launch(self, plot, campaign):
        secretary = self.cast.of(Role.SECRETARIAT, campaign.bloc)
        at = datetime(self.year, *plot.launched_on, 8, tzinfo=VIETNAM)
        action = launching.Action.LAUNCH
        with acting_at(at):
            launching.perform(campaign, action, by=secretary, version=campaign.version, at=at)
        campaign = Campaign.objects.get(pk=campaign.pk)
        papers.open_registers(campaign)
        papers.issue_now(self, campaign, at)
        return Campaign.objects.get(pk=campaign.pk)

    def _play(self, plot, campaign):
        units = self._units(campaign)
        if self.reached("pledged"):
            fates = plot.pledged if self.stage == "pledged" else plot.registered
            for place, (unit, fate) in enumerate(zip(units, outcomes(fates), strict=True)):
                if fate:
                    promises.pledge(self, campaign, unit, place, fate)
            with acting_at(datetime(self.year, 3, 12, 10, tzinfo=VIETNAM)):
                promises.agree(self, campaign)
        if self.reached("midyear"):
            fates = plot.midyear if self.stage == "midyear" else plot.half_approved
            self._report(plot, campaign.phases.first(), units, fates, plot.half)
            bloc_papers.invite(self, campaign.phases.first())
            papers.sum_up(self, campaign.phases.first(), is_issued=self.reached("yearend"))
        if self.reached("yearend"):
            self._report(plot, campaign.phases.last(), units, plot.yearend, plot.whole)
            bloc_papers.award(self, campaign.phases.last())

    def _report(self, plot, phase, units, fates, reached):
        if plot.extended is not None:
            results.extend(self, phase, units[plot.extended])
        each = list(enumerate(zip(units, outcomes(fates), strict=True)))
        for are_late in (False, True):
            if are_late and not phase.is_final:
                bloc_papers.remind(self, phase)
            for place, (unit, fate) in each:
                if fate and fate.is_late == are_late:
                    results.report(self, phase, unit, place, fate, reached)

    # --- who does what ----------------------------------------------------------------------

    def typist(self, campaign, unit):
        """Who types for the unit: its officer, or the secretariat where it has no computer."""
        member = campaign.bloc.memberships.get(unit=unit, year=campaign.year)
        if member.is_typed_for:
            return self.cast.of(Role.SECRETARIAT, campaign.bloc)
        return self.cast.of(Role.OFFICER, unit)

    def reviewer(self, row):
        """The deputy's for the unit that heads the bloc; nobody reviews what he typed."""
        member = row.membership()
        if member.role == MemberRole.HEAD:
            return self.cast.of(Role.BLOC_DEPUTY, row.bloc)
        return self.second if member.is_typed_for else self.cast.of(Role.SECRETARIAT, row.bloc)

    # --- units ------------------------------------------------------------------------------

    def _merge(self):
        """A department that was merged into another last year, and keeps its name."""
        on = date(self.year - 1, 3, 1)
        gone = Unit.objects.create(code="sl-sldtbxh", valid_to=date(self.year - 1, 2, 28))
        UnitName.objects.create(
            unit=gone,
            full_name="Sở Lao động - Thương binh và Xã hội tỉnh Sông Lam",
            short_name="Sở Lao động - Thương binh và Xã hội",
        )
        UnitSuccession.objects.create(
            kind=SuccessionKind.MERGE,
            predecessor=gone,
            successor=Unit.objects.get(code="sl-snv"),
            on=on,
            paper=f"Nghị quyết số 08/NQ-HĐND ngày 20/02/{self.year - 1} của Hội đồng nhân dân tỉnh",
        )

    def _name_bodies(self, campaign):
        """How each unit names itself on its papers, and who signs them."""
        family = campaign.issuing_body.family
        is_state = family == Family.STATE
        for unit in self._units(campaign):
            body = IssuingBody.objects.create(
                unit=unit,
                name=str(unit),
                family=family,
                superior_lines="ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM" if is_state else "TỈNH ỦY SÔNG LAM",
                issuing_lines=unit.short_name.upper(),
                symbol=unit.code.removeprefix("sl-").upper(),
                place="Sông Lam",
                archive_line="Lưu: VT." if is_state else "Lưu Văn phòng.",
            )
            head = self.cast.of(Role.UNIT_HEAD, unit)
            body.signatories.create(post="THỦ TRƯỞNG CƠ QUAN", name=head.full_name)
