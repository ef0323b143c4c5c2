"""Where the rows of a long table stand: WeasyPrint's layout of tables, for rows of known height.

WeasyPrint lays a row out by laying out its cells, and visits each of them again for shades,
anchors, bookmarks and counters. A `SlottedTable` has heights instead of cells, so that breaking it
over pages is adding them up. For every other table `table_layout` stays WeasyPrint's own.
"""

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.percent import resolve_percentages


class Rows(boxes.TableRowGroupBox):
    """A group of rows: nothing looks into it but what breaks pages and what paints the mark."""

    def all_children(self):
        return ()

    def descendants(self, placeholders=False):  # noqa: ARG002 WeasyPrint's signature
        yield self

    def page_values(self):
        return self.style["page"], self.style["page"]


class Place(boxes.TableRowBox):
    """The place of one row; `row` is what is drawn there."""


class Mark(boxes.BlockReplacedBox):
    """Stands in a head, and paints nothing but the mark of where its table is drawn."""

    background = None
    width = height = 0
    border_top_width = border_right_width = border_bottom_width = border_left_width = 0


class SlottedTable(boxes.TableBox):
    """A table whose head and rows are drawn by us; `head` are the rows of its head."""

    @classmethod
    def of(cls, box, table):
        """`box` has an empty head, and of each kind of row in `table` an empty one."""
        head, body = box.children
        kinds = {row.element.get("class", ""): row for row in body.children}
        places = [_as(Place, kinds[row.kind], row=row) for row in table.rows]
        for index, place in enumerate(places):
            place.index = index
        words = head.children[0].children[0].style
        head = _as(Rows, head, style_of_words=words, children=[])
        body = _as(Rows, body, index=1, children=places)
        return _as(cls, box, head=table.head, children=[head, body], column_positions=[])

    @property
    def head_height(self):
        return sum(row.height for row in self.head)

    @property
    def rows(self):
        """Those that stand in this part of the table."""
        return [place.row for place in self.children[1].children]

    def layout(self, context, bottom_space, skip_stack, page_is_empty):
        """The part of the table that this page takes, or None; and where the next page goes on."""
        places = self.children[1].children[_first_of(skip_stack) :]
        top = self.content_box_y()
        fitting = _fitting(context, top + self.head_height, bottom_space, places)
        kept = _unparted(context, places, fitting) or (page_is_empty and max(fitting, 1))
        is_broken = kept < len(places)
        stays_whole = block.avoid_page_break(self.style["break_inside"], context)
        if not kept or (is_broken and stays_whole and not page_is_empty):
            return None, None
        head, body = (self._placed(group) for group in self.children)
        head.position_y, head.height = top, self.head_height
        head.children = [Mark("", head.style.anonymous_style, None, None)]
        body.position_y = top + head.height
        body.children = places[:kept]
        body.height = sum(place.row.height for place in body.children)
        part = self.copy_with_children([head, body])
        part.height = head.height + body.height
        return part, {body.index: {places[kept].index: None}} if is_broken else None

    def _placed(self, group):
        placed = group.copy()
        resolve_percentages(placed, self)
        placed.position_x, placed.width = self.content_box_x(), self.width
        return placed


def _as(kind, box, **attributes):
    made = kind.__new__(kind)
    made.__dict__.update(box.__dict__, **attributes)
    return made


def _first_of(skip_stack):
    if skip_stack is None:
        return 0
    ((first, _),) = skip_stack[1].items()
    return first


def _fitting(context, y, bottom_space, places):
    """How many of the rows have room, from `y` down."""
    for count, place in enumerate(places):
        y += place.row.height
        if context.overflows_page(bottom_space, y):
            return count
    return len(places)


def _unparted(context, places, fitting):
    """How many of the rows that fit stay, so that none is parted from one it belongs to."""
    for count in range(fitting, 0, -1):
        if count == len(places):
            return count
        parting = block.block_level_page_break(places[count - 1], places[count])
        if not block.avoid_page_break(parting, context):
            return count
    return 0


def _table_layout(
    context, table, bottom_space, skip_stack, containing_block, page_is_empty, *lists
):
    if not isinstance(table, SlottedTable):
        return _weasyprints(
            context, table, bottom_space, skip_stack, containing_block, page_is_empty, *lists
        )
    part, resume_at = table.layout(context, bottom_space, skip_stack, page_is_empty)
    return part, resume_at, {"break": "any", "page": None}, [], False


_weasyprints, block.table_layout = block.table_layout, _table_layout
