"""Long tables drawn straight into the page: the page, words, order and tags of WeasyPrint's."""

import io
import unicodedata

import pdfplumber
import pikepdf
import pytest

from emulation import pdf, pdf_size, pdf_tables
from emulation.paper import (
    Appendix,
    Column,
    GroupRow,
    HeadCell,
    Heading,
    Paragraph,
    Regime,
    Table,
    TotalRow,
)
from emulation.pdf import PaperTooLarge, render_pdf
from emulation.pdf_drawing import WIDTHS
from emulation.pdf_fonts import LETTERS
from emulation.pdf_tables import DRAWN_FROM_CELLS, set_table
from emulation.tests import papers
from emulation.tests.test_pdf import archive_faults

ALPHABET = "".join(sorted(LETTERS)) + " Ω ½ “x” – 1.234,5%"
TEXTS = (
    "Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn/tổng số hồ sơ - kể cả hồ sơ liên thông, "
    "phân cấp; số 47/KH-UBND ngày 09/02/2026",
    ALPHABET,
    "đuôi" * 30 + " rồi",
    "dòng một\ndòng   hai,\tdòng hai nữa",
    "94.418.750.000",
    "",
    "<b>x</b> & “y” **không đậm**",
    "Đạt ✓ rồi",
)
COLUMNS = (
    Column("TT", 12, "center"),
    Column("Nội dung, tiêu chí đánh giá theo kế hoạch", 45),
    Column("Đăng ký", None, "right"),
    Column("Hoàn thành", None, "right"),
    Column("Ghi chú", None, "center"),
)
TWO_LEVELS = (
    (
        HeadCell("TT", rowspan=2),
        HeadCell("Nội dung, tiêu chí đánh giá", rowspan=2),
        HeadCell("Chỉ tiêu của đơn vị trong năm", colspan=2),
        HeadCell("Ghi chú", rowspan=2),
    ),
    (HeadCell("Đăng ký"), HeadCell("Hoàn thành")),
)


