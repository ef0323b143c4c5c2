"""The table of targets, as programmes and agreements print it."""

from itertools import groupby

from emulation.paper import Column, GroupRow, Table
from emulation.paper_text import roman, without_mark
from reports.documents.words import plain
from reports.reading import unit_text

COLUMNS = (
    Column("TT", 12, "center"),
    Column("Chỉ tiêu"),
    Column("Đơn vị tính", 26, "center"),
    Column("Mức phấn đấu", 44, "center"),
)


def targets_in_force(campaign):
    return [target for target in campaign.targets.all() if not target.is_withdrawn]


def measures_in_force(target):
    return [measure for measure in target.measures.all() if not measure.is_withdrawn]


def by_group(targets):
    """(group, its targets with their numbers) in the paper's order; numbers run through."""
    counted = enumerate(targets, 1)
    return [
        (name, list(rows)) for name, rows in groupby(counted, key=lambda row: row[1].group.strip())
    ]


def targets_table(campaign):
    rows = []
    for place, (name, targets) in enumerate(by_group(targets_in_force(campaign)), 1):
        if name:
            rows.append(GroupRow(name, roman(place)))
        for number, target in targets:
            rows += _target_rows(number, target)
    return Table(COLUMNS, tuple(rows))


def _target_rows(number, target):
    measures = measures_in_force(target)
    text = without_mark(plain(target.text))
    if len(measures) == 1:
        return [(str(number), text, *_goal(measures[0]))]
    parts = [(f"{number}.{n}", m.name, *_goal(m)) for n, m in enumerate(measures, 1)]
    return [GroupRow(text, str(number)), *parts] if parts else [(str(number), text, "", "")]


def _goal(measure):
    return unit_text(measure.kind, measure.unit_of_measure), measure.goal_text()
