"""A unit's report of a phase, as it stands or as it was last sent."""

from dataclasses import replace

from emulation.numbers import count_word
from emulation.paper import Appendix, Heading, Paragraph
from emulation.paper_text import upper_first
from emulation.review import Status
from reports.documents.citing import cited_itself, cited_launch
from reports.documents.figures import figures_table
from reports.documents.head import bloc_body, draft_mark, paper_of, unit_head
from reports.documents.words import dashed, ended, period_of, review_of, text_blocks
from reports.models import Highlight
from reports.models.headings import INITIATIVES, LEADERSHIP, MOVEMENTS, RESULTS, TITLES

# What the unit did; its limits, its plans and its wishes come after highlights and awards.
DONE = {heading.code for heading in (LEADERSHIP, RESULTS, MOVEMENTS, TITLES, INITIATIVES)}
KINDS = {
    Highlight.Kind.ROLE_MODEL: "Điển hình tiên tiến",
    Highlight.Kind.PRACTICE: "Mô hình, cách làm hay",
    Highlight.Kind.INITIATIVE: "Sáng kiến",
}


def unit_report(row, reader=None):
    """The Paper of a report with what `reader` may read of it, or None if that is nothing yet."""
    content = _content_for(row, reader)
    if content is None:
        return None
    unit, bloc = content["unit"]["name"], bloc_body(row.campaign).name
    head = unit_head(row, unit, row.year)
    paper = paper_of(
        row,
        head,
        kind="BC",
        type_name="Báo cáo",
        abstract=upper_first(review_of(row.phase)),
        draft_mark=draft_mark(row, is_final=row.status == Status.APPROVED),
        addressees=(bloc,),
        body=(*_lead(row, content, head.regime), *_parts(content), *_close(row, content)),
        created=row.changed_at or row.received_at,
    )
    return with_appendices(paper, _appendices(row, content), head.body.name)


def _content_for(row, reader):
    if reader is None or row.is_read_live_by(reader):
        return row.content()
    last = row.versions.last()
    return last.content if last else None


def with_appendices(paper, appendices, issuer):
    """`paper` with `appendices`, each told what paper it belongs to."""
    attached = cited_itself(paper, issuer)
    named = tuple(replace(appendix, attached_to=attached) for appendix in appendices)
    return replace(paper, appendices=named)


def _lead(row, content, regime):
    launch = cited_launch(regime, row.campaign)
    words = f"Thực hiện {launch}, {content['unit']['name']} báo cáo {review_of(row.phase)} như sau:"
    return (Paragraph(words),)


def _close(row, content):
    words = f"Trên đây là báo cáo {review_of(row.phase)} của {content['unit']['name']}."
    return (Paragraph(words),)


def _parts(content):
    """The headings the unit wrote under, then numbered in a run; empty ones are left out."""
    sections = [
        (s["code"], s["title"], text_blocks(s["text"], under=1)) for s in content["sections"]
    ]
    done = [(title, blocks) for code, title, blocks in sections if code in DONE]
    rest = [(title, blocks) for code, title, blocks in sections if code not in DONE]
    parts = [
        *done,
        ("Kết quả thực hiện các chỉ tiêu", _pointer(content)),
        ("Điển hình tiên tiến, mô hình, sáng kiến", tuple(_highlights(content["highlights"]))),
        ("Khen thưởng trong kỳ", _awards(content["awards"])),
        *rest,
    ]
    written = ((title, blocks) for title, blocks in parts if blocks)
    for number, (title, blocks) in enumerate(written, 1):
        yield from (Heading(1, title, number), *blocks)


def _pointer(content):
    if not content["measures"]:
        return ()
    return (Paragraph("Kết quả từng chỉ tiêu so với mức đăng ký được nêu tại Phụ lục kèm theo."),)


def _appendices(row, content):
    if not content["measures"]:
        return ()
    title = f"Kết quả thực hiện các chỉ tiêu thi đua {period_of(row.phase)}"
    return (Appendix(title, (figures_table(row, content),), landscape=True),)


def _highlights(highlights):
    """Under the name of their kind: “1. Điển hình tiên tiến”."""
    number = 0
    for kind, title in KINDS.items():
        rows = [row for row in highlights if row["kind"] == kind.label]
        if rows:
            number += 1
            yield Heading(2, title, number)
            yield from (Paragraph(_told(row)) for row in rows)


def _told(highlight):
    said = " ".join(highlight["description"].split())
    return f"**{highlight['name']}**: {ended(said)}" if said else ended(highlight["name"])


def _awards(awards):
    return dashed(
        f"{count_word(row['quantity'])} {row['name']}"
        + (f" ({row['note']})" if row["note"] else "")
        for row in awards
    )
