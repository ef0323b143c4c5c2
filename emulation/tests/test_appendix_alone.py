"""An appendix as a file of its own: numbered, named and laid out as in its paper."""

import io
from dataclasses import replace

import pikepdf
import pytest

from emulation.paper import Regime
from emulation.paper_shape import appendix_alone
from emulation.pdf import render_pdf
from emulation.tests import papers
from emulation.tests.layout_page import MM, Reading, near
from emulation.tests.test_pdf import archive_faults
from emulation.tests.test_pdf_metadata import stated, xmp_of

LABELS = {
    Regime.ND30: ("Phụ lục I", "Phụ lục II", "Phụ lục III"),
    Regime.HD36: ("Phụ lục 1", "Phụ lục 2", "Phụ lục 3"),
    Regime.HD05: ("Phụ lục 1", "Phụ lục 2", "Phụ lục 3"),
}
CASES = [(regime, index) for regime in Regime for index in range(3)]


@pytest.fixture(scope="module")
def whole():
    """A paper of each regime with a code, two appendices across the page and one upright."""
    address = "https://thidua.example.gov.vn/xac-minh/x/"
    made = {regime: papers.report(regime, appendices=3) for regime in Regime}
    return {regime: replace(paper, check_address=address) for regime, paper in made.items()}


@pytest.fixture(scope="module")
def whole_read(whole):
    return {regime: Reading(render_pdf(paper), paper) for regime, paper in whole.items()}


@pytest.fixture(scope="module")
def drawn(whole):
    made = {}
    for regime, index in CASES:
        paper = appendix_alone(whole[regime], index)
        made[regime, index] = paper, render_pdf(paper)
    return made


@pytest.fixture(scope="module")
def readings(drawn):
    return {case: Reading(pdf, paper) for case, (paper, pdf) in drawn.items()}


@pytest.mark.parametrize("case", CASES)
def test_it_begins_with_its_number_and_its_name(readings, case):
    regime, index = case
    read = readings[case]
    label, title, attached = read.text_lines[:3]

    assert label.text == LABELS[regime][index]
    assert label.bold
    assert label.sized(14)
    assert title.text == read.paper.appendices[0].title.upper()
    assert title.bold
    assert title.sized(13, 14)
    assert attached.text.startswith("(Kèm theo Báo cáo số")
    assert attached.italic
    for line in (label, title):
        assert near(line.centre, read.centre_of(0), 0.6)
    assert near(label.ink[0]["top"] * MM, 20, 2)


@pytest.mark.parametrize("case", CASES)
def test_its_pages_are_the_pages_of_its_paper(whole_read, readings, case):
    """Word by word, on pages of the same form, with the same numbers."""
    regime, index = case
    all_of_it, alone = whole_read[regime], readings[case]
    first = all_of_it.appendix_pages[index]
    end = (*all_of_it.appendix_pages, len(all_of_it.pages))[index + 1]

    assert alone.pages == all_of_it.pages[first:end]
    where = [
        (line.page, line.text, round(line.x0, 1), round(line.baseline, 1)) for line in alone.lines
    ]
    there = [
        (line.page - first, line.text, round(line.x0, 1), round(line.baseline, 1))
        for line in all_of_it.lines
        if first <= line.page < end
    ]
    assert where == there


@pytest.mark.parametrize("case", CASES)
def test_it_counts_its_own_pages_and_keeps_the_margins(readings, case):
    read = readings[case]

    assert read.appendices_count_for_themselves()
    assert read.portrait_pages_are_a4()
    assert read.landscape_pages_are_a4()
    assert read.last_baseline_leaves_twenty()
    assert read.top_and_landscape_margins_are_kept()
    assert read.one_embedded_family()
    assert read.all_glyphs_are_black()
    assert read.text_is_nfc()


@pytest.mark.parametrize("case", CASES)
def test_the_corner_of_the_bodys_signature_is_left_empty(readings, case):
    """Số, ký hiệu; thời gian ký: the signing tool writes it above the text, at the right."""
    read = readings[case]

    assert [line for line in read.lines if line.page == 0 and line.ink[0]["top"] * MM < 19] == []
    assert [rule for rule in read.rules if rule.page == 0 and rule.top < 19] == []


@pytest.mark.parametrize("case", CASES)
def test_it_has_neither_head_nor_signature_nor_code(readings, case):
    text = " ".join(line.text for line in readings[case].lines)

    for words in ("CỘNG HÒA", "ĐẢNG CỘNG SẢN", "Nơi nhận", "Trần Thị Ví Dụ", "Quét"):
        assert words not in text


@pytest.mark.parametrize("case", CASES)
def test_it_is_made_for_archives_and_names_the_number_and_day_of_its_paper(drawn, case):
    regime, index = case
    paper, pdf = drawn[case]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        said = stated(xmp_of(document))
        assert str(document.docinfo["/Title"]).startswith(f"{LABELS[regime][index]}: ")
        assert archive_faults(document) == []
    assert said["CodeNumber"] == "07"
    assert said["IssuedDate"].startswith("2026-")


def test_the_only_appendix_has_no_number():
    paper = papers.report(Regime.ND30, appendices=1)

    assert appendix_alone(paper, 0).appendices[0].label == "Phụ lục"
