"""The value of a paper, and how each regime words it."""

from datetime import date

import pytest

from emulation import paper_text
from emulation.paper import (
    Column,
    Family,
    Heading,
    Item,
    Number,
    PaperDate,
    Paragraph,
    Recipient,
    Regime,
    Table,
    regime_of,
)
from emulation.tests import papers

NBSP = "\u00a0"
JULY = PaperDate(6, 7, 2026)


@pytest.mark.parametrize(
    ("family", "day", "regime"),
    [
        (Family.STATE, date(2026, 5, 26), Regime.ND30),
        (Family.STATE, None, Regime.ND30),
        (Family.PARTY, date(2026, 5, 26), Regime.HD36),
        (Family.PARTY, date(2026, 5, 27), Regime.HD05),
        (Family.PARTY, PaperDate(None, 5, 2026), Regime.HD05),
        (Family.PARTY, PaperDate(None, 4, 2026), Regime.HD36),
        (Family.PARTY, PaperDate(None, None, 2025), Regime.HD36),
        (Family.PARTY, PaperDate(31, 2, 2026), Regime.HD36),
        (Family.PARTY, PaperDate(), Regime.HD05),
        (Family.PARTY, None, Regime.HD05),
        ("party", date(2023, 4, 18), Regime.HD36),
    ],
)
def test_the_regime_follows_the_best_known_date(family, day, regime):
    assert regime_of(family, day) is regime


