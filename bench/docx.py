"""A paper's words as a .docx: paragraphs and tables, nothing else, for another program to draw."""

from html import escape
from zipfile import ZIP_DEFLATED, ZipFile

from emulation import paper_text
from emulation.markup import runs
from emulation.paper import GroupRow, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def write_docx(paper, path):
    body = [_paragraph(line) for line in _head(paper)]
    body += [_block(block) for block in paper_text.body_blocks(paper)]
    body.append(_paragraph(paper.signing.name) + _section(landscape=False))
    for appendix in paper.appendices:
        body.append(_paragraph(appendix.title.upper()))
        body += [_block(block) for block in appendix.blocks]
        body.append(_section(landscape=appendix.landscape))
    document = f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}</w:body></w:document>'
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", document)


def _head(paper):
    yield from (*paper.superior_lines, *paper.issuing_lines)
    yield from (paper_text.number_line(paper), paper_text.date_line(paper))
    yield from (paper.type_name.upper(), paper.abstract)


def _block(block):
    if isinstance(block, Table):
        return _table(block)
    return _paragraph(f"{getattr(block, 'number', '')} {block.text}".strip())


def _paragraph(text, size=28):
    parts = "".join(
        f'<w:r><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
        f'{"<w:b/>" if run.bold else ""}{"<w:i/>" if run.italic else ""}<w:sz w:val="{size}"/>'
        f'</w:rPr><w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
        for run in runs(text)
    )
    return f'<w:p><w:pPr><w:jc w:val="both"/></w:pPr>{parts}</w:p>'


def _table(table):
    head = tuple(column.title for column in table.columns)
    rows = "".join(_row(row, len(head)) for row in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{EDGES}</w:tblBorders>'
        f"</w:tblPr>{_row(head, len(head), is_head=True)}{rows}</w:tbl><w:p/>"
    )


def _row(row, width, *, is_head=False):
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    if isinstance(row, GroupRow):
        span = f'<w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr>'
        return f"<w:tr><w:tc>{span}{_paragraph(row.text, 24)}</w:tc></w:tr>"
    cells = "".join(f"<w:tc>{_paragraph(text, 24)}</w:tc>" for text in row)
    return f"<w:tr>{mark}{cells}</w:tr>"


def _section(*, landscape):
    wide, high = (16838, 11906) if landscape else (11906, 16838)
    turned = ' w:orient="landscape"' if landscape else ""
    size = f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
    margins = '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850"/>'
    return f"<w:p><w:pPr><w:sectPr>{size}{margins}</w:sectPr></w:pPr></w:p>"
