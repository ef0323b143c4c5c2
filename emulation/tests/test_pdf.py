"""The engine: archive file, metadata, same bytes, fonts, limits."""

import gc
import io
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from emulation import pdf, pdf_fonts, pdf_size
from emulation.paper import Appendix, Column, Paragraph, Regime, Table
from emulation.pdf import PaperTooLarge, check_fonts, estimated_seconds, is_long, render_pdf
from emulation.pdf_fonts import FontsMissing, balanced, font_files, text_width
from emulation.tests import papers
from emulation.tests.layout_page import Reading


@pytest.fixture(scope="module")
def report():
    return papers.report(Regime.ND30)


@pytest.fixture(scope="module")
def drawn(report):
    return render_pdf(report)


@pytest.fixture
def opened(drawn):
    with pikepdf.open(io.BytesIO(drawn)) as document:
        yield document


# --- the archive file ---------------------------------------------------------------------

FORBIDDEN_ACTIONS = {
    "/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/SubmitForm",
}  # fmt: skip


def archive_faults(document):
    """What of PDF/A-2a can be checked by its structure alone."""
    root, faults = document.Root, []
    with document.open_metadata() as xmp:
        if (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) != ("2", "A"):
            faults.append("not marked as PDF/A-2a")
        if xmp.get("dc:title") != str(document.docinfo["/Title"]):
            faults.append("two titles")
    if document.is_encrypted or "/ID" not in document.trailer:
        faults.append("encrypted or without identifier")
    intents = root.get("/OutputIntents", [])
    if not any(i["/S"] == "/GTS_PDFA1" and "/DestOutputProfile" in i for i in intents):
        faults.append("no colour profile")
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or "/StructTreeRoot" not in root:
        faults.append("not tagged")
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            faults += _object_faults(thing)
    return faults


def _object_faults(thing):
    faults = []
    if str(thing.get("/S")) in FORBIDDEN_ACTIONS:
        faults.append(f"action {thing['/S']}")
    if thing.get("/Type") == "/Font" and thing.get("/Subtype") == "/Type0":
        faults += [] if "/ToUnicode" in thing else ["font without its letters"]
    if thing.get("/Type") == "/FontDescriptor":
        embedded = any(key in thing for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        faults += [] if embedded else ["font not embedded"]
    return faults


@pytest.mark.parametrize("regime", Regime)
def test_every_paper_is_made_as_an_archive_file(regime):
    with pikepdf.open(io.BytesIO(render_pdf(papers.submission(regime)))) as document:
        assert archive_faults(document) == []


def test_the_archive_check_finds_an_ordinary_file():
    plain = pikepdf.new()
    plain.add_blank_page()
    plain.docinfo["/Title"] = "x"
    assert "not tagged" in archive_faults(plain)


def test_the_file_says_what_it_is(opened, report):
    info = opened.docinfo
    assert str(info["/Title"]) == report.metadata.title
    assert str(info["/Author"]) == "Khối thi đua tỉnh Sông Lam"
    assert str(info["/Subject"]) == "Mẫu thử, số liệu giả định"
    assert str(info["/Keywords"]) == "thi đua, khen thưởng"
    assert str(info["/CreationDate"]).startswith("D:20260706")
    assert str(opened.Root["/Lang"]) == "vi"


def test_bookmarks_follow_the_headings(opened):
    with opened.open_outline() as outline:
        titles = [item.title for item in outline.root[0].children]
        assert outline.root[0].title == "BÁO CÁO"
    assert titles[:3] == [
        "I. ĐẶC ĐIỂM TÌNH HÌNH",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ",
    ]
    assert [title[:10] for title in titles[3:]] == ["Phụ lục I ", "Phụ lục II"]


def test_data_tables_are_the_only_tables_a_reader_meets():
    paper = papers.report(Regime.ND30, appendices=0)
    with pikepdf.open(io.BytesIO(render_pdf(paper))) as document:
        tagged = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
        tables = [thing for thing in tagged if thing.get("/S") == "/Table"]
    assert len(tables) == len(paper.tables) == 1


def test_the_same_paper_gives_the_same_bytes(drawn, report):
    assert render_pdf(report) == drawn


def test_another_process_gives_the_same_bytes(tmp_path):
    script = (
        "import django; django.setup()\n"
        "from emulation.pdf import render_pdf\n"
        "from emulation.tests import papers\n"
        "import sys; open(sys.argv[1], 'wb').write(render_pdf(papers.letter(papers.Regime.HD05)))\n"
    )
    target = tmp_path / "letter.pdf"
    subprocess.run([sys.executable, "-c", script, target], check=True, timeout=60)
    assert target.read_bytes() == render_pdf(papers.letter(Regime.HD05))


# --- fonts --------------------------------------------------------------------------------


def test_the_typeface_has_every_vietnamese_letter():
    assert len(pdf_fonts.LETTERS) == 146
    assert check_fonts() == []
    assert set(font_files()) == {"Regular", "Bold", "Italic", "BoldItalic"}


def test_a_missing_typeface_is_reported_not_replaced(monkeypatch):
    font_files.cache_clear()
    monkeypatch.setattr(pdf_fonts, "FOLDERS", (Path("/nowhere"),))
    monkeypatch.setattr(pdf_fonts.shutil, "which", lambda name: None)
    try:
        assert "fonts-liberation2" in check_fonts()[0]
        with pytest.raises(FontsMissing):
            font_files()
    finally:
        font_files.cache_clear()


def test_a_typeface_without_our_letters_is_refused(monkeypatch, tmp_path):
    for style in pdf_fonts.STYLES:
        (tmp_path / f"LiberationSerif-{style}.ttf").write_bytes(b"not a font")
    font_files.cache_clear()
    monkeypatch.setattr(pdf_fonts, "FOLDERS", (tmp_path,))
    monkeypatch.setattr(pdf_fonts.shutil, "which", lambda name: None)
    try:
        assert "thiếu chữ tiếng Việt" in check_fonts()[0]
    finally:
        font_files.cache_clear()


def test_a_sign_the_typeface_lacks_becomes_a_box():
    paper = papers.with_fields(
        papers.decision(Regime.ND30), body=(Paragraph("Đạt ✓ và 😀 rồi"), Paragraph("Hết"))
    )
    read = Reading(render_pdf(paper), paper)
    assert read.find("Đạt □ và □ rồi")
    assert read.no_fallback_face()


def test_the_national_title_is_as_wide_as_measured():
    assert text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12) == pytest.approx(88.3, abs=0.1)
    assert text_width("Độc lập - Tự do - Hạnh phúc", 13) == pytest.approx(56.1, abs=0.1)


