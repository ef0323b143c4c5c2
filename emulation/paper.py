"""An official paper as a value: what it says, in the order it says it.

Apps build a `Paper` from their data; `emulation.pdf` draws it. Nothing here knows how it
looks: caps, numbering, separators and millimetres follow from the paper's `Regime`.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Family(StrEnum):
    """Whose rules of layout a body's papers follow; the date decides the version."""

    STATE = "state"
    PARTY = "party"


FAMILIES = {
    Family.STATE: "Văn bản hành chính nhà nước (NĐ 30/2020/NĐ-CP)",
    Family.PARTY: "Văn bản của Đảng (HD 36-HD/VPTW, HD 05-HD/VPTW)",
}


class Regime(StrEnum):
    """Nghị định 30/2020/NĐ-CP, Hướng dẫn 36-HD/VPTW, Hướng dẫn 05-HD/VPTW."""

    ND30 = "nd30"
    HD36 = "hd36"
    HD05 = "hd05"

    @property
    def is_party(self):
        return self is not Regime.ND30


HD05_IN_FORCE_FROM = date(2026, 5, 27)


@dataclass(frozen=True)
class PaperDate:
    """The date as it is printed; a part that is not known leaves room for the pen."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    @classmethod
    def of(cls, day: date) -> "PaperDate":
        return cls(day.day, day.month, day.year)

    @property
    def is_whole(self) -> bool:
        return bool(self.day and self.month and self.year)

    @property
    def latest(self) -> date | None:
        """The last day this can still become; None while even the year is open."""
        if self.year is None:
            return None
        month = self.month or 12
        last = monthrange(self.year, month)[1]
        return date(self.year, month, min(self.day or last, last))


def regime_of(family: str, day: date | PaperDate | None) -> Regime:
    """Return the rules a paper of this family and date is drawn by.

    `day` is the best known date. Blank parts are read as late as they can fall, because a
    paper whose day is open will be dated after today; one with no date at all follows the
    newest rules.
    """
    if family == Family.STATE:
        return Regime.ND30
    known = day.latest if isinstance(day, PaperDate) else day
    return Regime.HD36 if known and known < HD05_IN_FORCE_FROM else Regime.HD05


@dataclass(frozen=True)
class Number:
    """Number and symbol. A blank `number` leaves room to write.

    `kind` is the abbreviation of the type (BC, CTr), blank for types that have none;
    `body` is the symbol of the issuing body (UBND, KTĐ), for an official letter with the
    drafting unit (SNV-TĐKT).
    """

    number: str = ""
    kind: str = ""
    body: str = ""


@dataclass(frozen=True)
class Recipient:
    text: str
    note: str = ""  # “để b/c”, printed in brackets and italics


# --- the body -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """Level 1 is “I. TÊN MỤC”, 2 is “1. Tên”, 3 is “a)”.

    An int is numbered in the manner of the regime; a text (“Điều 1.”) is printed as it is.
    """

    level: int
    text: str
    number: int | str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text with **bold** and *italic*; `bold_lead` (“Điều 1.”) comes before it."""

    text: str
    number: str = ""
    bold_lead: str = ""


@dataclass(frozen=True)
class Item:
    """One line of a dashed list: “- …”. Its final punctuation is the author's."""

    text: str


@dataclass(frozen=True)
class Column:
    title: str
    width: int | None = None  # millimetres; None shares what is left
    align: str = "left"  # left, center, right


@dataclass(frozen=True)
class HeadCell:
    title: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True)
class GroupRow:
    """A bold row that opens a group; with a `lead` (“I”, “A”) in the first column."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class TotalRow:
    """A bold row of sums: the label spans what the cells, counted from the right, leave."""

    label: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Cells are plain text, already in Vietnamese format.

    `head` replaces the one row of column titles when there are two levels of them.
    `compact` keeps a short table on one page.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | GroupRow | TotalRow, ...]
    head: tuple[tuple[HeadCell, ...], ...] = ()
    compact: bool = False

    def __post_init__(self):
        for row in self.rows:
            if isinstance(row, tuple) and len(row) != len(self.columns):
                raise ValueError(f"{len(row)} cells for {len(self.columns)} columns: {row}")


Block = Heading | Paragraph | Item | Table


# --- the end ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Signature:
    """“KT. TRƯỞNG BAN” (authority), “PHÓ TRƯỞNG BAN” (post), name, posts under the name."""

    authority_lines: tuple[str, ...] = ()
    post: str = ""
    name: str = ""
    further_posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class SigningPair:
    """Two blocks side by side, as in minutes: the secretary left, the chair right."""

    left: Signature
    right: Signature


@dataclass(frozen=True)
class SigningParty:
    caption: str
    post: str = ""
    name: str = ""


@dataclass(frozen=True)
class SignatureGrid:
    """The parties to an agreement, two or three in a row."""

    parties: tuple[SigningParty, ...]
    columns: int = 3

    @property
    def rows(self) -> list[tuple[SigningParty, ...]]:
        step = self.columns
        return [self.parties[at : at + step] for at in range(0, len(self.parties), step)]


@dataclass(frozen=True)
class Appendix:
    """`attached_to` names the paper (“Báo cáo số 07/BC-SVHTT ngày …”), without brackets.

    `label` is “Phụ lục II” where it does not follow from its place: in a file of its own.
    """

    title: str
    blocks: tuple[Block, ...]
    attached_to: str = ""
    landscape: bool = False
    label: str = ""


@dataclass(frozen=True)
class Metadata:
    """What the file says of itself. With `created` the same paper gives the same bytes."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    created: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An official paper.

    `number` and `date` are None where the paper has no such line (minutes, agreements).
    `remark` says under the title what kind of text it is (a consolidated one), without brackets.
    Without a `type_name` it is an official letter (công văn): the abstract stands under
    the number. `enacting_body` and `enacting_clause` frame the bases of a decision.
    """

    regime: Regime
    issuing_lines: tuple[str, ...]
    superior_lines: tuple[str, ...] = ()
    number: Number | None = None
    place: str = ""
    date: PaperDate | None = None
    draft_mark: str = ""
    type_name: str = ""
    abstract: str = ""
    remark: str = ""
    addressees: tuple[str, ...] = ()
    enacting_body: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    running_bases: bool = False  # one paragraph instead of one line each
    enacting_clause: str = ""
    body: tuple[Block, ...] = ()
    end_mark: bool = True
    recipients: tuple[Recipient, ...] = ()
    archive: str = ""  # “VT, VP” or “Văn phòng Khối”: what follows “Lưu”
    signing: Signature | SigningPair | SignatureGrid | None = None
    appendices: tuple[Appendix, ...] = ()
    check_address: str = ""  # of the public page that checks it: printed as a QR code
    is_appendix: bool = False  # a file with appendices alone: no head, body or signature
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks, those of the appendices too."""
        yield from self.body
        for appendix in self.appendices:
            yield from appendix.blocks

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]
