"""A paper as plain data and back, so that what was issued can be kept and drawn again.

`unpack(pack(paper)) == paper` for every paper. Data kept once must stay readable: a part that
is added to `emulation.paper` later has a default value there.
"""

from dataclasses import fields, is_dataclass
from datetime import datetime

from emulation import paper as parts
from emulation.paper import Paper, Regime

FORMAT = 1


def pack(paper: Paper) -> dict:
    """The paper as a dict for JSON."""
    return {"format": FORMAT, "paper": _packed(paper)}


def unpack(data: dict) -> Paper:
    """The paper that was packed. Raises ValueError for a format of a later version."""
    if data["format"] != FORMAT:
        raise ValueError(f"a paper of format {data['format']}, known is {FORMAT}")
    return _unpacked(data["paper"])


def _packed(value):
    if is_dataclass(value):
        kept = {field.name: _packed(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__} | kept
    if isinstance(value, tuple):
        return [_packed(each) for each in value]
    if isinstance(value, Regime):
        return {"is": "Regime", "value": value.value}
    if isinstance(value, datetime):
        return {"is": "datetime", "value": value.isoformat()}
    return value


def _unpacked(value):
    if isinstance(value, list):
        return tuple(_unpacked(each) for each in value)
    if not isinstance(value, dict):
        return value
    name = value["is"]
    if name == "Regime":
        return Regime(value["value"])
    if name == "datetime":
        return datetime.fromisoformat(value["value"])
    kept = {key: _unpacked(each) for key, each in value.items() if key != "is"}
    return getattr(parts, name)(**kept)
