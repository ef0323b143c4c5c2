"""Official papers as PDF/A-2a. The only module that knows WeasyPrint.

Our templates name no address. The fetcher serves the four font files and nothing else, so
whatever text users type, a paper reads no network and no file.
"""

import gc
import threading
import warnings
from contextlib import contextmanager
from functools import cache

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from emulation.paper import Paper
from emulation.pdf_fonts import FontsMissing, check_fonts, drawable, font_files

__all__ = [
    "FontsMissing",
    "PaperTooLarge",
    "check_fonts",
    "estimated_seconds",
    "font_files",
    "is_long",
    "render_pdf",
]

MAX_CHARACTERS = 3_000_000
MAX_ROWS = 3_000
MAX_CELLS = 30_000
LONG_AFTER_SECONDS = 1


class PaperTooLarge(Exception):
    """The paper is beyond what can be drawn. The message is for the user."""


class OfficialFetcher(URLFetcher):
    """Serves `official:<style>`, the typeface; refuses every other address."""

    def __init__(self):
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url, headers=None):
        scheme, _, style = url.partition(":")
        if scheme != "official" or style not in font_files():
            raise ValueError(f"refused: {url[:100]}")
        return URLFetcherResponse(url, font_files()[style].read_bytes())


@cache
def _font_config():
    return FontConfiguration()


@cache
def _stylesheets(family):
    """The sheets of a family of regimes, read once and kept."""
    paths = [finders.find(f"css/official/{name}.css") for name in ("common", family)]
    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as sheet:
            texts.append(sheet.read())
    return [_css(text) for text in texts]


def _css(text):
    return CSS(string=text, url_fetcher=OfficialFetcher(), font_config=_font_config())


# Pango is not safe to use from two threads on one set of fonts, and gains nothing by it.
_one_at_a_time = threading.Lock()


@contextmanager
def _undisturbed():
    """Hold back the cyclic collector: it takes a quarter of the time of a long table.

    And keep quiet about the colour profile that WeasyPrint 70 opens and does not close.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            yield
    finally:
        if was_enabled:
            gc.enable()


def render_pdf(paper: Paper) -> bytes:
    """Draw the paper. The same paper, with `metadata.created`, gives the same bytes.

    Raises PaperTooLarge before any work is done, and FontsMissing on a system without the
    typeface.
    """
    check_size(paper)
    source = drawable(paper_html(paper))
    family = "party" if paper.regime.is_party else "nd30"
    with _one_at_a_time, _undisturbed():
        sheets = [*_stylesheets(family), _css(column_rules(paper))]
        try:
            return HTML(string=source, url_fetcher=OfficialFetcher()).write_pdf(
                stylesheets=sheets, font_config=_font_config(), pdf_variant="pdf/a-2a"
            )
        except RecursionError as error:
            raise PaperTooLarge("Văn bản lồng nhau quá nhiều cấp.") from error
        except FatalURLFetchingError as error:  # a BaseException: a worker would die of it
            raise RuntimeError("an address in an official paper") from error


def paper_html(paper: Paper) -> str:
    """The page that is drawn."""
    return render_to_string("official/paper.html", {"paper": paper})


def column_rules(paper: Paper) -> str:
    """CSS for the widths of columns: millimetres of ours, in classes instead of styles."""
    widths = {column.width for table in paper.tables for column in table.columns if column.width}
    return "".join(f"col.mm{width:d}{{width:{width:d}mm}}" for width in sorted(widths))


# --- size ---------------------------------------------------------------------------------


def check_size(paper: Paper):
    """Raise PaperTooLarge, with a sentence for the user, for what would take minutes."""
    rows = sum(len(table.rows) for table in paper.tables)
    if rows > MAX_ROWS or _cell_count(paper) > MAX_CELLS:
        raise PaperTooLarge(
            f"Các bảng có {rows} dòng, nhiều hơn mức in được ({MAX_ROWS} dòng, "
            f"{MAX_CELLS} ô). Vui lòng tách phụ lục hoặc dùng tệp bảng tính."
        )
    if _character_count(paper) > MAX_CHARACTERS:
        raise PaperTooLarge("Nội dung văn bản quá dài, không in được. Vui lòng rút gọn.")


def estimated_seconds(paper: Paper) -> float:
    """A cheap guess of how long `render_pdf` takes on an ordinary server."""
    return 0.3 + 0.0008 * _cell_count(paper) + 0.00003 * _character_count(paper)


def is_long(paper: Paper) -> bool:
    """Should the paper be drawn in the background?"""
    return estimated_seconds(paper) > LONG_AFTER_SECONDS


def _cell_count(paper):
    return sum(len(table.rows) * len(table.columns) for table in paper.tables)


def _character_count(value):
    """All characters in the paper: it is made of tuples, dataclasses and texts only."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(_character_count(part) for part in value)
    return sum(_character_count(part) for part in getattr(value, "__dict__", {}).values())
