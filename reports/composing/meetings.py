"""The first words of an invitation and of minutes; what only the meeting shows is left as dots."""

from reports.composing.occasion import in_words
from reports.documents.citing import cited_launch
from reports.documents.words import review_of
from reports.models import PaperType, Summary
from reports.models.bloc_paper import DOTS


def invitation(occasion):
    agenda = ["Thông qua nội dung, chỉ tiêu thi đua", f"Ký giao ước thi đua {occasion.years}"]
    if occasion.phase:
        agenda = [f"Báo cáo {review_of(occasion.phase)}", "Thảo luận"]
        if occasion.phase.is_final:
            agenda += ["Bình xét, suy tôn, đề nghị khen thưởng", _next_heads(occasion)]
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
    tabled = "".join(f"- {line};\n" for line in _tabled(occasion)) or f"- {DOTS}\n"
    opening = f"1. **Tài liệu trình hội nghị**\n{tabled}2. **Ý kiến thảo luận**\n{DOTS}"
    closing = f"3. **Kết luận của chủ trì**\n{DOTS}"
    if occasion.phase and occasion.phase.is_final:
        opening += (
            f"\n3. **Bình xét, đề nghị khen thưởng**\nHình thức biểu quyết: {DOTS}; tỷ lệ đồng ý "
            f"tính trên tổng số thành viên: {DOTS}"
        )
        closing = f"4. **{_next_heads(occasion)}**\n{DOTS}\n5. **Kết luận của chủ trì**\n{DOTS}"
    return {
        "abstract": occasion.meeting,
        "opening": opening,
        "closing": closing,
        "recipients": "Các cơ quan, đơn vị thành viên",
        "members": members or None,
        "copies": 2,
        **(place or _chair(occasion.campaign.signatory)),
    }


def _next_heads(occasion):
    """The bloc's head goes round: who is next is settled at the year's end (RULES §2.5)."""
    return f"Giới thiệu Trưởng khối, Phó Trưởng khối năm {occasion.campaign.ends_on.year + 1}"


def _tabled(occasion):
    """What the data know to be on the table."""
    campaign, phase = occasion.campaign, occasion.phase
    if phase is None:
        agreed = [f"Bản giao ước thi đua {occasion.years}"]
        has_agreement = hasattr(campaign, "agreement")
        return [cited_launch(occasion.regime, campaign), *(agreed if has_agreement else [])]
    if Summary.objects.filter(phase=phase).exists():
        return [f"Dự thảo báo cáo {review_of(phase)} của {occasion.body.name}"]
    return []


def _chair(signatory):
    if signatory is None:
        return {}
    return {"chair": signatory.name, "chair_post": in_words(signatory.post)}
