"""Is what was read true? All that is wrong with a file, before a single row is written."""

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, UniqueConstraint

from campaigns.campaign_file.dump import as_json, take
from campaigns.campaign_file.places import inside
from campaigns.campaign_file.rows import build, declared_in, find_shared, shared_body
from campaigns.campaign_file.shape import Node
from campaigns.models import Measure, Movement, Phase, Target
from units.models import Bloc

# What only the file itself can define: these belong to its campaign.
OWN = (Measure, Movement, Phase, Target)
SOMEBODY = -1  # stands for a row that is not saved yet


def check(root):
    """(place, what is wrong) for every row of the file, in the file's order."""
    declared = declared_in(root)
    for node in root.walk():
        yield from _unknown_references(node, declared)
        if node.is_sound:
            yield from _broken_constraints(node)
    yield from _twice(root)
    yield from _unlike_the_shared(root)


def _unknown_references(node, declared):
    for column, code in node.references():
        model = column.related_model
        in_system = model not in OWN and model.objects.filter(code=code).exists()
        if (model, code) not in declared and not in_system:
            where = "trong tệp" if model in OWN else "trong tệp và trong hệ thống"
            what = f"Không có {model._meta.verbose_name} mã “{code}” {where}."
            yield inside(node.place, column.name), what


def _broken_constraints(node):
    """The rules that the database keeps of each row, in the words of the model."""
    relations = {
        f"{name}_id": SOMEBODY
        for name, column in node.shape.fields.items()
        if column.is_relation and not column.many_to_many and node.get(name)
    }
    relations |= {f"{name}_id": SOMEBODY for name in node.given}
    row, absent = build(node, relations), set(node.shape.given) - set(node.given)
    for constraint in row._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            try:
                constraint.validate(node.shape.model, row, exclude=absent)
            except ValidationError as error:
                yield from ((node.place, message) for message in error.messages)


def _twice(root):
    """Rows of the file that may stand only once, but stand twice."""
    seen = set()
    for node in (row for inner in root.walk() for row in inner.rows()):
        for fields, message in _unique_in(node.shape):
            key = [str(node.given.get(name, node.values.get(name))) for name in fields]
            if (once := (node.shape.model, fields, *key)) in seen:
                yield node.place, message
            seen.add(once)


def _unique_in(shape):
    if shape.identity:
        yield shape.identity, "Đã được khai báo ở trên."
    for constraint in shape.model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.condition is None:
            own = constraint.violation_error_message
            is_worded = own and own != constraint.default_violation_error_message
            yield constraint.fields, own if is_worded else "Trùng với một mục ở trên."


def _unlike_the_shared(root):
    """What the system has already, but otherwise than the file says."""
    for node in root.walk():
        body = shared_body(node) if "signatory" in node.shape.columns else None
        shared = [inner for inner in [*node.inline_nodes(), *node.rows()] if inner.shape.identity]
        for inner in shared:
            row = find_shared(inner, body)
            if row is None:
                yield from _taken_names(inner)
            elif (known := as_json(take(inner.shape, row))) != (said := as_json(inner)):
                keys = sorted(key for key in {*known, *said} if known.get(key) != said.get(key))
                yield inner.place, f"Khác với thông tin đã có trong hệ thống: {', '.join(keys)}."
    yield from _other_members(root)


def _taken_names(node):
    """A new row may not bear a name that the system has given to another."""
    try:
        build(node, {}).validate_unique()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield from ((inside(node.place, name), message) for message in messages)


def _other_members(root):
    for key, rows in root.shape.parts.items():
        nodes, year = root.parts[key], root.values.get("starts_on")
        if not (rows.are_shared and nodes and year):
            continue
        bloc = Bloc.objects.filter(code=_bloc_code(root)).first()
        known = bloc.memberships.filter(year=year.year) if bloc else ()
        if known and [as_json(take(rows.shape, row)) for row in known] != list(map(as_json, nodes)):
            what = f"Khác với danh sách thành viên năm {year.year} đã có trong hệ thống."
            yield key, what


def _bloc_code(root):
    bloc = root.get("bloc")
    return bloc.code if isinstance(bloc, Node) else bloc
