"""The layout of every sample paper, measured in the PDF; and proof that the measures measure."""

import re
from functools import cache
from io import BytesIO

import pdfplumber
import pytest

from emulation import pdf
from emulation.paper import Item, Number, Paragraph, Regime
from emulation.pdf import column_rules, render_pdf
from emulation.tests import layout_nd30, layout_party, papers
from emulation.tests.layout_page import Reading

PARTY = (Regime.HD36, Regime.HD05)


@cache
def drawn(name, regime):
    paper = papers.SAMPLES[name](regime)
    return render_pdf(paper), paper


@cache
def reading(name, regime):
    return Reading(*drawn(name, regime))


def broken(data, paper):
    """The numbers of the rules a drawn paper breaks."""
    layout = layout_party if paper.regime.is_party else layout_nd30
    return [int(rule.split(".")[0]) for rule in layout.check(data, paper)]


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize("name", papers.SAMPLES)
def test_every_sample_keeps_every_rule(name, regime):
    assert broken(*drawn(name, regime)) == []


# --- negative controls: each fault is found by the rule that forbids it -------------------

STATE_FAULTS = {
    1: "@page { size: 200mm 297mm }",
    2: "@page landscape { size: 280mm 210mm }",
    3: "@page { margin-left: 25mm }",
    4: "@page { margin-right: 12mm }",
    5: "@page { margin-bottom: 10mm } body { orphans: 1; widows: 1 }",
    6: "@page { margin-top: 15mm }",
    7: "h2 { font-family: 'DejaVu Sans' }",
    8: ".base { color: #00f }",
    9: r".base::after { content: 'e\0301' }",
    10: "h2 { font-family: 'DejaVu Sans' }",
    11: "@page :first { @top-center { content: counter(page) } }",
    12: "@page { @top-center { content: none } }",
    13: "@page { @top-center { padding-left: 20mm } }",
    14: "@page { @top-center { font-size: 12pt } }",
    15: ".nation { font-weight: 400 }",
    16: ".nation { margin-left: -100mm }",
    17: ".motto { font-size: 12pt }",
    18: ".motto { padding-left: 10mm }",
    19: ".motto .ruled::after { width: 50% }",
    20: ".date { font-size: 14pt }",
    21: ".body-name b { font-weight: 400 }",
    22: ".body-name .ruled::after { width: 100% }",
    23: ".number { font-size: 14pt }",
    24: ".number { text-align: left }",
    26: ".date { font-style: normal }",
    27: ".date div { padding-top: 3mm }",
    28: ".date { text-align: left }",
    29: ".type-name { text-align: left }",
    30: ".abstract { font-weight: 400 }",
    31: ".abstract .ruled::after { width: 90% }",
    32: ".base { font-style: normal }",
    33: ".text p { text-indent: 15mm }",
    34: ".text p { margin-bottom: 4pt }",
    35: ".recipients p { font-size: 12pt }",
    36: ".post { font-weight: 400 }",
    37: ".name { padding-top: 5mm }",
    38: ".closing { break-before: page }",
    40: "@page :nth(1 of landscape) { counter-reset: none }",
}
PARTY_FAULTS = {
    3: "@page { margin-left: 31mm }",
    4: "@page { margin-right: 16mm }",
    5: "@page { margin-bottom: 10mm } body { orphans: 1; widows: 1 }",
    6: "@page { margin-top: 15mm }",
    11: "@page :first { @top-center { content: counter(page) } }",
    12: "@page { @top-center { content: none } }",
    13: "@page { @top-center { padding-top: 5mm } }",
    14: "@page { @top-center { font-style: italic } }",
    15: "@page { @top-center { padding-left: 20mm } }",
    16: ".party-title { font-size: 14pt }",
    17: ".party-title { padding-top: 20mm }",
    18: ".ruled::after { width: 50% }",
    19: ".star::after { content: 'Độc lập - Tự do' }",
    20: ".body-name { font-weight: 700 }",
    21: ".body-name { font-size: 12pt }",
    22: ".body-name b { text-decoration: underline }",
    23: ".star { text-align: left }",
    24: ".number { font-size: 13pt }",
    26: ".date { font-style: normal }",
    27: ".party-title { padding-top: 12mm } .cell .date { margin-top: -25mm }",
    28: ".type-name { font-size: 14pt }",
    29: ".abstract { text-transform: uppercase }",
    30: ".dashes { text-align: left }",
    31: ".base { font-style: italic }",
    32: ".text { font-size: 12pt }",
    33: ".text p { line-height: 25pt }",
    34: ".text p { margin-bottom: 2pt }",
    35: ".text p { text-indent: 12mm }",
    36: ".recipients-label { text-decoration: none }",
    37: ".recipients p { font-size: 11pt }",
    38: ".post { font-weight: 700 }",
    39: ".text p::after { content: './.' }",
    40: ".closing { break-before: page }",
}


