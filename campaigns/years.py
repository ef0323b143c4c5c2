"""Years in a text: which of them say “this campaign's year”, and what becomes of them in the next.

A year inside a cited paper (“số 21-NQ/TW, ngày 02/12/2022”, “06/2022/QH15”), in a range
(“2021-2025”) or on a horizon (“đến năm 2030”) belongs to something else and is let be.
"""

import re
from datetime import timedelta

YEAR = r"(?:19|20)\d{2}"
ANY_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
OF_SOMETHING_ELSE = re.compile(
    rf"số\s+[^\s,;]*\d[^\s,;]*,?\s+ngày\s+\d{{1,2}}/\d{{1,2}}/{YEAR}"
    rf"|\d+/{YEAR}/[A-ZĐ]"
    rf"|(?<!\d){YEAR}\s*[-–—]\s*{YEAR}(?!\d)"
    rf"|(?:đến|tới|tầm nhìn|vào)\s+năm\s+{YEAR}",
    re.IGNORECASE,
)
# Leftovers are of the years next door; 1948 or 2045 is history or a plan, never a leftover.
BEFORE, AFTER = 4, 2


def free_years(text):
    """The (start, year) of every year in `text` that belongs to nothing else."""
    taken = [match.span() for match in OF_SOMETHING_ELSE.finditer(text)]
    return [
        (match.start(), int(match[0]))
        for match in ANY_YEAR.finditer(text)
        if not any(start <= match.start() < end for start, end in taken)
    ]


def other_years(text, years):
    """The years in `text` that look left over from another campaign; `years` is a range."""
    near = range(years[0] - BEFORE, years[-1] + AFTER + 1)
    found = {year for _, year in free_years(text)}
    return sorted(year for year in found if year in near and year not in years)


def shift_years(text, years):
    """`text` for the next year: every free mention of one of `years` is one higher."""
    for start, year in reversed(free_years(text)):
        if year in years:
            text = f"{text[:start]}{year + 1}{text[start + 4 :]}"
    return text


def next_year(day):
    """The same day of the next year; 29/2 becomes 28/2, the last of February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return (day - timedelta(days=1)).replace(year=day.year + 1)
