"""What the texts of a plan say, held against its data: themes, years, amounts."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns import contents
from campaigns.models import MeasureKind
from campaigns.years import free_years, other_years
from emulation.numbers import NumberError, parse_number
from emulation.search import fold

THEME = re.compile(r"chủ đề\W{0,6}[“\"«]([^”\"»]+)[”\"»]", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w,./])\d[\d.]*(?:,\d+)?(?![\d/])")
SCALES = [Decimal(10) ** power for power in (0, 3, 6, 9)]


@dataclass(frozen=True)
class LeftYear:
    """A year of another campaign; certain where the text names no year of this one."""

    place: str
    year: int
    part: contents.PlanPart
    item: int | None
    is_certain: bool


def written_date(campaign):
    """The date of the paper if all three parts are there and make one, else None."""
    try:
        return date(campaign.paper_year, campaign.month, campaign.day)
    except (TypeError, ValueError):
        return None


def themes_quoted(campaign):
    """Themes that the opening or the sections quote, other than the campaign's own."""
    texts = [campaign.opening, *(section.text for section in campaign.sections.all())]
    quoted = [match[1] for text in texts for match in THEME.finditer(text.replace("*", ""))]
    own = fold(campaign.theme)
    return [theme for theme in quoted if own and fold(theme).rstrip(" .") != own.rstrip(" .")]


def mentions_goal(text, measure):
    """Whether `text` names the measure's goal; True if either has no number to compare.

    “38,2 triệu” and “3.000 tỷ” mean their amounts.
    """
    if measure.goal is None or measure.kind in (MeasureKind.YES_NO, MeasureKind.WORDS):
        return True
    numbers = [value for match in NUMBER.finditer(text) if (value := _number(match[0])) is not None]
    return not numbers or any(n * scale == measure.goal for n in numbers for scale in SCALES)


def _number(written):
    try:
        return parse_number(written.rstrip("."))
    except NumberError:
        return None


def years_left_over(campaign):
    """Every LeftYear: in what the paper says of itself surely an error, in prose perhaps."""
    cited = {row.basis.issued_on.year for row in campaign.bases.all() if row.basis.issued_on}
    for place, text, part, item, is_own_word in _texts(campaign):
        names_own = any(year in campaign.years for _, year in free_years(text))
        for year in other_years(text, campaign.years):
            if is_own_word or year not in cited:
                yield LeftYear(place, year, part, item, is_own_word and not names_own)


def _texts(campaign):
    """(place, text, part, item, whether it speaks of this campaign and of nothing else)."""
    yield "Trích yếu", campaign.title, contents.BASICS, None, True
    yield "Chủ đề", campaign.theme, contents.THEME, None, True
    yield "Phương châm", campaign.motto, contents.THEME, None, True
    yield "Đoạn mở đầu", campaign.opening, contents.THEME, None, False
    yield "Đoạn kết", campaign.closing, contents.THEME, None, False
    yield "Hạn đăng ký", campaign.due_text, contents.REGISTRATION, None, True
    for row in campaign.sections.all():
        yield f"Mục “{row}”", f"{row.heading} {row.text}", contents.SECTIONS, row.pk, False
    for row in contents.rows_of(campaign, contents.TARGETS):
        yield f"Chỉ tiêu “{row}”", row.text, contents.TARGETS, row.pk, False
    for row in campaign.phases.all():
        yield f"{row}", f"{row.name}. {row.due_text}", contents.PHASES, row.pk, True
        yield f"{row}: trọng tâm", row.focus, contents.PHASES, row.pk, False
    for row in campaign.assignments.all():
        yield f"Phân công “{row}”", row.task, contents.ASSIGNMENTS, row.pk, False
