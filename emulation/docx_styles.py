"""The styles of official papers in Word, by the rules of each family of regimes.

Sizes and spaces are in points, indents in millimetres. A user meets the names in Word's list of
styles; changing one there changes every place it is used in.
"""

from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from emulation.docx_xml import twips

FONT, LANGUAGE = "Times New Roman", "vi-VN"
NATURAL = 1.149  # “single” spacing of the typeface, times its size
UNUSED = ("thumbnail", "extended-properties", "customXml", "numbering", "stylesWithEffects",
          "webSettings", "theme", "fontTable")  # fmt: skip


@dataclass(frozen=True)
class Look:
    """A style of paragraphs. `line` is a multiple of the size, or points exactly from 5 on."""

    name: str
    size: float = 14
    line: float = 1.15
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "left"
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    outline: int | None = None
    ruled: bool = False  # a line drawn over it
    framed: bool = False


def looks(is_party):
    """Every style of paragraphs by its identifier."""
    found = {**_of_pages(is_party), **_of_head(is_party), **_of_text(is_party), **_of_tables()}
    return found | _of_end(is_party) | (PARTY if is_party else {})


def _of_pages(is_party):
    centred = Look("header", line=14 if is_party else 1.15, align="center")
    return {
        "Normal": Look("Normal"),
        "Header": centred,
        "Footer": replace(centred, name="footer", size=10, line=1.15, italic=True),
        "Gap": Look("Ngắt phần", size=1, line=1),
        "AfterTable": Look("Sau bảng", size=1, line=1, after=9),
    }


def _of_head(is_party):
    line = 18 if is_party else 1.15
    small, middle = (14, 14) if is_party else (12, 13)
    head = Look("", line=line, align="center")
    rule = Look("Đường kẻ", size=1, line=1, before=2, ruled=True)
    body = replace(head, name="Tên cơ quan cấp trên", size=small)
    return {
        "Nation": replace(head, name="Quốc hiệu", size=12, bold=True),
        "Motto": replace(head, name="Tiêu ngữ", size=13, bold=True),
        "PartyTitle": replace(head, name="Tiêu đề văn bản Đảng", size=15, bold=True),
        "SuperiorBody": body,
        "IssuingBody": replace(body, name="Tên cơ quan ban hành", bold=True),
        "Star": replace(head, name="Dấu sao", line=14, before=2),
        "Number": replace(head, name="Số, ký hiệu", size=middle, before=0 if is_party else 8),
        "PlaceDate": replace(
            head, name="Địa danh, thời gian", size=middle, italic=True, before=10 if is_party else 8
        ),
        "PlaceDateWide": replace(
            head,
            name="Địa danh, thời gian (dài)",
            size=middle,
            italic=True,
            align="right",
            before=6 if is_party else 8,
        ),
        "Subject": replace(head, name="Về việc", size=12, italic=is_party, before=6),
        "Draft": replace(head, name="Dự thảo", size=13, bold=True, before=8, framed=True),
        "Rule": rule,
        "RuleOfBody": replace(rule, name="Đường kẻ dưới tên cơ quan", before=4),
        "RuleOfAbstract": replace(rule, name="Đường kẻ dưới trích yếu", before=4, after=12),
    }


def _of_text(is_party):
    line = 20 if is_party else 1.25
    text = Look("Body Text", line=line, align="both", first=10, after=6)
    title = Look("", line=line, bold=True, align="center", keep=True)
    address = Look("Nơi được gửi", line=line, first=-4, left=14)
    heading = replace(text, name="heading 1", bold=True, align="left", keep=True, outline=1)
    return {
        "TypeName": replace(title, name="Tên loại văn bản", before=18, outline=0),
        "Abstract": replace(title, name="Trích yếu"),
        "Addressee": Look("Kính gửi", line=line, align="center", before=12, after=12),
        "AddressLabel": Look("Kính gửi (nhiều nơi)", line=line, before=12, italic=is_party),
        "AddressLine": address,
        "AddressLast": replace(address, name="Nơi được gửi, dòng cuối", after=12),
        "Base": replace(text, name="Căn cứ", italic=not is_party),
        "Enacting": replace(title, name="Thẩm quyền ban hành", before=6, after=12),
        "BodyText": text,
        "Heading1": heading,
        "Heading2": replace(heading, name="heading 2", align="both", outline=2),
        "Heading3": replace(heading, name="heading 3", align="both", bold=False, outline=3),
        "AppendixLabel": replace(title, name="Phụ lục", outline=1),
        "AppendixTitle": replace(title, name="Tên phụ lục"),
        "Attached": Look("Kèm theo", line=line, italic=True, align="center", after=8),
    }


def _of_tables():
    cell = Look("Ô bảng", size=12)
    kinds = {"Cell": ("Ô bảng", False), "Group": ("Dòng nhóm, cộng", True)}
    sides = {"Left": "trái", "Center": "giữa", "Right": "phải"}
    found = {
        kind + side: replace(cell, name=f"{name}, {where}", bold=bold, align=side.lower())
        for kind, (name, bold) in kinds.items()
        for side, where in sides.items()
    }
    return found | {"CellHead": replace(cell, name="Đầu bảng", bold=True, align="center")}


