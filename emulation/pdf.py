"""Official papers as PDF/A-2a. Only this module and the `pdf_…` beside it know WeasyPrint.

Our templates name no address. The fetcher serves the four font files and nothing else, so
whatever text users type, a paper reads no network and no file.
"""

import gc
import threading
import warnings
from contextlib import contextmanager
from functools import partial
from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from django.template.loader import render_to_string
from weasyprint import DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.css.targets import TargetCollector
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.images import get_image_from_uri
from weasyprint.layout import LayoutContext, layout_document
from weasyprint.urls import FatalURLFetchingError

from emulation import pdf_file
from emulation.paper import Paper
from emulation.pdf_drawing import Drawing
from emulation.pdf_fonts import FontsMissing, check_fonts, drawable, font_files
from emulation.pdf_metadata import PaperMetadata
from emulation.pdf_styles import PaperStyles, css, fetcher, font_config, stylesheet
from emulation.pdf_tables import DRAWN_FROM_CELLS

__all__ = [
    "FontsMissing",
    "PaperTooLarge",
    "check_fonts",
    "estimated_seconds",
    "font_files",
    "is_long",
    "render_pdf",
]

VARIANT = "pdf/a-2a"
MAX_CHARACTERS = 3_000_000
MAX_ROWS = 15_000
MAX_CELLS = 120_000
MAX_CELLS_LEFT = 30_000  # in tables that WeasyPrint draws, ten times slower than ours
LONG_AFTER_SECONDS = 1


class PaperTooLarge(Exception):
    """The paper is beyond what can be drawn. The message is for the user."""


class OfficialPage(HTML):
    """The page of a paper; what its elements mean stands in agent.css.

    Our templates are XML, too, which is read in a twentieth of the time of HTML.
    """

    def __init__(self, source):
        self.base_url, self.media_type = None, "print"
        self.url_fetcher = fetcher
        root = ElementTree.fromstring(source)  # noqa: S314 our own; what users type is escaped
        self.wrapper_element = ElementWrapper.from_html_root(root)
        self.etree_element = root

    def _ua_stylesheets(self, forms=False):
        return [stylesheet("agent")]


class OfficialDocument(Document):
    """A document whose long tables grow to their length after the styles are computed."""

    @classmethod
    def of(cls, page, stylesheets, drawing):
        """What WeasyPrint's `Document._render` does, with `drawing` at two places."""
        sheets = [(sheet, "user agent") for sheet in page._ua_stylesheets()]
        sheets += [(sheet, "user") for sheet in stylesheets]
        counters = CounterStyle()
        for known in page._ua_counter_style():
            counters.update(known)
        images = partial(get_image_from_uri, cache={}, url_fetcher=fetcher, options=DEFAULT_OPTIONS)
        styles = PaperStyles(page, sheets)
        context = LayoutContext(styles, images, font_config(), counters, TargetCollector())
        root = build_formatting_structure(
            page.etree_element,
            styles,
            context.get_image_from_uri,
            page.base_url,
            context.target_collector,
            counters,
            context.footnotes,
        )
        drawing.expand(root)
        pages = [Page(box) for box in layout_document(page, root, context)]
        metadata = PaperMetadata(drawing.paper)
        document = cls(pages, metadata, page.url_fetcher, font_config(), {}, "srgb")
        document._html = page
        drawing.take_over(document)
        return document


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
    with _one_at_a_time, _undisturbed():
        drawing = Drawing(paper)
        if _cell_count(drawing.paper) > MAX_CELLS_LEFT:
            raise too_many_rows(paper, MAX_CELLS_LEFT)
        source = drawable(drawing.skeleton(paper_html(drawing.paper)))
        family = "party" if paper.regime.is_party else "nd30"
        sheets = [stylesheet("common"), stylesheet(family), css(column_rules(drawing.paper))]
        try:
            document = OfficialDocument.of(OfficialPage(source), sheets, drawing)
            return document.write_pdf(finisher=partial(_finish, drawing), pdf_variant=VARIANT)
        except RecursionError as error:
            raise PaperTooLarge("Văn bản lồng nhau quá nhiều cấp.") from error
        except FatalURLFetchingError as error:  # a BaseException: a worker would die of it
            raise RuntimeError("an address in an official paper") from error


def _finish(drawing, document, pdf):
    pdf.write = partial(pdf_file.write, pdf, drawing.tag(document, pdf))


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
    if _row_count(paper) > MAX_ROWS or _cell_count(paper) > MAX_CELLS:
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
    seconds = sum(each * (0.00012 if each >= DRAWN_FROM_CELLS else 0.0012) for each in cells)
    words = _character_count(paper) - sum(_character_count(table) for table in paper.tables)
    return 0.1 + seconds + 0.00003 * words


def is_long(paper: Paper) -> bool:
    """Should the paper be drawn in the background?"""
    return estimated_seconds(paper) > LONG_AFTER_SECONDS


def _row_count(paper):
    return sum(len(table.rows) for table in paper.tables)


def _cell_count(paper):
    return sum(len(table.rows) * len(table.columns) for table in paper.tables)


def _character_count(value):
    """All characters in the paper: it is made of tuples, dataclasses and texts only."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(_character_count(part) for part in value)
    return sum(_character_count(part) for part in getattr(value, "__dict__", {}).values())
