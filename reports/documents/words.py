"""Small turns of phrase and of layout that the papers share."""

import re

from emulation.deadlines import short_date
from emulation.markup import is_bold, line_of, paragraphs, plain
from emulation.paper import Heading, Item, Paragraph
from emulation.paper_text import lower_first, without_mark

SECOND_LEVEL = re.compile(r"\d+\.")
ENDED = re.compile(r"[.;:!?…][*”\"’)]*$")


def text_blocks(text, *, under=0):
    """Each line a block: a paragraph, numbered where it begins with a level, or a dashed item.

    Numbers are printed as typed, because other sentences name them. Where the text stands `under`
    a heading of level 1, a line “1.” that is bold as a whole is a heading of level 2.
    """
    return tuple(_line_block(line_of(line), under) for line in paragraphs(text))


def _line_block(line, under):
    if line.is_dashed:
        return Item(line.words)
    if not line.number or not is_bold(line.words):
        return Paragraph(line.words, number=line.number)
    if under == 1 and SECOND_LEVEL.fullmatch(line.number):
        return Heading(2, plain(line.words), line.number)
    return Paragraph(f"**{line.number} {plain(line.words)}**")


def ended(text):
    """`text` with a full stop, unless it ends in a mark of its own."""
    return text if ENDED.search(text) else f"{text}."


def dashed(texts):
    """A list of “- …;” whose last line ends with a full stop."""
    texts = [without_mark(text) for text in texts]
    last = len(texts) - 1
    return tuple(Item(f"{text}{'.' if at == last else ';'}") for at, text in enumerate(texts))


def numbered(texts):
    """Sentences “1. …”, “2. …”."""
    return tuple(Paragraph(ended(text), number=f"{n}.") for n, text in enumerate(texts, 1))


def span(first, last, until="đến ngày"):
    """“từ ngày 01/01/2023 đến ngày 30/6/2023”; “” when neither day is known."""
    ends = [f"từ ngày {short_date(first)}"] if first else []
    ends += [f"{until} {short_date(last)}"] if last else []
    return " ".join(ends)


def years_of(campaign):
    """“năm 2026”, or “giai đoạn 2026 - 2030” for one that runs longer."""
    first, last = campaign.starts_on.year, campaign.ends_on.year
    return f"năm {first}" if first == last else f"giai đoạn {first} - {last}"


def period_of(phase):
    """What a phase reports on: “6 tháng đầu năm 2026”, “đợt 1 năm 2026”, “năm 2026”."""
    years = years_of(phase.campaign)
    name = re.sub(r"^(sơ kết|tổng kết)\s*", "", phase.name.strip(), flags=re.IGNORECASE)
    if phase.is_final or not name:
        return years
    name = lower_first(name)
    if re.search(r"\b\d{4}\b", name):
        return name
    return f"{name.removesuffix('năm').rstrip()} {years}"


def review_of(phase):
    """“sơ kết phong trào thi đua 6 tháng đầu năm 2026”."""
    return f"{phase.get_review_display().lower()} phong trào thi đua {period_of(phase)}"
