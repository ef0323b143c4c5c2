"""Official papers as PDF/A-2a. Only this module and the `pdf_…` beside it know WeasyPrint.

Our templates name no address. The fetcher serves the four font files and nothing else, so
whatever text users type, a paper reads no network and no file.
"""

import emulation.pdf_start  # noqa: F401 before WeasyPrint

# isort: split
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
from emulation.pdf_size import (
    MAX_CELLS_LEFT,
    PaperTooLarge,
    cell_count,
    check_size,
    estimated_seconds,
    is_long,
    too_many_rows,
)
from emulation.pdf_styles import PaperStyles, css, fetcher, font_config, stylesheet

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
        if cell_count(drawing.paper) > MAX_CELLS_LEFT:
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