@pytest.mark.parametrize(
    ("number", "state", "party"),
    [
        (Number("7", "BC", "SVHTT"), "07/BC-SVHTT", "07-BC/SVHTT"),
        (Number("125", "", "SNV-TĐKT"), "125/SNV-TĐKT", "125/SNV-TĐKT"),
        (Number("", "CTr", "UBND"), f"{NBSP * 6}/CTr-UBND", f"{NBSP * 6}-CTr/UBND"),
        (Number("7"), "07", "07"),
    ],
)
def test_number_and_symbol_are_joined_as_the_regime_asks(number, state, party):
    assert paper_text.numbered(Regime.ND30, number) == state
    assert paper_text.numbered(Regime.HD05, number) == party


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PaperDate(6, 7, 2026), "ngày 06 tháng 7 năm 2026"),
        (PaperDate(12, 2, 2026), "ngày 12 tháng 02 năm 2026"),
        (PaperDate(1, 10, 2026), "ngày 01 tháng 10 năm 2026"),
        (PaperDate(None, 4, 2026), "ngày       tháng 4 năm 2026"),
        (PaperDate(None, None, 2026), "ngày       tháng       năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_get_a_zero(day, words):
    assert paper_text.date_words(day) == words.replace(" ", NBSP)


def test_a_paper_is_cited_in_the_manner_of_the_regime():
    number = Number("1", "CTr", "KTĐ")
    state, party = (
        paper_text.citation(regime, "Chương trình", number, PaperDate(18, 4, 2026), "Khối")
        for regime in (Regime.ND30, Regime.HD36)
    )
    assert state.replace(NBSP, " ") == (
        "Chương trình số 01/CTr-KTĐ ngày 18 tháng 4 năm 2026 của Khối"
    )
    assert party.replace(NBSP, " ") == "Chương trình số 01-CTr/KTĐ, ngày 18/4/2026 của Khối"


def test_the_abstract_starts_as_the_regime_asks():
    state, party = (
        paper_text.abstract(papers.frame(regime, "BC", abstract="Sơ kết phong trào."))
        for regime in (Regime.ND30, Regime.HD05)
    )
    assert (state, party) == ("Sơ kết phong trào", "sơ kết phong trào")
    assert paper_text.lower_first("UBND tỉnh") == "UBND tỉnh"


def test_headings_are_numbered_by_level_and_regime():
    def numbers(regime):
        return [
            paper_text.heading_number(regime, Heading(level, "x", 4)) for level in (1, 2, 3)
        ] + [paper_text.heading_number(regime, Heading(3, "x", 5))]

    assert numbers(Regime.ND30) == ["IV.", "4.", "d)", "đ)"]
    assert numbers(Regime.HD05) == ["IV-", "4.", "d)", "đ)"]
    assert paper_text.heading_number(Regime.HD05, Heading(2, "x", "Điều 1.")) == "Điều 1."


@pytest.mark.parametrize("last", [Paragraph, Item])
@pytest.mark.parametrize(
    ("text", "state", "party"),
    [
        ("Hết", "Hết./.", "Hết."),
        ("Hết.", "Hết./.", "Hết."),
        ("Hết./.", "Hết./.", "Hết."),
        ("Hết; ", "Hết./.", "Hết."),
        ("**Hết.**", "**Hết**./.", "**Hết**."),
        ("đạt 1/2", "đạt 1/2./.", "đạt 1/2."),
    ],
)
def test_the_last_paragraph_gets_the_mark_of_the_regime(last, text, state, party):
    for regime, expected in ((Regime.ND30, state), (Regime.HD36, party)):
        paper = papers.frame(regime, "BC", body=(Paragraph("Đầu;"), last(text)))
        blocks = paper_text.body_blocks(paper)
        assert [block.text for block in blocks] == ["Đầu;", expected]


def test_a_text_that_ends_with_a_table_gets_no_mark():
    body = (Table((Column("A"),), (("1",),)),)
    assert paper_text.body_blocks(papers.frame(Regime.ND30, "BC", body=body)) == body


def test_bases_end_as_the_regime_asks():
    bases = ("Căn cứ Luật;", "Căn cứ Kế hoạch.", "Xét đề nghị của Ban")

    def lines(regime, **fields):
        return paper_text.base_lines(papers.frame(regime, "QĐ", bases=bases, **fields))

    assert lines(Regime.ND30) == ["Căn cứ Luật;", "Căn cứ Kế hoạch;", "Xét đề nghị của Ban."]
    party = lines(Regime.HD05, enacting_clause="Quyết định:")
    assert [party[0], party[-1]] == [f"-{NBSP}Căn cứ Luật;", f"-{NBSP}Xét đề nghị của Ban,"]
    assert lines(Regime.HD36, running_bases=True) == ["Căn cứ Luật; Kế hoạch; xét đề nghị của Ban."]


def test_recipients_begin_with_the_addressee_and_end_with_the_archive():
    def lines(regime, archive):
        paper = papers.frame(
            regime,
            "TTr",
            addressees=("Tỉnh ủy",),
            recipients=(Recipient("Hội đồng;", "(để b/c)"),),
            archive=archive,
        )
        return [
            (line.text.replace(NBSP, " "), line.note.replace(NBSP, " "), line.mark)
            for line in paper_text.recipient_lines(paper)
        ]

    assert lines(Regime.ND30, "VT, VP.") == [
        ("- Như trên", "", ";"),
        ("- Hội đồng", "để b/c", ";"),
        ("- Lưu: VT, VP", "", "."),
    ]
    assert lines(Regime.HD36, "Lưu Văn phòng Khối")[-1] == ("- Lưu Văn phòng Khối", "", ".")
    assert {mark for _, _, mark in lines(Regime.HD36, "")[:-1]} == {","}


def test_several_appendices_are_numbered_roman_or_arabic():
    for regime, label in ((Regime.ND30, "Phụ lục II"), (Regime.HD05, "Phụ lục 2")):
        assert paper_text.appendix_label(papers.report(regime), 1) == label
        assert paper_text.appendix_label(papers.report(regime, appendices=1), 0) == "Phụ lục"


def test_a_row_with_a_cell_too_few_is_refused_when_it_is_built():
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table((Column("A"), Column("B")), (("x",),))


def test_text_is_printed_in_one_form_of_each_letter_without_invisible_marks():
    assert paper_text.kept("Thi e\u0301\u202e đua") == "Thi é đua"


def test_a_word_that_goes_on_for_ever_is_given_spaces():
    assert max(len(word) for word in paper_text.printable("a" * 5_000).split()) <= 50
    address = "https://example.org/" + "a" * 300
    assert paper_text.printable(address) == address
