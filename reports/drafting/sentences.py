"""The sentences of a summary in plain official Vietnamese, each with the values it was made from.

A function here takes facts and gives a Sentence, or None where the data has nothing to say.
"""

from dataclasses import dataclass

from emulation.deadlines import short_date
from emulation.numbers import count_word
from reports.models import Highlight
from reports.submissions import BY_PARENT, State

HIGHLIGHTS = {
    Highlight.Kind.ROLE_MODEL: "Điển hình tiên tiến",
    Highlight.Kind.PRACTICE: "Mô hình, cách làm hay",
    Highlight.Kind.INITIATIVE: "Sáng kiến",
}


@dataclass(frozen=True)
class Sentence:
    """`values` are plain strings, all that `text` was made from: a sentence whose words and values
    are both others today disagrees with the one that was kept."""

    code: str
    text: str
    values: dict


def sentence(code, text, **values):
    return Sentence(code, text, {name: str(value) for name, value in values.items()})


def listed(items):
    """“a; b; c”"""
    return "; ".join(items)


def of_all(some, whole):
    """“07/09”"""
    return f"{count_word(some)}/{count_word(whole)}"


def the_bloc(facts):
    bloc, year = facts.campaign.bloc.name, facts.campaign.year
    led = f", do {facts.head} làm Trưởng khối" if facts.head else ""
    helped = f", {listed(facts.deputies)} làm Phó Trưởng khối" if facts.deputies else ""
    return sentence(
        "bloc",
        f"Năm {year}, {bloc} có {count_word(facts.expected)} đơn vị tham gia phong trào thi đua"
        f"{led}{helped}.",
        year=year,
        expected=facts.expected,
        head=facts.head,
        deputies=listed(facts.deputies),
    )


def the_launch(facts, cited):
    """`cited` names the launch paper and the one it carries out, as the regime cites papers."""
    theme = facts.campaign.theme
    about = f" với chủ đề **“{theme}”**" if theme else ""
    carrying = f"Thực hiện {cited.parent}, Khối" if cited.parent else "Khối"
    by = f" tại {cited.own}" if cited.own else ""
    return sentence(
        "launch",
        f"{carrying} đã phát động phong trào thi đua năm {facts.campaign.year}{by}{about}.",
        theme=theme,
        own=cited.own,
        parent=cited.parent,
    )


def the_pledges(facts):
    signed = ""
    if facts.parties:
        signed = f"; {of_all(facts.signed, facts.parties)} đơn vị đã ký giao ước thi đua"
    return sentence(
        "pledges",
        f"Đã có {of_all(facts.pledged, facts.expected)} đơn vị đăng ký thi đua{signed}.",
        pledged=facts.pledged,
        expected=facts.expected,
        signed=facts.signed,
        parties=facts.parties,
    )


def the_themes(facts):
    if not facts.themes:
        return None
    by_unit = {}
    for theme in facts.themes:
        by_unit.setdefault(theme.unit, []).append(f"“{theme.text}”")
    items = [
        f"({number}) {unit}: {listed(themes)}"
        for number, (unit, themes) in enumerate(by_unit.items(), 1)
    ]
    return sentence(
        "themes",
        f"Chủ đề thi đua của các đơn vị: {listed(items)}.",
        themes=listed(items),
    )


def who_has_sent(facts):
    """Where no deadline is known, nobody is called on time."""
    sent = [s for s in facts.submissions if s.received_at]
    judged = [s for s in sent if s.days_late is not None]
    late = [s for s in judged if s.days_late]
    on_time = len(judged) - len(late)
    delays = [f"{s.unit.name} (chậm {count_word(s.days_late)} ngày)" for s in late]
    text = (
        f"Đến ngày {short_date(facts.as_of)}, {of_all(len(sent), facts.expected)} đơn vị đã gửi "
        "báo cáo"
    )
    if judged:
        by = f" {BY_PARENT}" if facts.deadline.source else ""
        text += f", trong đó {count_word(on_time)} đơn vị gửi đúng hạn{by}"
    if delays:
        text += f", {count_word(len(late))} đơn vị gửi chậm: {listed(delays)}"
    return sentence(
        "submissions",
        f"{text}.",
        sent=len(sent),
        expected=facts.expected,
        on_time=on_time if judged else "",
        late=listed(delays),
    )


def who_has_not_sent(facts):
    missing = [s.unit.name for s in facts.submissions if not s.received_at]
    returned = [s.unit.name for s in facts.submissions if s.state == State.RETURNED]
    parts = []
    if missing:
        parts.append(f"Chưa gửi báo cáo: {listed(missing)}")
    if returned:
        parts.append(f"Đang bổ sung theo yêu cầu thẩm định: {listed(returned)}")
    if not parts:
        return None
    text = ". ".join(parts)
    return sentence("missing", f"{text}.", missing=listed(missing), returned=listed(returned))


def what_counts(facts):
    outside = [unit.name for unit in facts.summary.outside]
    counted = facts.expected - len(outside)
    text = f"Số liệu trong báo cáo này tổng hợp từ {of_all(counted, facts.expected)} báo cáo "
    text += "đã được duyệt"
    if outside:
        text += f"; chưa gồm số liệu của: {listed(outside)}"
    return sentence("counted", f"{text}.", counted=counted, outside=listed(outside))


def highlights(facts, kind):
    said = [f"{row.text.rstrip('. ')} ({row.unit})" for row in facts.highlights if row.kind == kind]
    if not said:
        return None
    return sentence(f"highlights-{kind}", f"{HIGHLIGHTS[kind]}: {listed(said)}.", said=listed(said))


def awards(facts):
    if not facts.awards:
        return None
    counted = listed(f"{count_word(row.quantity)} {row.name}" for row in facts.awards)
    return sentence("awards", f"Trong kỳ, các đơn vị đã đạt: {counted}.", awards=counted)


def titles_pledged(facts):
    if not facts.titles_pledged:
        return None
    counted = listed(f"{count_word(row.quantity)} {row.name}" for row in facts.titles_pledged)
    return sentence("titles", f"Danh hiệu thi đua các đơn vị đăng ký: {counted}.", titles=counted)


def said_by_units(facts, code, lead):
    """What the units themselves wrote under one heading of their reports, each by name.

    Each sentence is known by its unit, so that one more before it makes no other disagree.
    """
    said = facts.words.get(code, ())
    found = [
        sentence(
            f"{code}-unit-{row.unit_id}",
            f"{row.unit}: {' '.join(row.text.split())}",
            unit=row.unit,
            said=row.text,
        )
        for row in said
    ]
    return [sentence(f"{code}-lead", lead), *found] if said else []


def the_next_heads(facts):
    """Who is proposed to lead the bloc next year; nothing before its members are known."""
    if not facts.next_head:
        return None
    helped = ""
    if facts.next_deputies:
        helped = f"; {listed(facts.next_deputies)} làm Phó Trưởng khối"
    return sentence(
        "next-heads",
        f"Giới thiệu {facts.next_head} làm Trưởng khối{helped} năm {facts.campaign.year + 1}.",
        head=facts.next_head,
        deputies=listed(facts.next_deputies),
    )


def next_phase(facts):
    later = facts.campaign.phases.filter(order__gt=facts.phase.order).first()
    if later is None:
        return None
    text = f"Triển khai {later.name}"
    when = ""
    if later.starts_on and later.ends_on:
        when = f" từ ngày {short_date(later.starts_on)} đến ngày {short_date(later.ends_on)}"
    due = f"; gửi báo cáo {later.due_text}" if later.due_text else ""
    return sentence("next", f"{text}{when}{due}.", name=later.name, when=when, due=later.due_text)
