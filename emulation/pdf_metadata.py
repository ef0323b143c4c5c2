"""What the file says of the paper: in Info, and in XMP with a schema of our own.

Info and XMP are written from one value and agree. The properties bear the names of the data fields
of a document in Nghị định 30/2020/NĐ-CP, annex VI; one that the paper has not is left out. PDF/A
wants every property outside the schemas it knows described in the file itself (ISO 19005-2,
6.6.2.3), and WeasyPrint writes metadata of others' making to Info only.
"""

from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from weasyprint.pdf.metadata import NS, DocumentMetadata

from emulation.paper import Number, Paper
from emulation.paper_text import numbered, symbol
from emulation.pdf_fonts import drawable
from emulation.text import clean_text

LANGUAGE = "vi"
NAMESPACE = "urn:uuid:6b044fb3-013a-412b-923e-b921deb7d491#"
PREFIX = "vb"
SCHEMA = "Dữ liệu của văn bản (Nghị định 30/2020/NĐ-CP, Phụ lục VI)"
# Name, kind of value, what it is.
PROPERTIES = (
    ("CodeNumber", "Text", "Số của văn bản"),
    ("CodeNotation", "Text", "Ký hiệu của văn bản"),
    ("IssuedDate", "Date", "Ngày, tháng, năm ban hành văn bản"),
    ("OrganName", "Text", "Tên cơ quan, tổ chức ban hành văn bản"),
    ("TypeName", "Text", "Tên loại văn bản"),
    ("Subject", "Text", "Trích yếu nội dung văn bản"),
)
OURS = {
    PREFIX: NAMESPACE,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
for prefix, namespace in OURS.items():
    register_namespace(prefix, namespace)


class PaperMetadata(DocumentMetadata):
    """The metadata of a paper, as WeasyPrint writes them, and our properties beside them."""

    def __init__(self, paper: Paper):
        said = paper.metadata
        created = said.created and said.created.replace(microsecond=0).isoformat()
        super().__init__(
            title=_written(said.title),
            authors=[_written(said.author)] if said.author else [],
            description=_written(said.subject),
            keywords=[_written(keyword) for keyword in said.keywords],
            created=created,
            modified=created,
            lang=LANGUAGE,
        )
        self.properties = properties_of(paper)

    def generate_rdf_metadata(self, *variant):
        """One rdf:RDF with everything: a reader need not look into a second one."""
        start, end, _ = super().generate_rdf_metadata(*variant).rpartition(b"</rdf:RDF>")
        ours = (_described(), _stated(self.properties)) if self.properties else ()
        return b"".join([start, *(tostring(each, encoding="utf-8") for each in ours), end])


def properties_of(paper: Paper) -> dict[str, str]:
    """What the paper has of PROPERTIES, as it prints it; the day in ISO 8601."""
    number, day = paper.number, paper.date
    found = {
        "CodeNumber": number and number.number and numbered(paper.regime, Number(number.number)),
        "CodeNotation": number and symbol(paper.regime, number),
        "IssuedDate": day and day.is_whole and f"{day.year:04}-{day.month:02}-{day.day:02}",
        "OrganName": paper.metadata.author,
        "TypeName": paper.type_name,
        "Subject": paper.metadata.subject,
    }
    return {name: _written(found[name]) for name, _, _ in PROPERTIES if found[name]}


def _written(text):
    """One line, in NFC, of signs that the pages can show."""
    return drawable(" ".join(clean_text(text).split()))


# --- XMP ----------------------------------------------------------------------------------


def _stated(properties):
    """The properties themselves."""
    about = _about()
    _say(about, PREFIX, properties)
    return about


def _described():
    """The extension schema: our namespace, and what each of its properties is."""
    about = _about()
    schema = _resource(_add(_add(about, "pdfaExtension", "schemas"), "rdf", "Bag"))
    _say(schema, "pdfaSchema", {"schema": SCHEMA, "namespaceURI": NAMESPACE, "prefix": PREFIX})
    properties = _add(_add(schema, "pdfaSchema", "property"), "rdf", "Seq")
    for name, kind, words in PROPERTIES:
        said = {"name": name, "valueType": kind, "category": "external", "description": words}
        _say(_resource(properties), "pdfaProperty", said)
    return about


def _about():
    return Element(_named("rdf", "Description"), {_named("rdf", "about"): ""})


def _resource(parent):
    """One item of an array, with properties of its own."""
    item = _add(parent, "rdf", "li")
    item.set(_named("rdf", "parseType"), "Resource")
    return item


def _say(parent, prefix, texts):
    for name, text in texts.items():
        _add(parent, prefix, name).text = text


def _add(parent, prefix, name):
    return SubElement(parent, _named(prefix, name))


def _named(prefix, name):
    return f"{{{(NS | OURS)[prefix]}}}{name}"
