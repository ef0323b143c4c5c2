"""The QR code on a paper: that it is read back, where it stands, and that it disturbs nothing."""

import io
import subprocess
from dataclasses import replace

import pdfplumber
import pikepdf
import pytest
import zxingcpp
from docx.oxml.ns import qn
from PIL import Image

from emulation.check_code import MILLIMETRES, modules, path, png, words
from emulation.docx import render_docx
from emulation.paper import Recipient, Regime
from emulation.paper_text import CHECK
from emulation.pdf import render_pdf
from emulation.tests import layout_nd30, layout_party, papers
from emulation.tests.layout_page import MM, Reading
from emulation.tests.test_paper_layout import one_page_text
from emulation.tests.test_pdf import archive_faults
from emulation.tests.word import converted, opened
from emulation.tests.word import words as words_of

ADDRESS = "https://thidua.example.gov.vn/xac-minh/Zk3vQ1x0bT8mYh2w-LpR7g/"
# One signature beside the recipients; two; nine with nobody to send it to.
CLOSINGS = ("submission", "minutes", "agreement")
FAMILIES = (Regime.ND30, Regime.HD05)  # both families


def with_code(name, regime, **fields):
    return replace(papers.SAMPLES[name](regime), check_address=ADDRESS, **fields)


def read_codes(pdf):
    """What the codes of the drawn pages say, read from a picture of each page."""
    command = ["pdftoppm", "-r", "100", "-gray", "-png", "-"]
    read = subprocess.run(command, input=pdf, capture_output=True, check=True)
    pictures = read.stdout.split(b"\x89PNG\r\n")[1:]
    pages = [Image.open(io.BytesIO(b"\x89PNG\r\n" + picture)) for picture in pictures]
    return [[code.text for code in zxingcpp.read_barcodes(page)] for page in pages]


def code_on(pdf):
    """The page of the code, its left, upper, right and lower edge in mm, and that page's words."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            boxes = [box for box in page.rects + page.curves if box["width"] * MM < 8]
            dark = [box for box in boxes if box["height"] * MM < 0.6 and box["fill"]]
            if len(dark) > 100:
                edges = [(box["x0"], box["top"], box["x1"], box["bottom"]) for box in dark]
                x0, top, x1, bottom = zip(*edges, strict=True)
                return page.page_number - 1, (
                    min(x0) * MM, min(top) * MM, max(x1) * MM, max(bottom) * MM
                ), page.chars  # fmt: skip
    return None


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize("name", CLOSINGS)
def test_it_is_read_back_from_the_last_page_of_the_body(name, regime):
    paper = with_code(name, regime)
    pdf = render_pdf(paper)
    *before, last = read_codes(pdf)

    assert last == [ADDRESS]
    assert not any(before)
    assert [line.page for line in Reading(pdf, paper).lines if line.text == CHECK] == [len(before)]


def test_it_stands_on_the_page_of_the_signature_and_not_in_an_appendix():
    paper = replace(papers.report(Regime.ND30), check_address=ADDRESS)
    pdf = render_pdf(paper)
    found = read_codes(pdf)
    signed = Reading(pdf, paper).name_line.page

    assert [at for at, codes in enumerate(found) if codes] == [signed]


@pytest.mark.parametrize("name", ["submission", "report"])
def test_a_paper_without_an_address_carries_none(name):
    pdf = render_pdf(papers.SAMPLES[name](Regime.ND30))

    assert not any(read_codes(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert list(figures(document)) == []
    assert CHECK not in render_docx(papers.SAMPLES[name](Regime.ND30)).decode("latin-1")


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize("name", [*CLOSINGS, "report", "letter"])
def test_every_rule_of_the_layout_holds_with_it(name, regime):
    paper = with_code(name, regime)
    layout = layout_party if regime.is_party else layout_nd30

    assert layout.check(render_pdf(paper), paper) == []


@pytest.mark.parametrize("name", CLOSINGS)
def test_it_is_eighteen_millimetres_wide_with_its_white_margin(name):
    _, (left, top, right, bottom), letters = code_on(render_pdf(with_code(name, Regime.HD05)))
    quiet = 4 * MILLIMETRES / modules(ADDRESS) - 0.2

    assert (right - left, bottom - top) == pytest.approx((MILLIMETRES,) * 2, abs=0.1)
    assert right < 105  # the half of the page that is not signed
    inside = [
        letter["text"]
        for letter in letters
        if letter["x1"] * MM > left - quiet
        and letter["x0"] * MM < right + quiet
        and letter["bottom"] * MM > top - quiet
        and letter["top"] * MM < bottom + quiet
        and letter["text"].strip()
    ]
    assert inside == []


@pytest.mark.parametrize("lines", range(14, 32, 3))
@pytest.mark.parametrize("regime", FAMILIES)
def test_no_signature_stands_alone_or_is_split_because_of_it(regime, lines):
    many = tuple(Recipient(f"Cơ quan, đơn vị thành viên số {n}") for n in range(8))
    paper = with_code("submission", regime, body=one_page_text(lines), recipients=many)
    pdf = render_pdf(paper)
    read = Reading(pdf, paper)
    ends = {line.page for line in (read.recipients_label, *read.post_lines, read.name_line)}

    assert ends == {code_on(pdf)[0]}
    assert ends <= {line.page for line in read.body_lines}


# --- for those who do not see it, and for archives ----------------------------------------------


def figures(document):
    tagged = (thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary))
    return (thing for thing in tagged if thing.get("/S") == "/Figure")


@pytest.mark.parametrize("regime", Regime)
def test_it_is_tagged_and_told_in_words_in_a_file_made_for_archives(regime):
    with pikepdf.open(io.BytesIO(render_pdf(with_code("report", regime)))) as document:
        (figure,) = figures(document)
        assert str(figure["/Alt"]) == words(ADDRESS)
        assert ADDRESS in words(ADDRESS)
        assert archive_faults(document) == []


def test_the_same_address_gives_the_same_code():
    assert (path(ADDRESS), png(ADDRESS)) == (path(ADDRESS), png(ADDRESS))
    assert render_pdf(with_code("letter", Regime.ND30)) == render_pdf(
        with_code("letter", Regime.ND30)
    )


# --- Word ---------------------------------------------------------------------------------------


def test_the_word_file_shows_the_same_code_and_says_the_same_words(tmp_path):
    made = {f"{name}-{regime}": with_code(name, regime) for name in CLOSINGS for regime in FAMILIES}
    drawn = converted({name: render_docx(paper) for name, paper in made.items()}, tmp_path)

    for name, paper in made.items():
        said = words_of(drawn[name], paper)
        assert " ".join(said).count(CHECK) == 1, name
        assert said == words_of(render_pdf(paper), paper), name
        assert [codes for codes in read_codes(drawn[name]) if codes] == [[ADDRESS]], name


def test_the_picture_in_word_is_told_in_words_and_as_large():
    document = opened(render_docx(with_code("letter", Regime.ND30)))
    (picture,) = document.inline_shapes
    (about,) = document.element.body.iter(qn("wp:docPr"))

    assert round(picture.width.mm, 1) == round(picture.height.mm, 1) == MILLIMETRES
    assert about.get("descr") == words(ADDRESS)
