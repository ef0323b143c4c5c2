"""The bloc's common paper (bản giao ước), with a signing block for every member."""

from emulation.deadlines import short_date
from emulation.markup import line_of, paragraphs
from emulation.paper import Heading, PaperDate, Paragraph, SignatureGrid, SigningParty
from emulation.paper_text import DOTTED, date_words
from reports.documents.head import DRAFT, bloc_body, head_of, paper_of
from reports.documents.tables import targets_in_force, targets_table
from reports.documents.words import dashed, ended, text_blocks, years_of

ROOM_FOR_PLACE = "…" * 12


def agreement(row, reader=None):
    """The Paper of an Agreement. Its date stands in the text, not at its head."""
    campaign = row.campaign
    day = PaperDate.of(row.signed_on) if row.signed_on else None
    body = row.issuing_body or bloc_body(campaign)
    head = head_of(row, body, year=campaign.year, date=day)
    parties = list(row.parties.all())
    return paper_of(
        row,
        head,
        symbol=False,
        type_name="Bản giao ước thi đua",
        abstract=years_of(campaign),
        draft_mark=DRAFT if row.is_draft_marked else "",
        date=None,
        body=(
            *_opening(row, head.date, parties),
            *_articles(row, head.regime),
        ),
        end_mark=False,
        archive="",
        signing=SignatureGrid(
            tuple(SigningParty(p.name, p.post, p.representative) for p in parties)
        ),
        created=campaign.changed_at or campaign.launched_at,
    )


def _opening(row, day, parties):
    venue = row.venue or ROOM_FOR_PLACE
    bloc = row.campaign.bloc.name
    yield Paragraph(f"Hôm nay, {date_words(day, DOTTED)}, tại {venue}, {bloc} gồm các đơn vị:")
    for number, party in enumerate(parties, 1):
        yield Paragraph(ended(_party(party)), number=f"{number}.")
    if row.witnesses:
        yield Paragraph("Với sự chứng kiến của:")
        yield from dashed(line_of(line).words for line in paragraphs(row.witnesses))
    theme = f" với chủ đề **“{row.campaign.theme}”**" if row.campaign.theme else ""
    yield Paragraph(
        f"Các đơn vị thống nhất ký giao ước thi đua {years_of(row.campaign)}{theme}, "
        "với những nội dung sau:"
    )


def _party(party):
    """“Sở Y tế; đại diện: Trần Văn Mẫu, Giám đốc”."""
    person = ", ".join(filter(None, [party.representative, party.post]))
    return f"{party.name}; đại diện: {person}" if person else party.name


def _articles(row, regime):
    """Articles (Điều 1) of a State paper, parts (I-) of a Party one; empty ones are left out."""
    campaign = row.campaign
    lead = Paragraph("Các đơn vị phấn đấu thực hiện các chỉ tiêu chung sau đây:")
    targets = (lead, targets_table(campaign)) if targets_in_force(campaign) else ()
    until = f"Bản giao ước có hiệu lực từ ngày ký đến hết ngày {short_date(campaign.ends_on)}."
    parts = [
        ("Nội dung giao ước", text_blocks(row.common_content, under=1)),
        ("Chỉ tiêu thi đua", targets),
        ("Cam kết thực hiện", text_blocks(row.commitment, under=1)),
        ("Hiệu lực", (Paragraph(until),)),
    ]
    written = ((title, blocks) for title, blocks in parts if blocks)
    for number, (title, blocks) in enumerate(written, 1):
        yield Heading(1, title, number if regime.is_party else f"Điều {number}.")
        yield from blocks