def hard_table(rows, head=()):
    plain = [
        (str(n), TEXTS[n % 8], TEXTS[(n + 4) % 8], f"{n},5", TEXTS[(n * 3) % 8])
        for n in range(1, rows + 1)
    ]
    middle = (GroupRow("Nhóm không số"), GroupRow("Nhóm có số, tên dài" + ", tên dài" * 20, "II"))
    last = TotalRow("Cộng", ("12", "10", ""))
    return Table(COLUMNS, (*plain[: rows // 2], *middle, *plain[rows // 2 :], last), head)


def paper_of(*tables, regime=Regime.ND30):
    blocks = [part for table in tables for part in (Heading(2, "Bảng", 1), table)]
    appendices = (
        Appendix("Ngang", (*blocks, Paragraph("Ghi chú: hết bảng.")), "Báo cáo", landscape=True),
        Appendix("Đứng", tuple(blocks), "Báo cáo"),
    )
    return papers.with_fields(
        papers.decision(regime), body=(*blocks, Paragraph("Hết")), appendices=appendices
    )


PAPERS = {
    "one head": paper_of(hard_table(24)),
    "two heads": paper_of(hard_table(24, TWO_LEVELS), hard_table(12)),
    "party": paper_of(hard_table(16), regime=Regime.HD05),
    "sample": papers.report(Regime.ND30),
}


@pytest.fixture(scope="module", params=PAPERS)
def both(request):
    """The same paper drawn our way and wholly by WeasyPrint."""
    paper = PAPERS[request.param]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_tables, "DRAWN_FROM_CELLS", 10**9)
        plain = render_pdf(paper)
    return render_pdf(paper), plain


def pages(data):
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [(page.chars, page.rects) for page in file.pages]


def glyph(char):
    return char["text"], char["fontname"].split("+")[1], round(char["size"], 1)


def box(rect):
    return tuple(round(rect[side], 1) for side in ("top", "x0", "bottom", "x1"))


def test_every_letter_and_rule_stands_where_weasyprint_puts_it(both):
    ours, plain = map(pages, both)
    assert len(ours) == len(plain) > 2
    for (our_chars, our_rects), (chars, rects) in zip(ours, plain, strict=True):
        assert [glyph(char) for char in our_chars] == [glyph(char) for char in chars]
        for one, other in zip(our_chars, chars, strict=True):
            assert one["x0"] == pytest.approx(other["x0"], abs=0.02)
            assert one["top"] == pytest.approx(other["top"], abs=0.02)
        assert len(our_rects) == len(rects)
        for one, other in zip(sorted(map(box, our_rects)), sorted(map(box, rects)), strict=True):
            assert one == pytest.approx(other, abs=0.02)


def test_the_tables_are_indeed_drawn_by_us(both):
    ours, plain = map(cells_with_scope, both)
    assert ours > 4
    assert plain == 0


def cells_with_scope(data):
    with pikepdf.open(io.BytesIO(data)) as file:
        return sum("/Scope" in safe(safe(thing).get("/A")) for thing in file.objects)


def safe(thing):
    return thing if isinstance(thing, pikepdf.Dictionary) else {}


def held_rows(groups, compact=False):
    """Groups of one to three rows under a title each; a title and a sum stay with their rows."""
    rows = []
    for n in range(groups):
        rows.append(GroupRow(f"Nhóm {n}" + ", tên dài" * (n % 4 * 9), "I"))
        rows += [(f"{n}", TEXTS[n % 2 * 4], "1,5", "2", "")] * (n % 3 + 1)
        rows += [TotalRow("Cộng", ("12", "10", ""))] * (n % 2)
    return Table(COLUMNS, tuple(rows), compact=compact)


@pytest.mark.parametrize("lines", range(0, 30, 6))
def test_pages_end_where_weasyprint_ends_them(monkeypatch, lines):
    """Between rows that may part; and not so that the signature would stand alone."""
    before = (Paragraph("Dòng đẩy bảng xuống."),) * lines
    parts = (*before, held_rows(9), Heading(2, "Bảng", 1), held_rows(5, compact=True))
    appendices = (Appendix("Ngang", parts, "Báo cáo", landscape=True),)
    paper = papers.with_fields(
        papers.decision(Regime.ND30), body=(*parts, held_rows(12)), appendices=appendices
    )
    ours = words_of_pages(render_pdf(paper))
    monkeypatch.setattr(pdf_tables, "DRAWN_FROM_CELLS", 10**9)
    assert ours == words_of_pages(render_pdf(paper))


def words_of_pages(data):
    return ["".join(glyph(char)[0] for char in chars) for chars, _ in pages(data)]


# --- what a reading program finds ---------------------------------------------------------


def marked_words(file):
    """Text by page and number of marked content."""
    words = {}
    with pdfplumber.open(file) as opened:
        for page in opened.pages:
            for char in page.chars:
                key = page.page_number - 1, char["mcid"]
                words[key] = words.get(key, "") + char["text"]
    return words


def kids_of(element):
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def tree(data):
    """The structure tree without its empty wrappers: (tag, words or kids)."""
    words = marked_words(io.BytesIO(data))
    with pikepdf.open(io.BytesIO(data)) as file:
        numbers = {page.obj.objgen: at for at, page in enumerate(file.pages)}

        def read(element, page):
            page = numbers[element.Pg.objgen] if "/Pg" in element else page
            found = [
                read(kid, page)
                if isinstance(kid, pikepdf.Dictionary)
                else words.get((page, int(kid)), "")
                for kid in kids_of(element)
            ]
            tag = str(element["/S"])
            if tag in ("/TD", "/TH"):
                attributes = element.get("/A", {})
                spans = [int(attributes.get(key, 1)) for key in ("/ColSpan", "/RowSpan")]
                return tag, "".join(flat(found)).replace(" ", ""), spans
            return tag, found

        return read(file.Root.StructTreeRoot.K[0], 0)


def flat(found):
    for part in found:
        if isinstance(part, str):
            yield part
        else:
            yield from flat(part[1])


def test_the_tags_say_the_same(both):
    ours, plain = map(tree, both)
    assert ours == plain


def test_every_mark_belongs_to_one_element_that_owns_it(both):
    with pikepdf.open(io.BytesIO(both[0])) as file:
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        assert [int(number) for number in list(numbers)[::2]] == list(range(len(file.pages)))
        for page, parents in zip(file.pages, list(numbers)[1::2], strict=True):
            content = page.Contents.read_bytes()
            assert content.count(b"/MCID") == len(parents)
            assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")
            for number, parent in enumerate(parents):
                assert number in [kid for kid in kids_of(parent) if isinstance(kid, int)]
                assert parent["/Pg"].objgen == page.obj.objgen


def test_every_head_tells_its_columns():
    with pikepdf.open(io.BytesIO(render_pdf(PAPERS["one head"]))) as file:
        heads = [thing for thing in file.objects if safe(thing) and thing.get("/S") == "/TH"]
        assert len(heads) > 15
        assert all(head["/A"]["/Scope"] == "/Column" for head in heads)


def test_the_file_is_the_same_archive(both):
    for data in both:
        with pikepdf.open(io.BytesIO(data)) as file:
            assert archive_faults(file) == []
            fonts = {
                str(thing["/FontName"])[7:]
                for thing in file.objects
                if safe(thing) and thing.get("/Type") == "/FontDescriptor"
            }
            assert len(fonts) > 2
            assert {name.rpartition("Serif")[0][-9:] for name in fonts} == {"Official-"}
            with file.open_outline() as outline:
                titles = [item.title for item in outline.root[0].children]
    assert titles


def test_the_same_paper_gives_the_same_bytes(both):
    assert render_pdf(PAPERS["party"]) == render_pdf(PAPERS["party"])


# --- setting ------------------------------------------------------------------------------


def lines_of(text, width=45):
    columns = (Column("TT", 12), Column("A", width), Column("B"))
    rows = (("1", text, "x"),) * DRAWN_FROM_CELLS
    made = set_table(Table(columns, rows), WIDTHS[False])
    return made and [line.text for line in made.rows[0].lines[1]]


def test_words_move_to_the_next_line_whole():
    assert lines_of("Kết quả thực hiện nhiệm vụ trọng tâm của đơn vị") == [
        "Kết quả thực hiện nhiệm",
        "vụ trọng tâm của đơn vị",
    ]


def test_a_word_wider_than_its_column_is_broken():
    lines = lines_of("a" * 60)
    assert "".join(lines) == "a" * 60
    assert len(lines) > 1


def test_decomposed_letters_are_drawn_composed():
    text = "Hoàn thành tốt"
    assert lines_of(unicodedata.normalize("NFD", text)) == [text]


def test_a_line_end_of_the_user_begins_a_line():
    assert lines_of("một\nhai   ba") == ["một", "hai ba"]


@pytest.mark.parametrize(
    "text",
    ["שלום", "x\N{COMBINING ACUTE ACCENT}", "một\n\nba", "rất dài " * 200],
    ids=["from the right", "no letter of its own", "an empty line", "higher than a page"],
)
def test_what_is_not_ours_is_left_to_weasyprint(text):
    assert lines_of(text) is None
    columns = (Column("TT", 12), Column("A", 45), Column("B"))
    table = Table(columns, (("1", text, "x"), *(("2", "y", "z"),) * DRAWN_FROM_CELLS))
    paper = papers.with_fields(papers.decision(Regime.ND30), body=(table, Paragraph("Hết")))
    with pdfplumber.open(io.BytesIO(render_pdf(paper))) as file:
        words = "".join(char["text"] for page in file.pages for char in page.chars)
    assert words.count("yz") >= 1 or words.count("y") >= DRAWN_FROM_CELLS


def test_a_column_without_room_is_left_to_weasyprint():
    columns = (Column("A", 164), Column("B"))
    rows = (("1", "2"),) * DRAWN_FROM_CELLS
    assert set_table(Table(columns, rows), WIDTHS[False]) is None


def test_a_short_table_is_left_to_weasyprint():
    columns = (Column("A"), Column("B"))
    at_least = DRAWN_FROM_CELLS // 2
    assert set_table(Table(columns, (("1", "2"),) * (at_least - 1)), WIDTHS[False]) is None
    assert set_table(Table(columns, (("1", "2"),) * at_least), WIDTHS[False])


def test_too_much_for_weasyprint_is_refused():
    columns = (Column("A"),) * 5
    table = Table(columns, (("שלום",) * 5,) * (pdf_size.MAX_CELLS_LEFT // 5 + 1))
    paper = papers.with_fields(papers.decision(Regime.ND30), body=(table,))
    with pytest.raises(PaperTooLarge, match="30000 ô"):
        render_pdf(paper)


# --- the sheet that stands in for WeasyPrint's ---------------------------------------------


@pytest.mark.parametrize("name", ["report", "decision", "agreement"])
@pytest.mark.parametrize("regime", [Regime.ND30, Regime.HD05])
def test_our_sheet_for_html_draws_what_weasyprints_own_does(monkeypatch, name, regime):
    paper = papers.SAMPLES[name](regime)
    ours = render_pdf(paper)
    monkeypatch.delattr(pdf.OfficialPage, "_ua_stylesheets")
    assert render_pdf(paper) == ours
