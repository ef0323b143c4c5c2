"""How large a paper may be, and how long drawing it takes."""

from emulation.paper import Paper
from emulation.pdf_tables import DRAWN_FROM_CELLS

MAX_CHARACTERS = 3_000_000
MAX_ROWS = 15_000
MAX_CELLS = 120_000
MAX_CELLS_LEFT = 30_000  # in tables that WeasyPrint draws, twenty times slower than ours
LONG_AFTER_SECONDS = 1


class PaperTooLarge(Exception):
    """The paper is beyond what can be drawn. The message is for the user."""


def check_size(paper: Paper):
    """Raise PaperTooLarge, with a sentence for the user, for what would take minutes."""
    if _row_count(paper) > MAX_ROWS or cell_count(paper) > MAX_CELLS:
        raise too_many_rows(paper, MAX_CELLS)
    if _character_count(paper) > MAX_CHARACTERS:
        raise PaperTooLarge("Nội dung văn bản quá dài, không in được. Vui lòng rút gọn.")


def too_many_rows(paper, cells):
    return PaperTooLarge(
        f"Các bảng có {_row_count(paper)} dòng, nhiều hơn mức in được ({MAX_ROWS} dòng, "
        f"{cells} ô). Vui lòng tách phụ lục hoặc dùng tệp bảng tính."
    )


def estimated_seconds(paper: Paper) -> float:
    """A cheap guess of how long `render_pdf` takes on an ordinary server."""
    cells = [len(table.rows) * len(table.columns) for table in paper.tables]
    seconds = sum(each * (0.00006 if each >= DRAWN_FROM_CELLS else 0.0012) for each in cells)
    words = _character_count(paper) - sum(_character_count(table) for table in paper.tables)
    return 0.1 + seconds + 0.00003 * words


def is_long(paper: Paper) -> bool:
    """Should the paper be drawn in the background?"""
    return estimated_seconds(paper) > LONG_AFTER_SECONDS


def _row_count(paper):
    return sum(len(table.rows) for table in paper.tables)


def cell_count(paper):
    return sum(len(table.rows) * len(table.columns) for table in paper.tables)


def _character_count(value):
    """All characters in the paper: it is made of tuples, dataclasses and texts only."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(_character_count(part) for part in value)
    return sum(_character_count(part) for part in getattr(value, "__dict__", {}).values())
