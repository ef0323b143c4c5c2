"""What a paper of the bloc is about, as those who draft its first words ask it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaigns.models import Campaign, Phase
from emulation.paper import PaperDate, regime_of
from reports.documents.head import bloc_body
from reports.documents.words import review_of, years_of
from reports.models import BlocPaper
from units.models import MemberRole


@dataclass(frozen=True)
class Occasion:
    """What a paper is about, and the day on which it is drawn up."""

    campaign: Campaign
    phase: Phase | None
    day: date

    @cached_property
    def body(self):
        return bloc_body(self.campaign)

    @cached_property
    def regime(self):
        return self.regime_of(self.body)

    def regime_of(self, body):
        return regime_of(body.family, PaperDate(None, self.day.month, self.day.year))

    @cached_property
    def office(self):
        """The unit that heads the bloc, and with it the standing office; “” if none does."""
        members = self.campaign.bloc.members_in(self.campaign.year)
        head = members.filter(role=MemberRole.HEAD).first()
        return str(head.unit) if head else ""

    @property
    def years(self):
        return years_of(self.campaign)

    @property
    def meeting(self):
        """“Hội nghị sơ kết phong trào thi đua 6 tháng đầu năm 2026”."""
        about = review_of(self.phase) if self.phase else f"ký giao ước thi đua {self.years}"
        return f"Hội nghị {about}"

    @property
    def what_is_sent(self):
        return (
            f"báo cáo {review_of(self.phase)}"
            if self.phase
            else f"bản đăng ký thi đua {self.years}"
        )

    def latest(self, *types):
        """The last paper of the first of these types that the bloc has drawn up for the same."""
        drawn = BlocPaper.objects.filter(campaign=self.campaign, phase=self.phase)
        found = (drawn.filter(type=type).order_by("-pk").first() for type in types)
        return next(filter(None, found), None)


def in_words(post):
    """“TRƯỞNG KHỐI” as it is written within a sentence."""
    return post.capitalize() if post.isupper() else post
