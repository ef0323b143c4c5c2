"""The tags of tables that are drawn straight into the page: rows and cells, hung into the tree.

The skeleton of a table has left WeasyPrint's tree a Table with THead and TBody on each page. Every
cell hangs its words directly, and a head tells its columns by its scope; WeasyPrint wraps each
line once more and names the heads in every cell. A reading program finds the same in both.
"""

from weasyprint.formatting_structure import boxes


def tables_in(box):
    """The boxes of all tables of data under `box`, in order."""
    if isinstance(box, boxes.TableBox):
        if box.element_tag == "table":
            yield box
    elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.LineBox):
        for child in box.children:
            yield from tables_in(child)


class Tagging:
    """Puts the cells of the drawn tables into the structure tree.

    `ready` are their elements as the file has them, numbered after the objects of the PDF.
    """

    def __init__(self, pdf):
        self.pdf = pdf
        self.ready, self.first = [], len(pdf.objects)
        tree = self._object(self._object(pdf.catalog["StructTreeRoot"])["ParentTree"])
        self.parents = tree["Nums"][1::2]  # page by page, of each marked content by its number
        self.tables = iter(
            thing
            for thing in tuple(pdf.objects)
            if isinstance(thing, dict) and thing.get("S") == "/Table"
        )

    def _object(self, reference):
        return self.pdf.objects[int(reference.split()[0])]

    def add(self, pages):
        references = self.pdf.page_references
        for page, reference, parents in zip(pages, references, self.parents, strict=True):
            ours = {id(part.box): part for part in getattr(page, "fragments", ())}
            made = {}
            for box in tables_in(page._page_box):
                table = next(self.tables)
                if fragment := ours.get(id(box)):
                    made |= self._add_table(fragment, table, reference)
            for number in sorted(made):
                parents.insert(number, made[number])

    def _add_table(self, fragment, table, page):
        head, body = (self._object(part) for part in table["K"])
        made = {}
        for at, (row, numbers) in enumerate(zip(fragment.rows, fragment.marks, strict=True)):
            made |= self._add_row(row, numbers, head if at < fragment.heads else body, page)
        return made

    def _add_row(self, row, numbers, group, page):
        """Add one row under its group; return what each marked content of it belongs to."""
        at = len(self.ready)
        parent = self._reference(at)
        group["K"].append(parent)
        kids, made = [], {}
        self.ready.append(b"")
        for cell, number in zip(row.cells, numbers, strict=True):
            kids.append(self._reference(len(self.ready)))
            self.ready.append(_element(cell, number, page, parent))
            if number is not None:
                made[number] = kids[-1]
        self.ready[at] = b"<</S /TR/K [%s]/Pg %s/P %s>>" % (b" ".join(kids), page, group.reference)
        return made

    def _reference(self, at):
        return b"%d 0 R" % (self.first + at)


def _element(cell, number, page, row):
    """One cell of the tree. Its heads are told by their scope, which is shorter than by name."""
    kids = b"" if number is None else b"/K %d" % number
    spans = [b"/ColSpan %d" % cell.colspan] if cell.colspan > 1 else []
    spans += [b"/RowSpan %d" % cell.rowspan] if cell.rowspan > 1 else []
    if cell.in_head:
        spans.append(b"/Scope /Column")
    attributes = b"/A<</O /Table%s>>" % b"".join(spans) if spans else b""
    kind = b"TH" if cell.in_head else b"TD"
    return b"<</S /%s%s/Pg %s/P %s%s>>" % (kind, kids, page, row, attributes)
