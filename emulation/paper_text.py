"""How each regime words, numbers and punctuates an official paper.

Used by every form a paper is written in. Sources: Nghị định 30/2020/NĐ-CP annex I,
Hướng dẫn 36-HD/VPTW and 05-HD/VPTW.
"""

import re
from dataclasses import dataclass, replace
from textwrap import wrap

from emulation.paper import Appendix, Heading, Item, Number, Paper, PaperDate, Paragraph, Regime
from emulation.text import clean_text

NBSP = "\u00a0"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY, STAR, DASHES = "ĐẢNG CỘNG SẢN VIỆT NAM", "*", "-----"
RECIPIENTS, CHECK = "Nơi nhận:", "Quét để kiểm tra văn bản"
DASH = f"-{NBSP}"
ROOM_FOR_NUMBER = NBSP * 6
ROOM_FOR_DATE = NBSP * 5
DOTTED = "……"  # room within a sentence, where spaces would run together
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LETTERS = "abcdđeghiklmnopqrstuvxy"

# What a reader must not meet at the end of one line and the start of the next.
ONE_PIECE = re.compile(
    r"(?:ngày \d{1,2} )?tháng \d{1,2} năm \d{4}|ngày \d{1,2}/\d{1,2}/\d{4}|[Nn]ăm \d{4}"
    r"|[Ss]ố \d+|(?:Điều|[Kk]hoản|Chương|Phụ lục) [\dIVXLC]+\b| -(?= \S)"
)
LONG_WORD = re.compile(r"\S{500,}")  # no word of any language; drawing it takes minutes
FINAL_MARKS = re.compile(r"[\s.;,:/]*(\**)[\s.;,:/]*$")


def printable(text):
    """Return `text` clean, and without words that go on for ever."""
    return LONG_WORD.sub(lambda found: " ".join(wrap(found[0], 50)), clean_text(text))


def kept(text):
    """Return `text` printable, with dates, numbers and citations that no line end breaks."""
    return ONE_PIECE.sub(lambda found: found[0].replace(" ", NBSP), printable(text))


def without_mark(text):
    """Return `text` without its final punctuation, for the engine to put its own."""
    return text.strip().rstrip(".;,: ")


def in_caps(text):
    return kept(text).upper()


def upper_first(text):
    return text[:1].upper() + text[1:]


