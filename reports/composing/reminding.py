"""The first words of the letter that reminds (công văn đôn đốc)."""

from datetime import timedelta

from campaigns.models import registers_under
from emulation.deadlines import DueRule, WeekendRule, due_instant, last_day, short_date
from reports.documents.citing import cited_launch
from reports.models import Report

FEW = 5  # addressees that are named one by one
DAYS_TO_ANSWER = 5
LISTED = "Các cơ quan, đơn vị có tên trong danh sách"


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
