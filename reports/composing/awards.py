"""The first words of a submission, and of the decision that is drafted for the authority."""

from emulation.deadlines import short_date
from emulation.paper import regime_of
from reports.composing.occasion import Occasion, in_words
from reports.documents.citing import base_texts, cited_launch, cited_paper
from reports.documents.words import review_of
from reports.models import PaperType, Summary
from reports.models.bloc_paper import DOTS


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
