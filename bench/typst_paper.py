"""A paper's words as Typst source: paragraphs and tables, for another program to draw.

As a program, run by a Python that has the package `typst`:
    python -m bench.typst_paper FILE.typ FILE.pdf [untagged]
"""

import json
import sys

HEAD = (
    '#set text(font: "Liberation Serif", size: 14pt, lang: "vi", hyphenate: false)\n'
    '#set document(title: "Báo cáo")\n#set par(justify: true)\n'
    "#show table: set text(size: 12pt)\n"
)
MARGINS = "margin: (left: 30mm, right: 15mm, y: 20mm), numbering: " + json.dumps("1")


def write_typst(paper, path):
    from emulation import paper_text  # noqa: PLC0415 the other Python has no Django

    parts = [HEAD, _page(landscape=False)]
    lines = (*paper.superior_lines, *paper.issuing_lines, paper.type_name.upper(), paper.abstract)
    parts += [_paragraph(line) for line in lines]
    parts += [_block(block) for block in paper_text.body_blocks(paper)]
    parts.append(_paragraph(paper.signing.name))
    for appendix in paper.appendices:
        parts.append(_page(landscape=appendix.landscape))
        parts.append(_paragraph(appendix.title.upper()))
        parts += [_block(block) for block in appendix.blocks]
    path.write_text("\n\n".join(parts), encoding="utf-8")


def _page(*, landscape):
    turned = "true" if landscape else "false"
    return f'#set page(paper: "a4", flipped: {turned}, {MARGINS})'


def _block(block):
    if hasattr(block, "columns"):
        return _table(block)
    text = _paragraph(f"{getattr(block, 'number', '')} {block.text}".strip())
    return f"#heading[{text}]" if hasattr(block, "level") else text


def _paragraph(text):
    return f"#{_words(text)}"


def _words(text):
    return json.dumps(text, ensure_ascii=False)


def _table(table):
    widths = ",".join(f"{c.width}mm" if c.width else "1fr" for c in table.columns)
    aligns = ",".join(column.align for column in table.columns)
    titles = ",".join(_words(column.title) for column in table.columns)
    rows = "".join(_row(row, len(table.columns)) for row in table.rows)
    return (
        f"#table(columns: ({widths}), align: ({aligns}), stroke: 0.5pt,\n"
        f"table.header({titles}),\n{rows})"
    )


def _row(row, width):
    if isinstance(row, tuple):
        return ",".join(map(_words, row)) + ",\n"
    text = getattr(row, "text", getattr(row, "label", ""))
    return f"table.cell(colspan: {width})[#{_words(text)}],\n"


if __name__ == "__main__":
    import typst

    source, target = sys.argv[1:3]
    typst.compile(source, output=target, pdf_tags="untagged" not in sys.argv)