def _of_end(is_party):
    line = 18 if is_party else 1.2
    post = Look("Chức vụ", line=line, bold=not is_party, align="center", keep=True)
    name = replace(post, name="Họ tên người ký", bold=True, before=73.7)
    code = Look("Mã kiểm tra", align="center", keep=True)
    return {
        "Authority": replace(post, name="Quyền hạn ký", bold=True),
        "Post": post,
        "Name": name,
        "FurtherPost": replace(name, name="Chức vụ dưới tên", bold=False, before=0),
        "RecipientsLabel": Look("Nơi nhận", size=12, line=1.25, bold=True, italic=True, keep=True),
        "Recipient": Look("Nơi nhận, từng dòng", size=11, first=-2, left=2, right=4, keep=True),
        "CheckCode": replace(code, before=11, after=6),
        "CheckWords": replace(code, name="Mã kiểm tra, lời", size=9),
    }


# What differs in kind, not in measure: the Party's own places and marks.
PARTY = {
    "TypeName": Look(
        "Tên loại văn bản",
        size=16,
        line=20,
        bold=True,
        align="center",
        before=24,
        keep=True,
        outline=0,
    ),
    "Draft": Look("Dự thảo", line=18, align="center", before=6),
    "Dashes": Look("Gạch dưới trích yếu", line=14, align="center", before=2, after=12),
    "RecipientsLabel": Look("Nơi nhận", line=20, underline=True, keep=True),
    "Recipient": Look("Nơi nhận, từng dòng", size=12, first=-2, left=2, right=4, keep=True),
}


def _line(side, eighths, space=0):
    """A black line at one side, in eighths of a point, `space` points off."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="000000"/>'


# Of characters: identifier: (name in Word, what it does to them).
MANNERS = {
    "Strong": ("Strong", "<w:b/><w:bCs/>"),
    "Emphasis": ("Emphasis", "<w:i/><w:iCs/>"),
    "StrongEmphasis": ("Đậm, nghiêng", "<w:b/><w:bCs/><w:i/><w:iCs/>"),
}
BUILT_IN = {"Strong", "Emphasis", "Normal", "Header", "Footer", "BodyText",
            "Heading1", "Heading2", "Heading3"}  # fmt: skip
NO_MARGINS = "".join(
    f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
)
FRAME = "".join(_line(side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
# Two points above and below the words of a cell, three at its sides.
CELL_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 40), ("left", 60), ("bottom", 40), ("right", 60))
)
SETTINGS = f"""<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat><w:compatSetting w:name="compatibilityMode"
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
  <w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""


@cache
def blank(is_party):
    """An empty document with these styles, as bytes: read anew for each paper."""
    document = Document()
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in UNUSED:
                del owner.rels[key]
    _replace(document.styles.element, _styles(is_party))
    _replace(document.settings.element, SETTINGS)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _replace(element, xml):
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _styles(is_party):
    fonts = "".join(f' w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    paragraphs = "".join(_paragraph_style(key, look) for key, look in looks(is_party).items())
    characters = "".join(
        _style("character", key, name, f"<w:rPr>{marks}</w:rPr>")
        for key, (name, marks) in MANNERS.items()
    )
    return f"""<w:styles {nsdecls("w")}>
      <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/><w:sz w:val="28"/><w:szCs w:val="28"/>
        <w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>
      <w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"
        w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>
      {paragraphs}{characters}{_table_style("TableNormal", "Normal Table", NO_MARGINS)}
      {_table_style("Layout", "Khung không viền", NO_MARGINS)}
      {_table_style("DataTable", "Bảng số liệu", CELL_MARGINS, FRAME)}
    </w:styles>"""


def _style(kind, key, name, content, based_on=""):
    own = "" if key in BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if key in ("Normal", "TableNormal") else ""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}"{default}{own} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/>{content}</w:style>"
    )


def _table_style(key, name, margins, borders=""):
    borders = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    content = (
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    )
    return _style("table", key, name, content, "" if key == "TableNormal" else "TableNormal")


def _paragraph_style(key, look):
    content = f"<w:pPr>{_paragraph_marks(look)}</w:pPr><w:rPr>{_character_marks(look)}</w:rPr>"
    return _style("paragraph", key, look.name, content, "" if key == "Normal" else "Normal")


def _paragraph_marks(look):
    exact = look.line >= 5 or look.size == 1
    line = look.line * 20 if exact else look.line / NATURAL * 240
    hanging = f'w:hanging="{twips(-look.first)}"' if look.first < 0 else ""
    first = hanging or f'w:firstLine="{twips(look.first)}"'
    marks = "<w:keepNext/>" if look.keep else ""
    if look.ruled:
        marks += f"<w:pBdr>{_line('top', 6)}</w:pBdr>"
    if look.framed:
        sides = {"top": 1, "left": 3, "bottom": 1, "right": 3}
        frame = "".join(_line(side, 6, space) for side, space in sides.items())
        marks += f"<w:pBdr>{frame}</w:pBdr>"
    marks += (
        f'<w:spacing w:before="{look.before * 20:.0f}" w:after="{look.after * 20:.0f}" '
        f'w:line="{line:.0f}" w:lineRule="{"exact" if exact else "auto"}"/>'
        f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}" {first}/>'
        f'<w:jc w:val="{look.align}"/>'
    )
    return marks + (f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "")


def _character_marks(look):
    marks = "<w:b/><w:bCs/>" * look.bold + "<w:i/><w:iCs/>" * look.italic
    size = f'<w:sz w:val="{look.size * 2:.0f}"/><w:szCs w:val="{look.size * 2:.0f}"/>'
    return marks + size + '<w:u w:val="single"/>' * look.underline
