"""The catalogues of titles and of forms of commendation, read from a file like a campaign's."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from campaigns.campaign_file.dump import as_json, take
from campaigns.campaign_file.places import CampaignFileError
from campaigns.campaign_file.read import Reader, parse
from campaigns.campaign_file.rows import build
from campaigns.campaign_file.shape import Shape
from campaigns.models import CommendationForm, EmulationTitle

FILE = Path(__file__).parent.parent / "files" / "catalogue.json"
COLUMNS = (
    "code", "name", "abbreviation", "holder", "level", "legal_source", "valid_from", "valid_to",
)  # fmt: skip
LISTS = {
    "titles": Shape(EmulationTitle, COLUMNS, identity=("code",)),
    "forms": Shape(CommendationForm, COLUMNS, identity=("code",)),
}


@dataclass
class Loaded:
    """What came of it: how many entries are new, and which the system has otherwise."""

    created: int = 0
    different: list = field(default_factory=list)


def load_catalogue(text=None):
    """Add the entries that are missing; those that the system has stay as they are.

    Raises CampaignFileError naming everything that is wrong.
    """
    document = parse(FILE.read_text("utf-8") if text is None else text)
    reader, loaded = Reader(), Loaded()
    nodes = {key: [] for key in LISTS}
    for key, entries in document.items():
        if key not in LISTS or not isinstance(entries, list):
            reader.note(key, f"Chỉ gồm các danh sách: {', '.join(LISTS)}.")
            continue
        for index, entry in enumerate(entries):
            nodes[key].append(reader.node(LISTS[key], entry, f"{key}[{index}]"))
    if reader.problems:
        raise CampaignFileError(reader.problems)
    with transaction.atomic():
        for key in LISTS:
            for order, node in enumerate(nodes[key], 1):
                _add(node, order, loaded)
    return loaded


def _add(node, order, loaded):
    existing = node.shape.model.objects.filter(code=node.code).first()
    if existing is None:
        row = build(node, {})
        row.order = order
        row.save()
        loaded.created += 1
    elif as_json(take(node.shape, existing)) != as_json(node):
        loaded.different.append(str(existing))