def with_fault(monkeypatch, css):
    monkeypatch.setattr(pdf, "column_rules", lambda paper: column_rules(paper) + css)


@pytest.mark.parametrize(("rule", "css"), STATE_FAULTS.items())
def test_a_fault_in_a_state_paper_is_found(monkeypatch, rule, css):
    with_fault(monkeypatch, css)
    paragraphs, appendices = (20 if rule == 5 else 1), (1 if rule in (2, 40) else 0)
    paper = papers.report(Regime.ND30, paragraphs, appendices)
    assert rule in broken(render_pdf(paper), paper)


@pytest.mark.parametrize(("rule", "css"), PARTY_FAULTS.items())
def test_a_fault_in_a_party_paper_is_found(monkeypatch, rule, css):
    with_fault(monkeypatch, css)
    paper = papers.report(Regime.HD05, paragraphs=20 if rule == 5 else 1, appendices=0)
    assert rule in broken(render_pdf(paper), paper)


@pytest.mark.parametrize(
    ("rule", "regime", "fields"),
    [
        (23, Regime.ND30, {"number": Number("7a", "BC", "SVHTT")}),
        (25, Regime.ND30, {"number": Number("7", "TB", "SVHTT")}),
        (35, Regime.ND30, {"archive": ""}),
        (39, Regime.ND30, {"end_mark": False}),
        (25, Regime.HD05, {"number": Number("7", "TB", "KTĐ")}),
        (37, Regime.HD05, {"regime": Regime.HD36}),
    ],
)
def test_a_paper_that_says_something_else_is_found(rule, regime, fields):
    paper = papers.report(regime, appendices=0)
    other = papers.with_fields(paper, **fields)
    assert rule in broken(render_pdf(other), paper)


# --- page breaks --------------------------------------------------------------------------


def one_page_text(lines):
    return tuple(Paragraph(f"Dòng số {n}") for n in range(lines))


@pytest.mark.parametrize("lines", range(15, 30))
@pytest.mark.parametrize("regime", [Regime.ND30, Regime.HD05])
def test_a_signature_is_never_alone_nor_split(regime, lines):
    paper = papers.with_fields(papers.minutes(regime), body=one_page_text(lines))
    paper = papers.with_fields(paper, signing=papers.report(regime).signing)
    read = Reading(render_pdf(paper), paper)
    ends = {line.page for line in (read.recipients_label, *read.post_lines, read.name_line)}
    assert len(ends) == 1
    assert ends <= {line.page for line in read.body_lines}


@pytest.mark.parametrize("lines", range(15, 30, 2))
@pytest.mark.parametrize("regime", [Regime.ND30, Regime.HD05])
def test_a_bold_line_never_ends_a_page(regime, lines):
    text = *one_page_text(lines), Paragraph("**Kết luận**"), *one_page_text(12)
    paper = papers.with_fields(papers.minutes(regime), body=text)
    read = Reading(render_pdf(paper), paper)
    found = [line.text for line in read.body_lines].index("Kết luận")
    lead, after = read.body_lines[found : found + 2]
    assert lead.page == after.page


@pytest.mark.parametrize("lines", range(12, 30, 3))
def test_each_signing_block_of_an_agreement_stays_whole(lines):
    paper = papers.agreement(Regime.ND30)
    paper = papers.with_fields(paper, body=one_page_text(lines))
    read = Reading(render_pdf(paper), paper)
    captions = [line.page for line in read.lines if line.text.startswith("CƠ QUAN")]
    names = [line.page for line in read.lines if line.text == "Lê Văn Mẫu"]
    assert len(names) == 9
    assert captions == names
    assert names[0] in {line.page for line in read.body_lines}


def test_names_in_a_row_of_signatures_are_level():
    paper = papers.agreement(Regime.ND30, parties=2)
    short, long = paper.signing.parties
    parties = (short, papers.SigningParty("Trung tâm " * 8, long.post, long.name))
    paper = papers.with_fields(paper, signing=papers.SignatureGrid(parties, columns=2))
    read = Reading(render_pdf(paper), paper)
    first, second = (line for line in read.lines if line.text == "Lê Văn Mẫu")
    assert first.baseline == second.baseline


