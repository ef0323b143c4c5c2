"""What is missing or contradictory in a plan before it is launched, and where to mend it."""

import re
from dataclasses import dataclass

from django.utils.timezone import localdate

from campaigns import contents, wording
from campaigns.contents import PRINTED_BY
from campaigns.models import BasisKind, CampaignBasis, CampaignStatus, Participants
from campaigns.participants import participants_of
from emulation.deadlines import last_day, short_date

DATE = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")
YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True)
class Finding:
    """One thing to mend: `part` is where; `item` the row, if it is one. What blocks must be
    mended before launch; the rest is worth a second look."""

    text: str
    part: contents.PlanPart
    item: int | None = None
    is_blocking: bool = True


def look_at(text, part, item=None):
    return Finding(text, part, item, is_blocking=False)


def readiness(campaign):
    """Every Finding about `campaign`, in the order of its paper. Give it a `for_page` campaign."""
    findings = [finding for check in CHECKS for finding in check(campaign)]
    order = list(contents.PARTS.values())
    return sorted(findings, key=lambda f: (not f.is_blocking, order.index(f.part)))


def participants(campaign):
    if campaign.participants == Participants.NONE:
        return
    if campaign.participants == Participants.SUB_UNITS and not (
        campaign.issuing_body and campaign.issuing_body.unit_id
    ):
        yield Finding(
            "Giao cho đơn vị trực thuộc thì chủ thể ban hành phải là một đơn vị.", contents.SIGNING
        )
    elif not participants_of(campaign, localdate()):
        yield Finding(
            f"Năm {campaign.year} chưa có đơn vị nào tham gia: "
            "lập danh sách thành viên của khối cho năm này.",
            contents.BASICS,
        )


def parent(campaign):
    above = campaign.parent
    if above and above.status not in (CampaignStatus.LAUNCHED, CampaignStatus.CLOSED):
        yield look_at(f"Phong trào cấp trên chưa được phát động: {above}.", contents.BASICS)


def bases(campaign):
    day = _paper_day(campaign)
    rows = campaign.bases.all()
    if not rows:
        yield look_at("Chưa có căn cứ nào.", contents.BASES)
    for row in rows:
        basis = row.basis
        if basis.has_expired_by(campaign.ends_on):
            when = "đã" if basis.has_expired_by(day) else "trong thời gian phong trào sẽ"
            yield look_at(
                f"“{basis}” {when} hết hiệu lực sau ngày {short_date(basis.valid_until)}.",
                contents.BASES,
                row.pk,
            )
        if basis.kind in (BasisKind.LAW, BasisKind.ORDINANCE) and basis.number:
            yield look_at(
                f"“{basis}”: luật, pháp lệnh viện dẫn không ghi số, ký hiệu.",
                contents.BASES,
                row.pk,
            )
        if row.role == CampaignBasis.Role.CARRIES_OUT and _is_of_earlier_year(basis, campaign):
            yield look_at(
                f"“{basis}” là văn bản của năm trước: thay bằng văn bản của năm {campaign.year}, "
                "nếu đã có.",
                contents.BASES,
                row.pk,
            )


def _is_of_earlier_year(basis, campaign):
    """Of a year before the campaign's, as its subject says; a paper for a year may be older."""
    named = [int(year) for year in YEAR.findall(basis.subject)]
    issued = basis.issued_on.year + 1 if basis.issued_on else campaign.year
    return max(named, default=issued) < campaign.year


def sections(campaign):
    rows = campaign.sections.all()
    if not rows:
        yield Finding("Chưa có nội dung.", contents.SECTIONS)
    slots = [row.slot for row in rows if row.slot]
    for row in rows:
        part = PRINTED_BY.get(row.slot)
        if part and not contents.rows_of(campaign, part):
            yield Finding(
                f"Mục “{row}” in số liệu phần {part.title}, nhưng phần này còn trống.",
                contents.SECTIONS,
                row.pk,
            )
        if row.slot and slots.count(row.slot) > 1:
            yield look_at(
                f"Mục “{row}”: phần “{row.get_slot_display()}” in ở nhiều chỗ.",
                contents.SECTIONS,
                row.pk,
            )
    printed = {PRINTED_BY.get(slot) for slot in slots}
    for part in dict.fromkeys(PRINTED_BY.values()):
        if part not in printed and contents.rows_of(campaign, part):
            yield look_at(
                f"Phần {part.title} có số liệu nhưng không mục nào in ra.", contents.SECTIONS
            )


def targets(campaign):
    rows = contents.rows_of(campaign, contents.TARGETS)
    if not rows:
        yield look_at("Chưa có chỉ tiêu nào.", contents.TARGETS)
    for row in rows:
        measures = [m for m in row.measures.all() if not m.is_withdrawn]
        if not measures:
            yield Finding(f"Chỉ tiêu “{row}” chưa có số đo.", contents.TARGETS, row.pk)
        for measure in measures:
            if not wording.mentions_goal(row.text, measure):
                yield look_at(
                    f"Chỉ tiêu “{row}” không ghi mức phấn đấu của số đo: {measure.goal_text()}.",
                    contents.TARGETS,
                    row.pk,
                )


