"""The style sheets of official papers, and the styles they give, kept from paper to paper."""

import atexit
from functools import cache, lru_cache
from math import inf
from pathlib import Path

from weasyprint import CSS
from weasyprint.css import ComputedStyle, InitialStyle, StyleFor, declaration_precedence
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from emulation.pdf_fonts import font_files

SHEETS = Path(__file__).resolve().parent.parent / "static" / "css" / "official"
REMEMBERED = 5_000


class OfficialFetcher(URLFetcher):
    """Serves `official:<style>`, the typeface; refuses every other address."""

    def __init__(self):
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url, headers=None):
        scheme, _, style = url.partition(":")
        if scheme != "official" or style not in font_files():
            raise ValueError(f"refused: {url[:100]}")
        return URLFetcherResponse(url, font_files()[style].read_bytes())


fetcher = OfficialFetcher()


@cache
def font_config():
    made = FontConfiguration()
    atexit.register(made.__del__)  # it keeps copies of the fonts in a folder of its own
    return made


@cache
def stylesheet(name):
    """One of static/css/official, read once and kept."""
    return css((SHEETS / f"{name}.css").read_text(encoding="utf-8"))


@lru_cache(maxsize=100)
def css(text):
    return CSS(string=text, url_fetcher=fetcher, font_config=font_config())


class PaperStyles(StyleFor):
    """The styles of the elements of a paper, and of its pages.

    All papers have the same few hundred styles. WeasyPrint computes them for each paper and for
    each page; here an element has the style of any before it, in whatever paper, that has the
    same parent's style and that the same rules fit.
    """

    known = {}

    def __init__(self, page, sheets):
        self._computed_styles = {}
        self._sheets = sheets  # each with its origin
        self.initial_page_sizes = {"box": None, "area": None}
        self.font_config = font_config()
        if len(self.known) > REMEMBERED:
            self.known.clear()
        for element in page.wrapper_element.iter_subtree():
            rules = {None: []}
            for sheet, origin in sheets:
                for specificity, _, pseudo, (declarations, _) in sheet.matcher.match(element):
                    rules.setdefault(pseudo, []).append((origin, specificity, declarations))
            parent = element.parent and element.parent.etree_element
            self._give(element.etree_element, None, parent, rules.pop(None))
            for pseudo, own in rules.items():
                self._give(element.etree_element, pseudo, element.etree_element, own)

    def _give(self, element, pseudo, parent, rules):
        above = None if parent is None else self._computed_styles[parent, None]
        key = id(above), pseudo, *((origin, *rank, id(each)) for origin, rank, each in rules)
        if key not in self.known:
            # What the key names by its place in memory is kept with it, and so keeps that place.
            self.known[key] = self._compute(above, pseudo, rules), above, rules
        self._computed_styles[element, pseudo] = self.known[key][0]

    def _compute(self, above, pseudo, rules):
        cascaded = {}
        for origin, specificity, declarations in rules:
            for name, values, importance in declarations:
                weight = declaration_precedence(origin, importance), inf, tuple(specificity)
                if name not in cascaded or cascaded[name][1] <= weight:
                    cascaded[name] = values, weight
        root = above.root_style if above else InitialStyle(self.font_config)
        if above and above.is_root_element:
            root = above
        return ComputedStyle(
            above, cascaded, pseudo, root, None, self.font_config, self.initial_page_sizes
        )

    # What WeasyPrint calls when a page begins.

    def add_page_declarations(self, page_type):
        rules = {}
        for sheet, origin in self._sheets:
            for _, selectors, declarations in sheet.page_rules:
                for specificity, pseudo, selector in selectors:
                    if self._page_type_match(selector, page_type):
                        rules.setdefault(pseudo, []).append((origin, specificity, declarations))
        self._rules_of_page = {(page_type, pseudo): own for pseudo, own in rules.items()}

    def get_cascaded_styles(self):
        return self._rules_of_page

    def set_computed_styles(self, element, parent, pseudo_type=None, **_):
        self._give(element, pseudo_type, parent, self._rules_of_page[element, pseudo_type])
