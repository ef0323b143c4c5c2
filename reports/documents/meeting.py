"""What belongs to a meeting: the invitation to it (giấy mời) and its minutes (biên bản)."""

from django.utils.timezone import localtime

from emulation.deadlines import VIETNAM, WEEKDAYS, official_date
from emulation.markup import line_of, paragraphs
from emulation.numbers import count_word
from emulation.paper import Paragraph, Signature, SigningPair
from emulation.paper_text import without_mark
from reports.documents.awards import counted, proposals_table
from reports.documents.citing import DOTS
from reports.documents.words import dashed, ended, text_blocks

# Who writes the minutes and who presides: of the State, of the Party.
CLERK = {False: "Thư ký", True: "Người ghi biên bản"}
CHAIR = {False: "Chủ tọa", True: "Chủ trì hội nghị"}
UNKNOWN = f"{DOTS} giờ {DOTS}"


def invitation(row, head):
    """Those invited stand in its first sentence, not after “Kính gửi” (mẫu 1.7, NĐ 30)."""
    return {
        "type_name": "Giấy mời",
        "body": (
            *_invited(row, head.body.name),
            *text_blocks(row.opening),
            *_labelled("Chủ trì", _person(row.chair, row.chair_post)),
            Paragraph(f"Thời gian: {_when(row)}."),
            Paragraph(f"Địa điểm: {ended(row.venue or DOTS)}"),
            *text_blocks(row.closing),
        ),
    }


def _invited(row, host):
    guests = [without_mark(line_of(line).words) for line in paragraphs(row.addressees)]
    lead = f"{host} trân trọng kính mời:"
    if len(guests) == 1:
        return (Paragraph(f"{lead} {guests[0]}."),)
    return Paragraph(lead), *dashed(guests or [DOTS])


def _when(row):
    """“08 giờ 00, thứ Năm, ngày 10 tháng 12 năm 2026”, with its end where that is known."""
    if row.held_from is None:
        return f"{UNKNOWN}, {official_date(None)}"
    start, end = localtime(row.held_from, VIETNAM), row.held_to
    hours = _clock(start)
    if _day(end) == _day(start):
        hours = f"từ {hours} đến {_clock(end)}"
    return f"{hours}, {WEEKDAYS[start.weekday()]}, {official_date(start)}"


def _clock(at):
    return f"{localtime(at, VIETNAM):%H giờ %M}"


def _day(at):
    return at and localtime(at, VIETNAM).date()


def minutes(row, head):
    """No date line: time and place stand in the text. Two sign: the clerk left, the chair right."""
    is_party = head.regime.is_party
    return {
        "type_name": "Biên bản",
        "date": None,
        "body": (
            *_opened(row, is_party),
            *text_blocks(row.opening),
            *_results(row),
            *text_blocks(row.closing),
            Paragraph(_closed(row)),
        ),
        "signing": SigningPair(
            Signature((), CLERK[is_party], row.clerk), Signature((), CHAIR[is_party], row.chair)
        ),
    }


def _opened(row, is_party):
    began = _clock(row.held_from) if row.held_from else UNKNOWN
    yield Paragraph(f"Thời gian bắt đầu: {began}, {official_date(row.held_from)}.")
    yield Paragraph(f"Địa điểm: {ended(row.venue or DOTS)}")
    guests = [line_of(line).words for line in paragraphs(row.attendance)]
    yield Paragraph(f"Thành phần tham dự: {_quorum(row)}{':' if guests else '.'}")
    yield from dashed(guests)
    yield from _labelled(CHAIR[is_party], _person(row.chair, row.chair_post) or DOTS)
    yield from _labelled(CLERK[is_party], _person(row.clerk, row.clerk_post) or DOTS)


def _quorum(row):
    present = DOTS if row.present is None else count_word(row.present)
    whole = f"/{count_word(row.members)}" if row.members else ""
    return f"có mặt {present}{whole} thành viên"


def _labelled(label, words):
    return (Paragraph(f"{label}: {ended(words)}"),) if words else ()


def _person(name, post):
    return ", ".join(filter(None, [name, post]))


def _results(row):
    proposals = list(row.proposals.all())
    if not proposals:
        return ()
    lead = f"Hội nghị thống nhất đề nghị khen thưởng {counted(proposals)} như sau:"
    return Paragraph(lead), proposals_table(proposals)


def _closed(row):
    """When it ended, and how many copies there are of the minutes."""
    end = _clock(row.held_to) if row.held_to else UNKNOWN
    is_later = row.held_to and _day(row.held_to) != _day(row.held_from)
    day = f", {official_date(row.held_to)}" if is_later else " cùng ngày"
    copies = f", được lập thành {count_word(row.copies)} bản" if row.copies else ""
    return f"Hội nghị kết thúc lúc {end}{day}; biên bản đã được đọc và thông qua{copies}."