def owners(campaign):
    expected = {unit.pk for unit in participants_of(campaign, localdate())}
    for measure in campaign.measures.all():
        if measure.is_withdrawn or measure.is_owned_by_all:
            continue
        part = contents.TARGETS if measure.target_id else contents.FOLLOWED
        item = measure.target_id or measure.pk
        units = measure.owners.all()
        if not units:
            yield Finding(f"“{measure}” chưa giao cho đơn vị nào.", part, item)
        for unit in units:
            if unit.pk not in expected:
                yield look_at(f"“{measure}” giao cho {unit}, đơn vị không tham gia.", part, item)


def registration(campaign):
    if campaign.due_on and campaign.due_on > campaign.ends_on:
        yield Finding("Hạn đăng ký sau khi phong trào kết thúc.", contents.REGISTRATION)
    yield from _quoted_deadline(campaign, "Hạn đăng ký", contents.REGISTRATION)


def phases(campaign):
    rows = list(campaign.phases.all())
    if not rows and campaign.participants != Participants.NONE:
        yield look_at("Chưa có đợt nào: các đơn vị sẽ không có báo cáo.", contents.PHASES)
    if rows and not any(row.is_final for row in rows):
        yield look_at("Chưa có đợt tổng kết.", contents.PHASES)
    for row in rows:
        for text in _phase_contradictions(campaign, row):
            yield Finding(f"{row}: {text}", contents.PHASES, row.pk)
        yield from _quoted_deadline(row, str(row), contents.PHASES, row.pk)
    starts = [row.starts_on for row in rows if row.starts_on]
    if starts != sorted(starts):
        yield look_at("Thứ tự các đợt không theo thời gian.", contents.PHASES)


def _phase_contradictions(campaign, phase):
    days = [day for day in (phase.starts_on, phase.ends_on) if day]
    if any(not campaign.starts_on <= day <= campaign.ends_on for day in days):
        yield "thời gian của đợt nằm ngoài thời gian phong trào."
    if phase.due_on and phase.starts_on and phase.due_on <= phase.starts_on:
        yield "hạn báo cáo trước khi đợt bắt đầu."
    if phase.due_on and not campaign.starts_on <= phase.due_on:
        yield "hạn báo cáo trước khi phong trào bắt đầu."
    if phase.due_at and phase.locks_at and phase.locks_at < phase.due_at:
        yield "khóa nhận báo cáo trước khi hết hạn gửi."
    if phase.due_at and phase.window_to and last_day(phase.due_at) > phase.window_to:
        yield "hạn báo cáo sau thời gian tổng hợp."


def _quoted_deadline(row, name, part, item=None):
    """The day that is reckoned with must be the one that the paper quotes."""
    if row.due_text and not row.due_on:
        yield look_at(f"{name}: có câu trích dẫn nhưng chưa có ngày để tính hạn.", part, item)
    quoted = [_as_written(match) for match in DATE.finditer(row.due_text)]
    if row.due_on and quoted and all(not _is(row.due_on, date) for date in quoted):
        yield Finding(
            f"{name}: văn bản ghi “{row.due_text}” nhưng hạn tính theo ngày "
            f"{short_date(row.due_on)}.",
            part,
            item,
        )


def _as_written(match):
    return tuple(int(part) if part else None for part in match.groups())


def _is(day, written):
    return written[:2] == (day.day, day.month) and written[2] in (None, day.year)


def recipients(campaign):
    if not campaign.recipients.all():
        yield look_at("Chưa có nơi nhận.", contents.RECIPIENTS)


def signing(campaign):
    day = _paper_day(campaign)
    body, signatory = campaign.issuing_body, campaign.signatory
    if not body:
        yield Finding("Chưa chọn chủ thể ban hành.", contents.SIGNING)
    if not signatory:
        yield Finding("Chưa chọn người ký.", contents.SIGNING)
    if body and signatory and signatory.body_id != body.pk:
        yield Finding("Người ký không thuộc chủ thể ban hành.", contents.SIGNING)
    for row, what in ((body, "Chủ thể ban hành"), (signatory, "Người ký")):
        if row and not row.holds_on(day):
            yield look_at(
                f"{what} không còn hiệu lực vào ngày {short_date(day)}.", contents.SIGNING
            )


def words(campaign):
    """Themes that disagree, years left over."""
    if not campaign.theme:
        yield look_at("Chưa có chủ đề.", contents.THEME)
    for quoted in wording.themes_quoted(campaign):
        yield look_at(f"Văn bản trích chủ đề khác với chủ đề đã nhập: “{quoted}”.", contents.THEME)
    for left in wording.years_left_over(campaign):
        yield Finding(
            f"{left.place} ghi năm {left.year}, không phải năm của phong trào.",
            left.part,
            left.item,
            left.is_certain,
        )


def _paper_day(campaign):
    """The day the paper is dated, as far as it is; else the campaign's first."""
    return wording.written_date(campaign) or campaign.starts_on


CHECKS = (
    participants, parent, bases, sections, targets, owners, registration, phases, recipients,
    signing, words,
)  # fmt: skip
