"""The parts of a plan, in the order of its paper: what the task list, pages and findings name."""

from dataclasses import dataclass

from campaigns.models import Section


@dataclass(frozen=True)
class PlanPart:
    """`related` is the list of rows it consists of; "" for fields of the campaign itself.
    `noun` is one of the rows, as in “Thêm căn cứ”. An optional part may stay empty."""

    slug: str
    title: str
    related: str = ""
    noun: str = ""
    is_optional: bool = False


BASICS = PlanPart("thong-tin-chung", "Thông tin chung")
BASES = PlanPart("can-cu", "Căn cứ", "bases", "căn cứ")
THEME = PlanPart("chu-de", "Chủ đề, mở đầu và kết")
SECTIONS = PlanPart("noi-dung", "Nội dung", "sections", "mục")
TARGETS = PlanPart("chi-tieu", "Chỉ tiêu", "targets", "chỉ tiêu")
FOLLOWED = PlanPart("theo-doi", "Số liệu theo dõi", "measures", "số liệu theo dõi", True)
REGISTRATION = PlanPart("han-dang-ky", "Hạn đăng ký", is_optional=True)
PHASES = PlanPart("dot", "Đợt và thời hạn", "phases", "đợt")
PRIZES = PlanPart("giai-thuong", "Giải thưởng", "prizes", "giải thưởng", True)
MOVEMENTS = PlanPart("chuyen-de", "Phong trào chuyên đề", "movements", "phong trào", True)
ASSIGNMENTS = PlanPart("phan-cong", "Phân công", "assignments", "phân công", True)
RECIPIENTS = PlanPart("noi-nhan", "Nơi nhận", "recipients", "nơi nhận")
SIGNING = PlanPart("nguoi-ky", "Người ký, số và ngày")

PARTS = {
    part.slug: part
    for part in (
        BASICS, BASES, THEME, SECTIONS, TARGETS, FOLLOWED, REGISTRATION, PHASES, PRIZES,
        MOVEMENTS, ASSIGNMENTS, RECIPIENTS, SIGNING,
    )
}  # fmt: skip

Slot = Section.Slot
# Which part's rows a slot prints. The period and the windows need none of their own.
PRINTED_BY = {
    Slot.TARGETS: TARGETS,
    Slot.TARGETS_INLINE: TARGETS,
    Slot.TARGETS_TABLE: TARGETS,
    Slot.PHASES: PHASES,
    Slot.WINDOWS: PHASES,
    Slot.PRIZES: PRIZES,
    Slot.MOVEMENTS: MOVEMENTS,
    Slot.ASSIGNMENTS: ASSIGNMENTS,
}

ROMAN = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


@dataclass(frozen=True)
class Node:
    """A section in its place: its number as printed (“I”, “1”, “a”, “-” or “”), what is below."""

    section: Section
    number: str
    children: tuple["Node", ...]
    is_first: bool
    is_last: bool

    @property
    def printed_part(self):
        """The part of the plan whose data the paper prints here, or None."""
        slot = self.section.slot
        return BASICS if slot == Slot.PERIOD else PRINTED_BY.get(slot)


def outline(sections, parent=None):
    """The tree of `sections`: all of a campaign's, in order."""
    siblings = [section for section in sections if section.parent_id == parent]
    counts, nodes = {}, []
    for section in siblings:
        counts[section.style] = counts.get(section.style, 0) + 1
        nodes.append(
            Node(
                section,
                number_of(section.style, counts[section.style]),
                outline(sections, section.pk),
                is_first=section is siblings[0],
                is_last=section is siblings[-1],
            )
        )
    return tuple(nodes)


def number_of(style, n):
    """The n-th of its style among its sisters: “IV.”, “4.”, “d)”."""
    match style:
        case Section.Style.PART:
            return f"{roman(n)}."
        case Section.Style.NUMBERED:
            return f"{n}."
        case Section.Style.LETTERED:
            return f"{LETTERS[n - 1]})" if n <= len(LETTERS) else f"{n})"
        case Section.Style.DASHED:
            return "-"
    return ""


# As Vietnamese papers letter their points.
LETTERS = "abcdđeghiklmnopqrstuvxy"


def roman(n):
    """Up to the few dozen parts a paper may have."""
    numeral = ""
    for value, sign in ROMAN:
        while n >= value:
            numeral, n = numeral + sign, n - value
    return numeral


def rows_of(campaign, part):
    """The rows of a part that are in force, in order. Reads what `for_page` has fetched."""
    rows = list(getattr(campaign, part.related).all())
    if part in (TARGETS, FOLLOWED):
        rows = [row for row in rows if not row.is_withdrawn]
    if part == FOLLOWED:
        rows = [row for row in rows if row.target_id is None]
    return rows


@dataclass(frozen=True)
class PartState:
    """How far a part is, as the task list shows it: `code` is one of the site's status tags."""

    part: PlanPart
    code: str
    label: str


def states(campaign, findings):
    """Each part with its state, given what `readiness` found."""
    unready = {finding.part for finding in findings if finding.is_blocking}
    return [_state(campaign, part, part in unready) for part in PARTS.values()]


def _state(campaign, part, is_unready):
    if is_unready:
        return PartState(part, "doing", "Còn thiếu")
    if _is_empty(campaign, part):
        return PartState(part, "" if part.is_optional else "todo", "Trống")
    return PartState(part, "done", "Đủ")


def _is_empty(campaign, part):
    if part.related:
        return not rows_of(campaign, part)
    values = {
        THEME: [campaign.theme, campaign.opening],
        REGISTRATION: [campaign.due_on, campaign.due_text],
        SIGNING: [campaign.issuing_body, campaign.signatory],
    }
    return not any(values.get(part, [True]))
