"""A unit's registration (bản đăng ký thi đua), as it stands or as it was last sent."""

from campaigns.models import Holder, MeasureKind
from campaigns.promises import promises_for
from emulation.numbers import count_word
from emulation.paper import Column, GroupRow, Heading, Paragraph, Table
from emulation.paper_text import roman
from emulation.review import Status
from reports.documents.citing import cited_launch
from reports.documents.head import bloc_body, draft_mark, paper_of, unit_head
from reports.documents.words import dashed, ended, plain, text_blocks, years_of
from reports.reading import places, unit_text

COLUMNS = (
    Column("TT", 12, "center"),
    Column("Nội dung, chỉ tiêu"),
    Column("Đơn vị tính", 24, "center"),
    Column("Mức đăng ký", 34, "center"),
    Column("Ghi chú", 44),
)


def pledge(row, reader=None):
    """The Paper of a pledge, with the words that `reader` may read of it."""
    content = promises_for(row, reader).content if reader else row.content()
    campaign, unit = row.campaign, content["unit"]["name"]
    head = unit_head(row, unit, campaign.year)
    bloc = bloc_body(campaign).name
    launch = cited_launch(head.regime, campaign)
    years = years_of(campaign)
    lead = f"Thực hiện {launch}, {unit} đăng ký thi đua {years} với các nội dung sau:"
    close = f"Trên đây là nội dung đăng ký thi đua {years} của {unit}; kính đề nghị {bloc} "
    return paper_of(
        row,
        head,
        symbol=False,
        type_name="Bản đăng ký thi đua",
        abstract=years,
        draft_mark=draft_mark(row, is_final=row.status == Status.APPROVED),
        addressees=(bloc,),
        body=(Paragraph(lead), *_parts(content), Paragraph(f"{close}theo dõi, tổng hợp.")),
        created=row.changed_at or row.received_at,
    )


def _parts(content):
    """The parts the unit filled in, numbered in a run."""
    parts = [
        ("Chủ đề thi đua", _themes(content["themes"])),
        ("Chỉ tiêu thi đua", _goals(content["goals"])),
        ("Đăng ký danh hiệu thi đua", tuple(_titles(content["titles"]))),
        ("Phong trào thi đua tham gia", _movements(content["movements"])),
        ("Biện pháp thực hiện", text_blocks(content["measures_taken"], under=1)),
    ]
    filled = ((title, blocks) for title, blocks in parts if blocks)
    for number, (title, blocks) in enumerate(filled, 1):
        yield from (Heading(1, title, number), *blocks)


def _themes(themes):
    quoted = [f"**“{theme.strip(' “”.')}”**" for theme in themes]
    return (Paragraph(f"{quoted[0]}."),) if len(quoted) == 1 else dashed(quoted)


def _goals(goals):
    goals = [goal for goal in goals if goal["is_asked"]]
    targets = [(goal["target"], goal["target"], goal["group"]) for goal in goals]
    rows, groups = [], 0
    for place, goal in zip(places(targets), goals, strict=True):
        if place.group:
            groups += 1
            rows.append(GroupRow(place.group, roman(groups)))
        if place.target:
            rows.append(GroupRow(plain(place.target), place.target_number))
        unit = unit_text(goal["kind"], goal["unit_of_measure"])
        rows.append((place.number, goal["name"], unit, goal["text"] or "chưa đăng ký", _note(goal)))
    return (Table(COLUMNS, tuple(rows)),) if rows else ()


def _note(goal):
    """Last year's level, and why the unit registers less than the campaign asks."""
    notes = [f"Năm trước: {goal['baseline_text']}"] if goal["baseline_text"] else []
    if goal["is_below"]:
        is_level = goal["kind"] not in (MeasureKind.YES_NO, MeasureKind.WORDS)
        common = f" ({goal['common_text']})" if is_level else ""
        notes.append(f"Thấp hơn mức chung{common}: {goal['reason'] or 'chưa ghi lý do'}")
    elif goal["reason"]:
        notes.append(goal["reason"])
    return ". ".join(notes)


def _titles(titles):
    number = 0
    for holder in (Holder.COLLECTIVE, Holder.INDIVIDUAL, Holder.HOUSEHOLD):
        rows = [title for title in titles if title["holder"] == holder.label]
        if rows:
            number += 1
            yield Heading(2, holder.label, number)
            yield from dashed(f"{count_word(row['quantity'])} {row['name']}" for row in rows)


def _movements(movements):
    return tuple(
        Paragraph(f"{ended(row['name'])}{_aim(row)}", number=f"{number}.")
        for number, row in enumerate(movements, 1)
    )


def _aim(movement):
    return f" Mục tiêu: {ended(movement['goal'])}" if movement["goal"] else ""
