"""Official papers as .docx: the words of the PDF, to be edited. The only module that saves one."""

import zipfile
from datetime import UTC
from io import BytesIO

from django.utils import timezone
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from emulation import check_code
from emulation.docx_parts import CHECK_CODE, appendix, page_of
from emulation.docx_styles import LANGUAGE, blank
from emulation.docx_xml import paragraph, run
from emulation.paper import Paper
from emulation.pdf_fonts import drawable

OF_AN_ISSUED_PAPER = "Bản Word để tham khảo; bản gốc là tệp PDF đã phát hành."
LONGEST_PROPERTY = 255  # more is refused by the format
PAGE_NUMBER = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
RESTART = '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'
SAME_DAY = (1980, 1, 1, 0, 0, 0)  # of every file in the archive


def render_docx(paper: Paper, *, is_issued=False) -> bytes:
    """Write the paper. The same paper, with `metadata.created`, gives the same bytes.

    That of an issued paper says at the foot of each page that the PDF is the original.
    """
    document = Document(_with_text(blank(paper.regime.is_party), drawable(_text(paper))))
    across = [False, *(made.landscape for made in paper.appendices)]
    for section, is_across in zip(document.sections, across, strict=True):
        _lay_out(section, paper.regime, is_across)
    _number_pages(document.sections[0])
    if is_issued:
        _add_foot(document.sections[0])
    if paper.check_address:
        _put_code(document, paper.check_address)
    _describe(document.core_properties, paper.metadata)
    written = BytesIO()
    document.save(written)
    return _repacked(written).getvalue()


def _text(paper):
    """The sections one after another; what ends the last one stands after it."""
    sections = [page_of(paper)]
    sections += [appendix(paper, index) for index in range(len(paper.appendices))]
    return paragraph("Gap", end=RESTART).join(sections) + paragraph("Gap") + RESTART


def _with_text(empty, xml):
    """The empty document with this body; lxml takes minutes to move a long one into its place."""
    page = f"<w:document {nsdecls('w', 'r')}><w:body>{xml}</w:body></w:document>"
    return _repacked(BytesIO(empty), {"word/document.xml": page}, zipfile.ZIP_STORED)


# --- pages --------------------------------------------------------------------------------


def _lay_out(section, regime, is_across):
    """A4 with the margins of every regime; the first page of a section bears no number."""
    long, short = Mm(297), Mm(210)
    section.page_width, section.page_height = (long, short) if is_across else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if is_across else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.gutter = Mm(0)
    section.header_distance = Mm(10) if regime.is_party else Mm(7.2)
    section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True


def _number_pages(section):
    """In the first section; the others follow it."""
    _write_in(section.header, PAGE_NUMBER)
    _write_in(section.first_page_header, "")


def _add_foot(section):
    for foot in (section.footer, section.first_page_footer):
        _write_in(foot, run(OF_AN_ISSUED_PAPER))


def _write_in(strip, content):
    """Put one line into a header or footer."""
    strip.is_linked_to_previous = False
    line = strip.paragraphs[0]._p
    line.extend(list(parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>")))


def _put_code(document, address):
    """The QR code, as a picture in the place that is kept for it."""
    (style,) = document.element.body.iterfind(f".//{qn('w:pStyle')}[@{qn('w:val')}='{CHECK_CODE}']")
    place = Paragraph(style.getparent().getparent(), document)
    picture = BytesIO(check_code.png(address))
    drawn = place.add_run().add_picture(picture, Mm(check_code.MILLIMETRES))
    about = drawn._inline.docPr
    about.set("name", "Mã QR")
    about.set("descr", check_code.words(address))


# --- the file -----------------------------------------------------------------------------


def _describe(properties, metadata):
    created = (metadata.created or timezone.now()).astimezone(UTC)
    described = {
        "title": metadata.title,
        "author": metadata.author,
        "last_modified_by": metadata.author,
        "subject": metadata.subject,
        "keywords": ", ".join(metadata.keywords),
        "comments": "",
    }
    for name, text in described.items():
        setattr(properties, name, drawable(text)[:LONGEST_PROPERTY])
    properties.language = LANGUAGE
    properties.created = properties.modified = created.replace(tzinfo=None)


def _repacked(file, changed=None, how=zipfile.ZIP_DEFLATED):
    """The parts of an archive, some of them changed, without the time of day they were written."""
    packed, changed = BytesIO(), changed or {}
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, SAME_DAY)
            target.writestr(part, changed.get(name) or source.read(name), how)
    packed.seek(0)
    return packed