def lower_first(text):
    """“Sơ kết” becomes “sơ kết”; an abbreviation (“UBND”) keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def roman(number):
    for value, letters in ROMAN:
        if number >= value:
            return letters + roman(number - value)
    return ""


# --- the head -----------------------------------------------------------------------------


def numbered(regime, number: Number):
    """“07/BC-SVHTT” of the State, “05-BC/KTĐ” of the Party."""
    digits = number.number.strip()
    digits = digits.zfill(2) if digits.isdecimal() else digits or ROOM_FOR_NUMBER
    joint = "-" if regime.is_party and number.kind else "/"
    return joint.join(filter(None, [digits, symbol(regime, number)]))


def symbol(regime, number: Number):
    """“BC-SVHTT” of the State, “BC/KTĐ” of the Party."""
    return ("/" if regime.is_party else "-").join(filter(None, [number.kind, number.body]))


def number_line(paper: Paper):
    label = "Số" if paper.regime.is_party else "Số:"
    return f"{label} {numbered(paper.regime, paper.number)}"


def date_words(day: PaperDate, room=ROOM_FOR_DATE):
    """“ngày 06 tháng 7 năm 2026”: 0 before days below 10 and months 1, 2; never broken.

    `room` stands for a part that is not known: spaces in a line of its own, DOTTED in a sentence.
    """
    day_text = f"{day.day:02}" if day.day else room
    month = (f"{day.month:02}" if day.month < 3 else f"{day.month}") if day.month else room
    year = day.year or room
    return f"ngày {day_text} tháng {month} năm {year}".replace(" ", NBSP)


def date_line(paper: Paper):
    words = date_words(paper.date)
    return f"{clean_text(paper.place)}, {words}" if paper.place else upper_first(words)


def cited_date(regime, day: PaperDate):
    """The date after a cited number, with what joins it: “, ngày 18/4/2026” in Party papers."""
    if regime.is_party and day.is_whole:
        month = f"{day.month:02}" if day.month < 3 else day.month
        return f", ngày{NBSP}{day.day:02}/{month}/{day.year}"
    return f"{',' if regime.is_party else ''} {date_words(day, DOTTED)}"


def citation(regime, type_name, number: Number | None, day: PaperDate | None, issuer=""):
    """“Báo cáo số 07/BC-SVHTT ngày 06 tháng 7 năm 2026 của …”, in the manner of `regime`."""
    parts = [type_name]
    if number:
        parts.append(f" số{NBSP}{numbered(regime, number)}")
    if day:
        parts.append(cited_date(regime, day))
    if issuer:
        parts.append(f" của {issuer}")
    return "".join(parts)


def draft_line(paper: Paper):
    return f"({paper.draft_mark})" if paper.regime.is_party else paper.draft_mark.upper()


def type_name(paper: Paper):
    return in_caps(paper.type_name)


def abstract(paper: Paper):
    text = without_mark(kept(paper.abstract))
    return lower_first(text) if paper.regime.is_party else upper_first(text)


def letter_subject(paper: Paper):
    """The abstract of an official letter, which stands under its number."""
    text = re.sub(r"^(v/v|về việc)\s+", "", without_mark(kept(paper.abstract)), flags=re.I)
    return f"{'về việc' if paper.regime.is_party else 'V/v'} {lower_first(text)}"


# --- before the body ----------------------------------------------------------------------


def address_label(paper: Paper):
    is_submission = paper.type_name.casefold() == "tờ trình"
    return "Kính trình:" if paper.regime is Regime.HD05 and is_submission else "Kính gửi:"


def separator(regime):
    return "," if regime is Regime.HD36 else ";"


def list_marks(count, mark, last="."):
    """The marks after the items of a list: one between them, another at the end."""
    return [mark] * (count - 1) + [last] * (count > 0)


def address_lines(paper: Paper):
    texts = [without_mark(kept(text)) for text in paper.addressees]
    if len(texts) == 1:
        return [f"{texts[0]}."]
    marks = list_marks(len(texts), separator(paper.regime))
    return [f"{DASH}{text}{mark}" for text, mark in zip(texts, marks, strict=True)]


def running_on(text):
    """A base that goes on with the sentence: only a verb loses its capital."""
    text = re.sub(r"^căn cứ\s+", "", text, flags=re.I)
    return lower_first(text) if text.startswith(("Xét", "Theo", "Thực hiện")) else text


def base_lines(paper: Paper):
    """The bases, one line each or as one running paragraph."""
    texts = [without_mark(kept(text)) for text in paper.bases]
    if not texts:
        return []
    last_mark = "," if paper.regime.is_party and paper.enacting_clause else "."
    if paper.running_bases:
        further = [running_on(text) for text in texts[1:]]
        return ["; ".join([texts[0], *further]) + last_mark]
    dash = DASH if paper.regime.is_party else ""
    marks = list_marks(len(texts), ";", last_mark)
    return [f"{dash}{text}{mark}" for text, mark in zip(texts, marks, strict=True)]


def enacting_body(paper: Paper):
    """Who enacts a decision: before the bases (State) or after them (Party)."""
    return in_caps(" ".join(paper.enacting_body))


def enacting_clause(paper: Paper):
    return in_caps(paper.enacting_clause)


# --- the body -----------------------------------------------------------------------------


def heading_number(regime, heading: Heading):
    """“I.” or “I-”, “1.”, “a)”; a number given as text stays as it is."""
    number = heading.number
    if isinstance(number, str):
        return number
    if heading.level == 1:
        return roman(number) + ("-" if regime.is_party else ".")
    return f"{number}." if heading.level == 2 else f"{LETTERS[(number - 1) % len(LETTERS)]})"


def heading_text(heading: Heading):
    """Level 1 is in capitals, unless it was given a number of its own (“Điều 1.”)."""
    in_caps = heading.level == 1 and not (isinstance(heading.number, str) and heading.number)
    text = kept(heading.text).strip()
    return text.upper() if in_caps else text


def heading_line(regime, heading: Heading):
    number = heading_number(regime, heading)
    return f"{number} {heading_text(heading)}" if number else heading_text(heading)


def paragraph_number(paragraph: Paragraph):
    return f"{paragraph.number}{NBSP}" if paragraph.number else ""


def body_blocks(paper: Paper):
    """The body, its last paragraph closed by “./.” (State) or “.” (Party)."""
    if not paper.end_mark or not paper.body or not isinstance(paper.body[-1], Paragraph | Item):
        return paper.body
    mark = "." if paper.regime.is_party else "./."
    last = paper.body[-1]
    return (*paper.body[:-1], replace(last, text=FINAL_MARKS.sub(rf"\1{mark}", last.text, count=1)))


# --- the end ------------------------------------------------------------------------------


@dataclass(frozen=True)
class RecipientLine:
    """A line of “Nơi nhận”; the note alone is in italics."""

    text: str
    note: str
    mark: str

    @property
    def before(self):
        return f"{self.text} (" if self.note else self.text

    @property
    def after(self):
        return f"){self.mark}" if self.note else self.mark


def recipient_lines(paper: Paper):
    """“Nơi nhận”: “Như trên” first when somebody is addressed, the archive last."""
    lines = [(recipient.text, recipient.note) for recipient in paper.recipients]
    if paper.addressees and not (lines and lines[0][0].startswith("Như")):
        lines.insert(0, ("Như trên", ""))
    if paper.archive:
        archive = re.sub(r"^[-\s]*lưu:?\s*", "", paper.archive, flags=re.I)
        lines.append((f"{'Lưu' if paper.regime.is_party else 'Lưu:'} {archive}", ""))
    marks = list_marks(len(lines), separator(paper.regime))
    return [
        RecipientLine(f"{DASH}{without_mark(kept(text))}", _note(note), mark)
        for (text, note), mark in zip(lines, marks, strict=True)
    ]


def _note(note):
    """A short note (“để báo cáo”) stays in one piece."""
    note = kept(note).strip(" ()")
    return note.replace(" ", NBSP) if len(note) <= 25 else note


def authority(signature):
    return [in_caps(line) for line in signature.authority_lines]


def post(signature):
    return in_caps(signature.post)


def appendix_label(paper: Paper, index: int):
    """“Phụ lục” when it is the only one; else Roman (State) or Arabic (Party), from 0."""
    label, is_only = paper.appendices[index].label, len(paper.appendices) < 2
    if label or is_only:
        return label or "Phụ lục"
    return f"Phụ lục {index + 1 if paper.regime.is_party else roman(index + 1)}"


def appendix_title(appendix: Appendix):
    return in_caps(appendix.title)


def attached(appendix: Appendix):
    return f"(Kèm theo {kept(appendix.attached_to)})" if appendix.attached_to else ""