def test_a_row_of_a_table_is_never_split():
    long_cell = "Nội dung rất dài " * 20
    columns = (papers.Column("TT", 12), papers.Column("Nội dung"))
    table = papers.Table(columns, tuple((f"R{n}", long_cell) for n in range(1, 25)))
    paper = papers.with_fields(papers.decision(Regime.ND30), body=(table, Paragraph("Hết")))
    read = Reading(render_pdf(paper), paper)
    text = [(line.page, line.text) for line in read.lines if line.sized(12)]
    page_of_row = {}
    row = None
    for page, words in text:
        row = words.split()[0] if words.startswith("R") else row
        if row and "Nội dung rất" in words:
            page_of_row.setdefault(row, set()).add(page)
    assert len(page_of_row) == 24
    assert all(len(pages) == 1 for pages in page_of_row.values())
    heads = [page for page, words in text if words.startswith("TT")]
    assert heads == sorted({page for pages in page_of_row.values() for page in pages})


@pytest.mark.parametrize("rows", range(22, 30, 2))
def test_the_frame_of_a_table_ends_with_its_last_row_on_the_page(rows):
    row, groups = ("1", "Ô"), (papers.GroupRow("Nhóm lớn"), papers.GroupRow("Nhóm nhỏ"))
    table = papers.Table(
        (papers.Column("TT", 12), papers.Column("Nội dung")),
        ((row,) * rows + groups) * 3 + (row,),
    )
    paper = papers.with_fields(papers.decision(Regime.ND30), body=(table, Paragraph("Hết")))
    with pdfplumber.open(BytesIO(render_pdf(paper))) as file:
        for page in file.pages[:-1]:
            lowest = max(character["bottom"] for character in page.chars)
            assert max(rect["bottom"] for rect in page.rects) < lowest + 5


def test_a_dash_never_begins_a_line():
    text = " ".join(f"{'dài ' * (n % 9)}phát triển kinh tế - xã hội." for n in range(60))
    paper = papers.with_fields(papers.decision(Regime.ND30), body=(Paragraph(text), Item("hết")))
    read = Reading(render_pdf(paper), paper)

    starts = [
        line.text
        for line in read.body_lines
        if line.text.lstrip() != line.text or line.text[0] == "-"
    ]
    assert starts == ["- hết./."]


@pytest.mark.parametrize("lines", range(20, 30))
def test_the_head_of_a_table_stands_with_its_first_row_and_the_line_before(lines):
    columns = (papers.Column("TT", 12), papers.Column("Nội dung"))
    table = papers.Table(columns, tuple((f"R{n}", "Ô") for n in range(30)))
    body = (*one_page_text(lines), Paragraph("Theo bảng sau:"), table, Paragraph("Hết"))
    paper = papers.with_fields(papers.decision(Regime.ND30), body=body, bases=())
    read = Reading(render_pdf(paper), paper)
    starts = ("Theo bảng", "TT", "R0")
    pages = [next(line.page for line in read.lines if line.text.startswith(s)) for s in starts]
    assert len(set(pages)) == 1


def test_dates_and_numbers_are_never_broken_over_lines():
    sentences = " ".join(
        f"Theo {'dài ' * (n % 7)}Kế hoạch số 47/KH-UBND ngày 09 tháng 02 năm 2026."
        for n in range(60)
    )
    paper = papers.with_fields(
        papers.decision(Regime.ND30), body=(Paragraph(sentences), Item("hết"))
    )
    read = Reading(render_pdf(paper), paper)
    assert sum("ngày 09 tháng 02 năm 2026" in line.text for line in read.lines) > 20
    assert sum(line.text.count("số 47/KH-UBND") for line in read.lines) == 60 + 1  # a basis, too
    assert not any(line.text.endswith(("ngày", "tháng", "năm", "số")) for line in read.body_lines)


# --- what differs by regime ---------------------------------------------------------------


def test_only_the_rules_of_2026_ask_with_kinh_trinh():
    labels = [
        next(line.text for line in reading("submission", regime).lines if "Kính" in line.text)
        for regime in Regime
    ]
    assert labels == ["Kính gửi:", "Kính gửi:", "Kính trình:"]


def test_a_draft_is_marked_under_its_number():
    for regime, mark in ((Regime.ND30, "DỰ THẢO"), (Regime.HD05, "(Dự thảo)")):
        read = reading("programme", regime)
        line = read.find(mark)
        assert 0 < line.baseline - read.number_line.baseline < 10


def test_a_blank_number_and_day_leave_room_to_write():
    read = reading("programme", Regime.ND30)
    label, symbol = read.number_line.text.split("/", 1)
    assert symbol == "CTr-UBND"
    assert len(label) >= len("Số:") + 6
    assert re.search(r"ngày {7} *tháng 7", read.date_line.text)