def test_long_titles_break_into_even_lines():
    text = "Sơ kết phong trào thi đua 6 tháng đầu năm 2026, phương hướng, nhiệm vụ 6 tháng cuối năm"
    lines = balanced(text, 140, 14)
    assert " ".join(lines) == text
    widths = [text_width(line, 14) for line in lines]
    assert len(lines) == 2
    assert min(widths) > 0.7 * max(widths)


def test_one_word_wider_than_the_column_stays_one_line():
    assert balanced("A" * 80, 70, 12) == ["A" * 80]


# --- limits -------------------------------------------------------------------------------


def table_of(rows, columns=2):
    return Table((Column("A"),) * columns, (("x",) * columns,) * rows)


def test_too_many_rows_are_refused_before_drawing(report):
    appendix = Appendix("Bảng", (table_of(pdf_size.MAX_ROWS + 1),))
    with pytest.raises(PaperTooLarge, match="15005 dòng"):
        render_pdf(papers.with_fields(report, appendices=(appendix,)))


def test_too_many_cells_are_refused_before_drawing(report):
    with pytest.raises(PaperTooLarge):
        render_pdf(papers.with_fields(report, body=(table_of(10_000, 16),)))


def test_too_much_text_is_refused_before_drawing(report):
    with pytest.raises(PaperTooLarge, match="quá dài"):
        render_pdf(papers.with_fields(report, body=(Paragraph("chữ " * 800_000),)))


def test_a_word_without_end_is_broken_and_drawn_in_time():
    paper = papers.with_fields(
        papers.decision(Regime.ND30), body=(Paragraph("a" * 50_000), Paragraph("Hết"))
    )
    started = time.monotonic()
    read = Reading(render_pdf(paper), paper)
    assert time.monotonic() - started < 20
    assert max(line.x1 for line in read.lines) <= 195.3
    assert sum(line.text.count("a") for line in read.body_lines) >= 50_000


def test_a_very_long_cell_is_drawn_to_its_end():
    table = Table((Column("TT", 12), Column("Nội dung")), (("1", "từ " * 3_000 + "cuối"),))
    paper = papers.with_fields(papers.decision(Regime.ND30), body=(table, Paragraph("Hết")))
    text = "".join(line.text for line in Reading(render_pdf(paper), paper).lines)
    assert "cuối" in text


def test_long_papers_are_told_from_short_ones(report):
    assert not is_long(report)
    long = papers.with_fields(report, body=(table_of(4_000, 7),))
    assert is_long(long)
    assert estimated_seconds(long) > 1.5
    short_tables = papers.with_fields(report, body=(table_of(8, 7),) * 20)
    assert is_long(short_tables)  # WeasyPrint draws these


def test_the_collector_runs_again_after_drawing(report):
    assert gc.isenabled()
    with pytest.raises(PaperTooLarge):
        render_pdf(papers.with_fields(report, body=(table_of(pdf_size.MAX_ROWS + 1),)))
    render_pdf(papers.letter(Regime.ND30))
    assert gc.isenabled()


def test_endless_nesting_is_a_readable_refusal(monkeypatch):
    def deep(paper):
        return f"<html><body>{'<div>' * 3_000}{'</div>' * 3_000}</body></html>"

    monkeypatch.setattr(pdf, "paper_html", deep)
    with pytest.raises(PaperTooLarge, match="quá nhiều cấp"):
        render_pdf(papers.letter(Regime.ND30))
