"""The first words of each type of paper, in plain official Vietnamese, from the data.

What nobody can know yet (what was discussed, who pays) is left as dots to be filled in.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from campaigns.models import Campaign, Phase, registers_under
from emulation.deadlines import DueRule, WeekendRule, due_instant, last_day, short_date
from emulation.paper import PaperDate, regime_of
from reports.documents.citing import base_texts, cited_launch, cited_paper
from reports.documents.head import bloc_body
from reports.documents.words import review_of, years_of
from reports.models import BlocPaper, PaperType, Report, Summary
from reports.models.bloc_paper import DOTS
from units.models import MemberRole

FEW = 5  # addressees that are named one by one
DAYS_TO_ANSWER = 5
LISTED = "Các cơ quan, đơn vị có tên trong danh sách"


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


# --- the letter that reminds --------------------------------------------------------------


def reminder(occasion):
    asker, until = _deadline(occasion)
    asked = cited_launch(occasion.regime, asker)
    office = f"{occasion.office} (cơ quan thường trực của Khối)" if occasion.office else "Khối"
    return {
        "abstract": f"Đôn đốc gửi {occasion.what_is_sent}",
        "opening": f"Thực hiện {asked}, các cơ quan, đơn vị gửi {occasion.what_is_sent}"
        f"{until and f' {until}'}.",
        "closing": "Đề nghị các cơ quan, đơn vị có tên nêu trên khẩn trương hoàn thành, gửi về "
        f"{office} chậm nhất ngày {short_date(_answer_by(occasion.day))} để tổng hợp.\n"
        "Trường hợp có khó khăn, vướng mắc, đề nghị phản ánh kịp thời để được hướng dẫn.",
        "recipients": "Lãnh đạo Khối (để báo cáo)",
    }


def _deadline(occasion):
    """The campaign whose paper asks, and until when, as that paper words it."""
    campaign, phase = occasion.campaign, occasion.phase
    if phase is None:
        asker = registers_under(campaign)
        day = f"{asker.get_due_rule_display()} {short_date(asker.due_on)}" if asker.due_on else ""
        return (asker if asker.due_at else campaign), asker.due_text or day
    if phase.due_at is None and campaign.parent:
        above = campaign.parent.phases.filter(review=phase.review, due_at__isnull=False).first()
        if above:
            return campaign.parent, Report(phase=above).due_words
    return campaign, Report(phase=phase).due_words if phase.due_at else ""


def _answer_by(day):
    """A working day, not too near."""
    asked = day + timedelta(days=DAYS_TO_ANSWER)
    return last_day(due_instant(asked, DueRule.THROUGH, WeekendRule.NEXT_WORKING_DAY))


def addressees_of_late(names):
    """Each by name where they are few; “” while there is none."""
    return "\n".join(names) if len(names) <= FEW else LISTED


# --- meetings -----------------------------------------------------------------------------


def invitation(occasion):
    agenda = ["Thông qua nội dung, chỉ tiêu thi đua", f"Ký giao ước thi đua {occasion.years}"]
    if occasion.phase:
        agenda = [f"Báo cáo {review_of(occasion.phase)}", "Thảo luận"]
        if occasion.phase.is_final:
            agenda.append("Bình xét, suy tôn, đề nghị khen thưởng")
    agenda.append("Kết luận của chủ trì hội nghị")
    listed = "".join(f"- {line};\n" for line in agenda[:-1]) + f"- {agenda[-1]}.\n"
    return {
        "abstract": f"Dự {occasion.meeting}",
        "addressees": "Lãnh đạo các cơ quan, đơn vị thành viên",
        "opening": f"Tới dự {occasion.meeting}.",
        "closing": f"Nội dung:\n{listed}"
        "Đề nghị các đại biểu đến dự đúng thời gian, địa điểm nêu trên.",
        "recipients": "Như thành phần mời",
        **_chair(occasion.campaign.signatory),
    }


def minutes(occasion):
    """When, where and under whom as the invitation to the same meeting says."""
    invited = occasion.latest(PaperType.INVITATION)
    known = ("held_from", "venue", "chair", "chair_post")
    place = {name: getattr(invited, name) for name in known} if invited else {}
    members = occasion.campaign.bloc.members_in(occasion.campaign.year).count()
    is_final = occasion.phase and occasion.phase.is_final
    tabled = "".join(f"- {line};\n" for line in _tabled(occasion)) or f"- {DOTS}\n"
    results = "\n3. **Bình xét, đề nghị khen thưởng**" if is_final else ""
    return {
        "abstract": occasion.meeting,
        "opening": f"1. **Tài liệu trình hội nghị**\n{tabled}"
        f"2. **Ý kiến thảo luận**\n{DOTS}{results}",
        "closing": f"{4 if is_final else 3}. **Kết luận của chủ trì**\n{DOTS}",
        "recipients": "Các cơ quan, đơn vị thành viên",
        "members": members or None,
        "copies": 2,
        **(place or _chair(occasion.campaign.signatory)),
    }


def _tabled(occasion):
    """What the data know to be on the table."""
    campaign, phase = occasion.campaign, occasion.phase
    if phase is None:
        tabled = [cited_launch(occasion.regime, campaign)]
        return tabled + (
            [f"Bản giao ước thi đua {occasion.years}"] * hasattr(campaign, "agreement")
        )
    has_summary = Summary.objects.filter(phase=phase).exists()
    return [f"Dự thảo báo cáo {review_of(phase)} của {occasion.body.name}"] * has_summary


def _chair(signatory):
    if signatory is None:
        return {}
    return {"chair": signatory.name, "chair_post": in_words(signatory.post)}


def in_words(post):
    """“TRƯỞNG KHỐI” as it is written within a sentence."""
    return post.capitalize() if post.isupper() else post


# --- proposals and awards -----------------------------------------------------------------


def submission(occasion):
    authority = occasion.campaign.parent and occasion.campaign.parent.issuing_body
    issuer, name = occasion.body.name, authority.name if authority else ""
    met = occasion.latest(PaperType.MINUTES)
    return {
        "abstract": f"Về việc đề nghị khen thưởng phong trào thi đua {occasion.years}",
        "addressees": name,
        "bases": _bases(occasion, occasion.regime),
        "opening": f"1. **Quá trình xét**\n{_process(occasion, met)}\n2. **Nội dung đề nghị**",
        "closing": f"3. **Hồ sơ kèm theo**\n{_enclosed(occasion, met)}"
        f"{issuer} kính trình {name or 'cấp có thẩm quyền'} xem xét, quyết định.",
        "recipients": "Các cơ quan, đơn vị thành viên",
    }


def _process(occasion, met):
    launched = cited_launch(occasion.regime, occasion.campaign)
    said = f"Thực hiện {launched}, các cơ quan, đơn vị thành viên đã đăng ký, triển khai và báo cáo"
    said += f" kết quả phong trào thi đua {occasion.years}."
    if met:
        held = f" ngày {short_date(met.held_from)}" if met.held_from else ""
        did = "bình xét, thống nhất đề nghị khen thưởng"
        said += f" Hội nghị của Khối{held} đã {did} ({cited_paper(occasion.regime, met)})."
    return said


def _enclosed(occasion, met):
    enclosed = [cited_paper(occasion.regime, met)] if met else []
    if occasion.phase and Summary.objects.filter(phase=occasion.phase).exists():
        enclosed.append(f"Báo cáo {review_of(occasion.phase)} của {occasion.body.name}")
    enclosed.append("Báo cáo thành tích của các tập thể, cá nhân được đề nghị")
    return "".join(f"- {line};\n" for line in enclosed[:-1]) + f"- {enclosed[-1]}.\n"


def decision(occasion):
    """For the authority, in its own name: no figure and no title of office is made up."""
    campaign = occasion.campaign
    body = (campaign.parent and campaign.parent.issuing_body) or occasion.body
    asked = occasion.latest(PaperType.SUBMISSION)
    regime = occasion.regime_of(body)
    by = f" tại {cited_paper(regime, asked)}" if asked and asked.number else ""
    return {
        "abstract": f"Về việc khen thưởng phong trào thi đua {occasion.years}",
        "bases": f"{_bases(occasion, regime)}\nXét đề nghị của {occasion.body.name}{by}".strip(),
        "opening": "Điều 1. Tặng danh hiệu thi đua, hình thức khen thưởng cho các tập thể, cá nhân "
        f"có thành tích xuất sắc trong phong trào thi đua {occasion.years}.",
        "closing": f"Điều 2. Tiền thưởng kèm theo là {DOTS} đồng; kinh phí lấy từ {DOTS}\n"
        f"Điều 3. {DOTS} và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành "
        "Quyết định này. Quyết định có hiệu lực kể từ ngày ký.",
        "recipients": "Như Điều 3",
        "enacting_body": _enacting(campaign.parent),
    }


def _enacting(campaign):
    """“Chủ tịch Ủy ban nhân dân tỉnh Sông Lam”: who decides in a State body is its head."""
    if campaign is None or campaign.issuing_body is None:
        return ""
    body, hand = campaign.issuing_body, campaign.signatory
    if (
        hand is None
        or hand.authority_lines.startswith("KT.")
        or regime_of(body.family, None).is_party
    ):
        return body.name
    return f"{in_words(hand.post)} {body.name}"


def _bases(occasion, regime):
    rows = occasion.campaign.bases.select_related("basis")
    return "\n".join(base_texts(regime, rows))


def proposals_before(paper):
    """What the bloc agreed on goes on into its submission, and from there into the decision."""
    before = {
        PaperType.SUBMISSION: (PaperType.MINUTES,),
        PaperType.DECISION: (PaperType.SUBMISSION, PaperType.MINUTES),
    }.get(paper.type)
    if not before:
        return []
    found = Occasion(paper.campaign, paper.phase, paper.drafted_at).latest(*before)
    return list(found.proposals.all()) if found else []


DRAFTS = {
    PaperType.REMINDER: reminder,
    PaperType.INVITATION: invitation,
    PaperType.MINUTES: minutes,
    PaperType.SUBMISSION: submission,
    PaperType.DECISION: decision,
}
