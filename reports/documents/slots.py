"""What a slot of a programme prints: targets, rounds, prizes and tasks, from the data alone.

A slot under a part (I, II) numbers its lines itself; anywhere deeper they are dashed.
"""

from campaigns.models import Section
from emulation.deadlines import short_date
from emulation.numbers import count_word
from emulation.paper import Heading, Paragraph
from emulation.paper_text import lower_first, upper_first, without_mark
from reports.documents.tables import by_group, targets_in_force, targets_table
from reports.documents.words import dashed, ended, numbered, span, text_blocks

Slot = Section.Slot
# A section that gives no heading of its own to a slot is called so.
TITLES = {
    Slot.TARGETS: "Chỉ tiêu thi đua",
    Slot.TARGETS_TABLE: "Chỉ tiêu thi đua",
    Slot.PHASES: "Các đợt thi đua",
    Slot.WINDOWS: "Thời gian sơ kết, tổng kết",
    Slot.PRIZES: "Cơ cấu giải thưởng",
    Slot.MOVEMENTS: "Các phong trào thi đua theo chuyên đề",
    Slot.ASSIGNMENTS: "Phân công nhiệm vụ",
}


def slot_text(section, campaign):
    """What the slot adds to the section's own sentence; “” for one that prints lines."""
    if section.slot == Slot.TARGETS_INLINE:
        return targets_inline(campaign)
    if section.slot == Slot.PERIOD:
        return ended(upper_first(span(campaign.starts_on, campaign.ends_on, "đến hết ngày")))
    return ""


def slot_blocks(section, campaign, *, is_numbered):
    """The lines of the slot. `is_numbered`: they may number themselves from 1."""
    draw = BLOCKS.get(section.slot)
    return draw(campaign, numbered if is_numbered else dashed) if draw else ()


def targets_inline(campaign):
    texts = [without_mark(target.text) for target in targets_in_force(campaign)]
    return ended("; ".join(f"({n}) {text}" for n, text in enumerate(texts, 1)))


def _targets(campaign, listed):
    groups = by_group(targets_in_force(campaign))
    if not any(name for name, _ in groups):
        return listed([target.text for _, rows in groups for _, target in rows])
    blocks = []
    for name, rows in groups:
        blocks += [Paragraph(f"*{name}*")] if name else []
        blocks += [Paragraph(ended(target.text), number=f"{n}.") for n, target in rows]
    return tuple(blocks)


def _targets_table(campaign, _):
    return (targets_table(campaign),)


def _phases(campaign, _):
    return tuple(
        Paragraph(phase_text(phase), bold_lead=f"{phase.name}:") for phase in campaign.phases.all()
    )


def phase_text(phase):
    """“Từ ngày … đến ngày …, lập thành tích chào mừng … (3/2), … . Trọng tâm.”"""
    occasions = ", ".join(str(occasion) for occasion in phase.occasions.all())
    feasts = f"lập thành tích chào mừng {occasions}" if occasions else ""
    dated = ", ".join(filter(None, [span(phase.starts_on, phase.ends_on), feasts]))
    sentences = [dated, phase.focus.strip()]
    return " ".join(ended(upper_first(text)) for text in sentences if text)


def _windows(campaign, _):
    phases = [phase for phase in campaign.phases.all() if _window_text(phase)]
    reviews = [phase.review for phase in phases]
    return dashed(f"{_window_name(phase, reviews)}: {_window_text(phase)}" for phase in phases)


def _window_name(phase, reviews):
    """“Thời gian sơ kết”; by its own name where the year has several of a kind."""
    if reviews.count(phase.review) > 1:
        return phase.name
    return f"Thời gian {phase.get_review_display().lower()}"


def _window_text(phase):
    due = phase.due_text or (
        f"{phase.get_due_rule_display()} {short_date(phase.due_on)}" if phase.due_on else ""
    )
    sent = f"các cơ quan, đơn vị gửi báo cáo {due}" if due else ""
    window = span(phase.window_from, phase.window_to)
    return f"{window} ({sent})" if window and sent else window or sent


def _prizes(campaign, _):
    return dashed(prize_text(tier) for tier in campaign.prizes.all())


def prize_text(tier):
    """“02 giải nhì: trị giá 350 triệu đồng/đơn vị”: it is units that compete."""
    named = f"{count_word(tier.quantity)} {lower_first(tier.name)}"
    return named if tier.amount is None else f"{named}: trị giá {tier.amount_text()}/đơn vị"


def _movements(campaign, _):
    rows = campaign.movements.all()
    return dashed(f"{row.name} ({row.note})" if row.note else row.name for row in rows)


def _assignments(campaign, listed):
    rows = campaign.assignments.all()
    if listed is dashed:
        return dashed(f"{row.body}: {row.task}" for row in rows)
    blocks = []
    for n, row in enumerate(rows, 1):
        blocks += [Heading(2, row.body, n), *text_blocks(row.task)]
    return tuple(blocks)


BLOCKS = {
    Slot.TARGETS: _targets,
    Slot.TARGETS_TABLE: _targets_table,
    Slot.PHASES: _phases,
    Slot.WINDOWS: _windows,
    Slot.PRIZES: _prizes,
    Slot.MOVEMENTS: _movements,
    Slot.ASSIGNMENTS: _assignments,
}
