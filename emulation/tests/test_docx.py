"""Papers as Word files: how they are built, and that they say what the PDF says."""

import io
import subprocess
import sys
import zipfile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from emulation import paper_text
from emulation.docx import OF_AN_ISSUED_PAPER, render_docx
from emulation.docx_styles import blank, looks
from emulation.paper import Appendix, Column, HeadCell, Paragraph, Regime, Table
from emulation.pdf import render_pdf
from emulation.tests import papers
from emulation.tests.word import converted, opened, part, styles_used, words

SAMPLES = [(name, regime) for name in papers.SAMPLES for regime in Regime]


def paper_of(name, regime):
    return papers.SAMPLES[name](regime)


@pytest.fixture(scope="module")
def report():
    """Two appendices across the page."""
    return opened(render_docx(papers.report(Regime.ND30)))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Every sample, and an issued one, as LibreOffice shows it."""
    files = {f"{name}-{regime}": render_docx(paper_of(name, regime)) for name, regime in SAMPLES}
    files["issued"] = render_docx(papers.report(Regime.ND30), is_issued=True)
    return converted(files, tmp_path_factory.mktemp("word"))


def with_body(*blocks, **fields):
    return papers.with_fields(papers.decision(Regime.ND30), body=blocks, **fields)


def paragraphs_in(style, document):
    """Those of tables, too."""
    found = document.element.body.iter(qn("w:p"))
    return [p.text for p in found if p.style == style]


# --- the same words -----------------------------------------------------------------------


@pytest.mark.parametrize(("name", "regime"), SAMPLES)
def test_it_says_what_the_pdf_says_in_the_same_order(drawn, name, regime):
    paper = paper_of(name, regime)
    ours = words(render_pdf(paper), paper)

    assert len(ours) > 100
    assert words(drawn[f"{name}-{regime}"], paper) == ours


def test_the_comparison_finds_one_word_that_differs(drawn):
    paper = papers.letter(Regime.ND30)
    other = papers.with_fields(paper, place="Sông Thương")

    assert words(drawn["letter-nd30"], paper) != words(render_pdf(other), paper)


def test_that_of_an_issued_paper_names_the_pdf_as_the_original(drawn):
    paper = papers.report(Regime.ND30)
    pages = words(drawn["issued"], paper)
    notice = OF_AN_ISSUED_PAPER.split()
    starts = [at for at in range(len(pages)) if pages[at : at + len(notice)] == notice]

    assert len(starts) == 6  # first pages, further pages and those of the appendices
    assert OF_AN_ISSUED_PAPER not in part(render_docx(paper), "word/document.xml")


# --- the page -----------------------------------------------------------------------------


def test_a_bold_line_stays_with_what_it_leads():
    paper = papers.report(Regime.ND30, appendices=0)
    body = Paragraph("**Kết luận**"), Paragraph("**Một** và hai"), Paragraph("Ba")
    document = opened(render_docx(papers.with_fields(paper, body=body)))
    first, second, _ = [p for p in document.element.body.iter(qn("w:p")) if p.style == "BodyText"]

    assert first.pPr.find(qn("w:keepNext")) is not None
    assert second.pPr.find(qn("w:keepNext")) is None


@pytest.mark.parametrize("regime", Regime)
def test_pages_are_a4_with_the_margins_of_the_regime(regime):
    section = opened(render_docx(papers.submission(regime))).sections[0]
    sides = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]


def test_each_appendix_is_a_section_that_counts_its_own_pages(report):
    first, *appendices = report.sections

    assert first.orientation == WD_ORIENT.PORTRAIT
    assert [section.orientation for section in appendices] == [WD_ORIENT.LANDSCAPE] * 2
    assert [round(section.page_width.mm) for section in appendices] == [297, 297]
    for section in report.sections:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_pages_are_numbered_in_the_top_margin_from_the_second_on(report):
    first = report.sections[0]

    assert all(section.different_first_page_header_footer for section in report.sections)
    assert all(section.header.is_linked_to_previous for section in report.sections[1:])
    assert first.header_distance < Mm(15)
    (field,) = first.header._element.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")).strip() == "PAGE"
    assert list(first.first_page_header._element.iter(qn("w:fldSimple"))) == []


def test_libreoffice_numbers_the_pages_as_the_pdf_does(drawn):
    read = subprocess.run(
        ["pdftotext", "-raw", "-x", "0", "-y", "0", "-W", "2000", "-H", "50", "-", "-"],
        input=drawn["report-nd30"],
        capture_output=True,
        check=True,
    )
    numbers = [page.strip() for page in read.stdout.decode().split("\f")[:-1]]

    assert numbers == ["", "2", "", "2", "3", ""]


# --- styles -------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "regime"), SAMPLES)
def test_every_style_that_is_used_is_there(name, regime):
    document = opened(render_docx(paper_of(name, regime)))
    known = {style.style_id for style in document.styles}

    assert styles_used(document) <= known
    bare = [p for p in document.element.body.iter(qn("w:p")) if p.style is None]
    assert bare == []


@pytest.mark.parametrize(("name", "regime"), SAMPLES)
def test_nothing_is_formatted_by_hand(name, regime):
    """But for the indents that follow from how long a text is."""
    body = opened(render_docx(paper_of(name, regime))).element.body
    by_hand = {qn(f"w:{tag}") for tag in ("b", "i", "u", "sz", "rFonts", "jc", "spacing", "tab")}

    assert [element.tag for element in body.iter() if element.tag in by_hand] == []


SIZES = {
    "nd30": {"Nation": 12, "Motto": 13, "SuperiorBody": 12, "Number": 13, "PlaceDate": 13,
             "TypeName": 14, "BodyText": 14, "RecipientsLabel": 12, "Recipient": 11},
    "hd05": {"PartyTitle": 15, "SuperiorBody": 14, "Number": 14, "PlaceDate": 14, "Subject": 12,
             "TypeName": 16, "BodyText": 14, "RecipientsLabel": 14, "Recipient": 12},
}  # fmt: skip


@pytest.mark.parametrize("regime", SIZES)
def test_sizes_are_those_of_the_regime(regime):
    document = opened(render_docx(papers.submission(Regime(regime))))
    styles = {style.style_id: style for style in document.styles}

    assert {key: styles[key].font.size.pt for key in SIZES[regime]} == SIZES[regime]


def test_the_party_spaces_its_lines_exactly_and_the_state_by_the_font():
    state, party = (
        {style.style_id: style for style in opened(blank(is_party)).styles}
        for is_party in (False, True)
    )

    assert party["BodyText"].paragraph_format.line_spacing == Pt(20)
    assert 1 <= state["BodyText"].paragraph_format.line_spacing <= 1.5
    assert state["Post"].font.bold
    assert not party["Post"].font.bold
    assert party["RecipientsLabel"].font.underline


def test_the_typeface_and_the_language_are_said_once_for_all():
    xml = part(render_docx(papers.letter(Regime.HD05)), "word/styles.xml")

    assert 'w:ascii="Times New Roman"' in xml
    assert '<w:lang w:val="vi-VN"' in xml
    assert len({look.name for look in looks(True).values()}) == len(looks(True))


def test_bold_and_italic_are_honoured():
    body = with_body(Paragraph("Chủ đề **“Đoàn kết”**, *tạm* và ***cả hai***, 2 * 3"))
    xml = part(render_docx(body), "word/document.xml")

    for style, text in (
        ("Strong", "“Đoàn kết”"),
        ("Emphasis", "tạm"),
        ("StrongEmphasis", "cả hai"),
    ):
        run = f'<w:rStyle w:val="{style}"/></w:rPr><w:t xml:space="preserve">{text}</w:t>'
        assert run in xml
    assert "2 * 3" in xml


# --- head and signature -------------------------------------------------------------------


def test_head_and_signature_stand_in_tables_without_borders(report):
    tables = [table for table in report.tables if table._tbl.tblPr.style == "Layout"]
    styles = {style.style_id: style for style in report.styles}

    assert [table.cell(0, 1).text.split("\n")[0] for table in tables] == [
        paper_text.NATION,
        "KT. GIÁM ĐỐC",
    ]
    assert list(styles["Layout"].element.iter(qn("w:tblBorders"))) == []
    assert len(list(styles["DataTable"].element.iter(qn("w:tblBorders")))) == 1


@pytest.mark.parametrize("regime", Regime)
def test_the_motto_or_the_party_has_a_drawn_line_as_long_as_itself(regime):
    document = opened(render_docx(papers.report(regime)))
    (rule,) = [p for p in document.element.body.iter(qn("w:p")) if p.style == "Rule"]
    cell = rule.getparent()
    width = int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w")))
    indents = rule.pPr.find(qn("w:ind"))
    length = width - int(indents.get(qn("w:left"))) - int(indents.get(qn("w:right")))
    styles = {style.style_id: style for style in document.styles}

    assert length / 1440 * 25.4 == pytest.approx(72.9 if regime.is_party else 56.1, abs=0.2)
    assert len(list(styles["Rule"].element.iter(qn("w:pBdr")))) == 1


def test_the_signature_stays_with_the_last_paragraph(report):
    *_, last = [p for p in report.element.body.iter(qn("w:p")) if p.style == "BodyText"]
    signing = last.getnext()
    held = [p for p in signing.iter(qn("w:p")) if p.style != "Normal"]
    keeping = {style.style_id for style in report.styles if style.type == 1
               and style.paragraph_format.keep_with_next}  # fmt: skip

    assert last.pPr.find(qn("w:keepNext")) is not None
    assert signing.tag == qn("w:tbl")
    assert {p.style for p in held} <= keeping


@pytest.mark.parametrize("regime", Regime)
def test_a_draft_says_so(regime):
    document = opened(render_docx(papers.programme(regime)))

    assert paragraphs_in("Draft", document) == ["(Dự thảo)" if regime.is_party else "DỰ THẢO"]


def test_an_agreement_that_nobody_joins_yet_is_written_without_signatures():
    paper = papers.agreement(Regime.ND30, parties=0)

    assert paragraphs_in("Name", opened(render_docx(paper))) == []
    assert render_pdf(paper).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("parties", "cells"), [(2, [2]), (3, [3]), (9, [3, 3, 3]), (10, [3, 3, 3, 1])]
)
def test_parties_to_an_agreement_sign_side_by_side(parties, cells):
    document = opened(render_docx(papers.agreement(Regime.ND30, parties=parties)))
    _, *signing = [table for table in document.tables if table._tbl.tblPr.style == "Layout"]

    assert [len(table.columns) for table in signing] == cells
    assert [len(table.rows) for table in signing] == [2] * len(cells)


# --- tables -------------------------------------------------------------------------------


def data_tables(document):
    return [table for table in document.tables if table._tbl.tblPr.style == "DataTable"]


def test_heads_are_repeated_and_no_row_is_divided(report):
    for table in data_tables(report):
        rows = list(table._tbl.iter(qn("w:tr")))
        heads = [row for row in rows if row.trPr.find(qn("w:tblHeader")) is not None]

        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert rows[: len(heads)] == heads
        assert len(heads) == (2 if len(rows) > 20 or len(table.columns) == 7 else 1)


def test_tables_fill_the_width_of_the_text(report):
    for table, width in zip(data_tables(report), (165, 252, 252), strict=True):
        assert sum(column.width.mm for column in table.columns) == pytest.approx(width, abs=0.3)


def test_cells_that_reach_down_and_across_are_merged():
    table = Table(
        (Column("TT", 10), Column("A"), Column("B"), Column("C")),
        (("1", "2", "3", "4"),),
        (
            (HeadCell("TT", rowspan=3), HeadCell("Kết quả", colspan=3)),
            (HeadCell("Năm 2026", colspan=2, rowspan=2), HeadCell("So sánh")),
            (HeadCell("%"),),
        ),
    )
    (made,) = data_tables(opened(render_docx(with_body(table, Paragraph("Hết")))))

    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["TT", "Kết quả", "Kết quả", "Kết quả"],
        ["TT", "Năm 2026", "Năm 2026", "So sánh"],
        ["TT", "Năm 2026", "Năm 2026", "%"],
        ["1", "2", "3", "4"],
    ]


def test_a_cell_keeps_its_line_ends():
    table = Table((Column("A"),), (("một\nhai",),))
    (made,) = data_tables(opened(render_docx(with_body(table))))

    assert made.cell(1, 0).text == "một\nhai"


# --- the file -----------------------------------------------------------------------------


def test_the_file_says_what_it_is():
    paper = papers.report(Regime.ND30)
    described = opened(render_docx(paper)).core_properties

    assert described.title == paper.metadata.title
    assert described.author == "Khối thi đua tỉnh Sông Lam"
    assert described.subject == "Mẫu thử, số liệu giả định"
    assert described.keywords == "thi đua, khen thưởng"
    assert described.language == "vi-VN"
    assert described.created == papers.CREATED
    assert described.comments == ""


def test_the_same_paper_gives_the_same_bytes_in_another_process(tmp_path):
    script = (
        "import django, sys; django.setup()\n"
        "from emulation.docx import render_docx\n"
        "from emulation.tests.papers import Regime, report\n"
        "open(sys.argv[1], 'wb').write(render_docx(report(Regime.HD05)))\n"
    )
    target = tmp_path / "report.docx"
    subprocess.run([sys.executable, "-c", script, target], check=True, timeout=60)

    assert target.read_bytes() == render_docx(papers.report(Regime.HD05))


def test_the_archive_is_whole_and_holds_nothing_that_runs_or_points_elsewhere():
    content = render_docx(papers.report(Regime.ND30))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        relations = [archive.read(name).decode() for name in names if name.endswith(".rels")]

    assert len(names) == len(set(names))
    assert not any("External" in relation for relation in relations)
    assert not any("vba" in name.lower() or "custom" in name.lower() for name in names)


def test_what_xml_cannot_hold_becomes_a_box_as_in_the_pdf():
    column = Column("Cột \x01", 20)
    paper = with_body(
        Paragraph("Đạt ✓ và 😀 & <b>rồi</b> \x0b"),
        Table((column,), (("\x02 ]]> \ud800",),)),
        Paragraph("Hết"),
        appendices=(Appendix("Bảng", (Paragraph("x"),)),),
    )
    document = opened(render_docx(paper))

    assert paragraphs_in("BodyText", document)[0] == "Đạt □ và □ & <b>rồi</b> "
    assert data_tables(document)[0].cell(0, 0).text == "Cột □"


def test_a_title_longer_than_the_format_allows_is_cut():
    made = papers.letter(Regime.ND30)
    metadata = type(made.metadata)(title="x" * 300, created=papers.CREATED)

    described = opened(render_docx(papers.with_fields(made, metadata=metadata))).core_properties
    assert described.title == "x" * 255


def test_a_paper_without_text_is_still_a_whole_file():
    paper = papers.with_fields(papers.letter(Regime.ND30), body=(), signing=None, addressees=())

    assert paragraphs_in("BodyText", opened(render_docx(paper))) == []
