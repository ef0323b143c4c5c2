"""What a drawn file says of its paper: in Info, in XMP, and that the two agree."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pikepdf
import pytest

from emulation.paper import Metadata, Number, PaperDate, Regime
from emulation.pdf import render_pdf
from emulation.pdf_drawing import Drawing
from emulation.pdf_metadata import NAMESPACE, PREFIX, PROPERTIES
from emulation.tests import papers
from emulation.tests.test_pdf import archive_faults

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
DC = "{http://purl.org/dc/elements/1.1/}"


def issued(regime, **fields):
    """A report as it goes out: its file names what its head prints."""
    paper = papers.report(regime, appendices=0)
    said = Metadata(
        title="Báo cáo: Sơ kết", author="Khối thi đua tỉnh Sông Lam", subject="Sơ kết",
        keywords=("07/BC-SVHTT", "Báo cáo"), created=datetime(2026, 7, 6, 3, 4, 5, 678, UTC),
    )  # fmt: skip
    return replace(paper, metadata=said, **fields)


def opened(paper):
    return pikepdf.open(io.BytesIO(render_pdf(paper)))


def xmp_of(document):
    return ElementTree.fromstring(document.Root.Metadata.read_bytes())  # noqa: S314 - our own file


def stated(xmp):
    """Our properties in the file, by name."""
    name = f"{{{NAMESPACE}}}"
    return {
        each.tag.removeprefix(name): each.text for each in xmp.iter() if each.tag.startswith(name)
    }


def properties(paper):
    with opened(paper) as document:
        return stated(xmp_of(document))


@pytest.mark.parametrize(
    ("regime", "symbol", "day"),
    [
        (Regime.ND30, "BC-SVHTT", "2026-07-06"),
        (Regime.HD36, "BC/KTĐ", "2026-04-18"),
        (Regime.HD05, "BC/KTĐ", "2026-07-06"),
    ],
)
def test_a_paper_names_number_symbol_day_issuer_type_and_abstract(regime, symbol, day):
    assert properties(issued(regime)) == {
        "CodeNumber": "07",
        "CodeNotation": symbol,
        "IssuedDate": day,
        "OrganName": "Khối thi đua tỉnh Sông Lam",
        "TypeName": "Báo cáo",
        "Subject": "Sơ kết",
    }


def test_a_reader_of_archives_finds_them_too():
    with opened(issued(Regime.ND30)) as document, document.open_metadata() as xmp:
        assert xmp[f"{{{NAMESPACE}}}CodeNumber"] == "07"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_each_property_is_described_in_the_file():
    with opened(issued(Regime.ND30)) as document:
        (schemas,) = xmp_of(document).iter(f"{EXTENSION}schemas")
        assert f"<{PREFIX}:CodeNumber>".encode() in document.Root.Metadata.read_bytes()
    (schema,) = schemas.find(f"{RDF}Bag")
    described = {
        each.findtext(f"{PROPERTY}name"): each for each in schema.find(f"{SCHEMA}property/{RDF}Seq")
    }

    assert schema.findtext(f"{SCHEMA}namespaceURI") == NAMESPACE
    assert schema.findtext(f"{SCHEMA}prefix") == PREFIX
    assert schema.findtext(f"{SCHEMA}schema")
    assert list(described) == [name for name, _, _ in PROPERTIES]
    for name, kind, words in PROPERTIES:
        said = [described[name].findtext(f"{PROPERTY}{part}") for part in (
            "valueType", "category", "description")]  # fmt: skip
        assert said == [kind, "external", words]
    assert {each.get(f"{RDF}parseType") for each in (schema, *described.values())} == {"Resource"}


def test_everything_stands_in_one_description_of_the_file():
    with opened(issued(Regime.ND30)) as document:
        xmp = xmp_of(document)

    assert len(list(xmp.iter(f"{RDF}RDF"))) == 1
    assert {each.get(f"{RDF}about") for each in xmp.iter(f"{RDF}Description")} == {""}


@pytest.mark.parametrize("regime", Regime)
def test_xmp_says_what_info_says(regime):
    paper = issued(regime)
    with opened(paper) as document:
        info, xmp = document.docinfo, xmp_of(document)
        faults = archive_faults(document)
    said = {name: xmp.findtext(f".//{DC}{name}//{RDF}li") for name in (
        "title", "creator", "description")}  # fmt: skip
    ours = stated(xmp)

    assert said["title"] == str(info["/Title"]) == paper.metadata.title
    assert said["creator"] == str(info["/Author"]) == ours["OrganName"]
    assert said["description"] == str(info["/Subject"]) == ours["Subject"]
    keywords = xmp.findtext(".//{http://ns.adobe.com/pdf/1.3/}Keywords")
    assert keywords == str(info["/Keywords"]) == "07/BC-SVHTT, Báo cáo"
    created = xmp.findtext(".//{http://ns.adobe.com/xap/1.0/}CreateDate")
    assert created == "2026-07-06T03:04:05+00:00"
    assert str(info["/CreationDate"]).startswith("D:20260706030405")
    assert faults == []


DIFFICULT = "Sơ kết <b>“A & B”</b> \"x' ]]> " + "e\u0302\u0301 \u200bcuối\x0b"


def test_what_people_typed_is_text_and_nothing_else():
    paper = issued(Regime.ND30)
    said = replace(paper.metadata, subject=DIFFICULT, author=DIFFICULT, title=DIFFICULT)
    with opened(replace(paper, metadata=said, type_name="B & C")) as document:
        info, xmp = document.docinfo, xmp_of(document)
        faults = archive_faults(document)
    wanted = "Sơ kết <b>“A & B”</b> \"x' ]]> ế cuối"
    ours = stated(xmp)

    assert ours["Subject"] == ours["OrganName"] == str(info["/Subject"]) == wanted
    assert ours["TypeName"] == "B & C"
    assert str(info["/Title"]) == xmp.findtext(f".//{DC}title//{RDF}li") == wanted
    assert faults == []


def test_a_draft_says_nothing_that_it_has_not():
    paper = papers.programme(Regime.ND30)
    blank = replace(paper, metadata=replace(paper.metadata, subject="", keywords=()))
    found = properties(blank)

    assert found == {
        "CodeNotation": "CTr-UBND",
        "OrganName": "Khối thi đua tỉnh Sông Lam",
        "TypeName": "Chương trình",
    }
    with opened(blank) as document:
        assert not {"/Subject", "/Keywords"} & set(document.docinfo.keys())


def test_a_paper_without_number_or_date_line_names_neither():
    found = properties(papers.agreement(Regime.ND30))

    assert not {"CodeNumber", "CodeNotation", "IssuedDate"} & set(found)


def test_a_paper_that_says_nothing_of_itself_has_no_schema():
    paper = issued(Regime.ND30, number=Number(), date=PaperDate(None, 7, 2026), type_name="")
    with opened(replace(paper, metadata=Metadata(created=papers.CREATED))) as document:
        xmp = xmp_of(document)

    assert stated(xmp) == {}
    assert list(xmp.iter(f"{EXTENSION}schemas")) == []


def test_a_paper_whose_table_is_drawn_by_hand_says_the_same():
    short, long = (issued(Regime.ND30), papers.report(Regime.ND30, appendices=1))
    long = replace(long, metadata=short.metadata)

    assert any(Drawing(long).tables)
    assert properties(long) == properties(short)
