"""The paper that launches a campaign. It says what its own campaign says, and nothing inherited.

Once the campaign is amended, this is its consolidated text (docs/decisions/0020).
"""

import re

from campaigns.contents import outline
from campaigns.models import Campaign, CampaignStatus, Section
from emulation.markup import paragraphs
from emulation.paper import Heading, Item, Paragraph
from emulation.paper_json import pack
from emulation.paper_text import heading_number
from emulation.search import fold
from reports.documents.citing import base_texts, cited_launch
from reports.documents.head import bloc_body, draft_mark, head_of, paper_of, recipients
from reports.documents.slots import TITLES, slot_blocks, slot_text
from reports.documents.words import text_blocks

Style = Section.Style
LEVELS = {Style.PART: 1, Style.NUMBERED: 2, Style.LETTERED: 3}


def programme(campaign, reader=None):
    """The Paper of `campaign`, drafts included: who may read it reads it whole."""
    head = head_of(campaign, bloc_body(campaign))
    is_launched = campaign.status in (CampaignStatus.LAUNCHED, CampaignStatus.CLOSED)
    return paper_of(
        campaign,
        head,
        kind=campaign.paper_abbreviation,
        type_name=campaign.paper_type,
        abstract=campaign.title,
        draft_mark=draft_mark(campaign, is_final=is_launched),
        bases=base_texts(head.regime, campaign.bases.all()),
        running_bases=campaign.bases_run_on,
        body=(
            *_opening(campaign),
            *_nodes(outline(campaign.sections.all()), campaign, head.regime),
            *text_blocks(campaign.closing),
        ),
        created=campaign.changed_at or campaign.launched_at,
        **(_consolidated(campaign, head.regime) or _its_own(campaign)),
    )


def kept(pk):
    """The paper of the campaign as plain data: what an amendment keeps before it changes it."""
    return pack(programme(Campaign.objects.get(pk=pk)))


def _its_own(campaign):
    return {"recipients": recipients(campaign.recipients.all())}


def _consolidated(campaign, regime):
    """What stands instead of number, day, recipients and signature on a text that nobody issued:
    the launch paper as amended. {} for a campaign that was never amended."""
    amended = campaign.amends or campaign
    papers = [amendment.paper for amendment in amended.amendments.all()]
    remark = f"Bản hợp nhất để tra cứu: {cited_launch(regime, amended)}"
    if papers:
        remark += f", được sửa đổi, bổ sung theo {'; '.join(dict.fromkeys(papers))}"
    if campaign.amends:
        remark += "; kèm nội dung đang dự kiến sửa đổi, bổ sung"
    elif not papers:
        return {}
    return {"number": None, "date": None, "remark": remark, "archive": "", "signing": None}


def _opening(campaign):
    """The opening, its theme in bold; a theme or motto that no text names follows it."""
    text = campaign.opening
    if campaign.theme:
        text = re.sub(
            rf"(?<!\*)“{re.escape(campaign.theme)}”(?!\*)",
            lambda theme: f"**{theme[0]}**",
            text,
            flags=re.IGNORECASE,
        )
    said = fold(" ".join([text, *(section.text for section in campaign.sections.all())]))
    blocks = list(text_blocks(text))
    for name, words in (("Chủ đề thi đua", campaign.theme), ("Phương châm", campaign.motto)):
        if words and fold(words) not in said:
            blocks.append(Paragraph(f"{name}: **“{words}”**."))
    return blocks


def _nodes(nodes, campaign, regime):
    """Sections in order, each with its slot and all that stands below it."""
    parts = 0
    for node in nodes:
        section = node.section
        is_part = section.style == Style.PART
        parts += is_part
        yield from _own_words(section, parts if is_part else node.number, campaign, regime)
        counts_itself = any(child.section.style == Style.NUMBERED for child in node.children)
        yield from slot_blocks(section, campaign, is_numbered=is_part and not counts_itself)
        yield from _nodes(node.children, campaign, regime)


def _own_words(section, number, campaign, regime):
    heading, texts = section.heading, paragraphs(section.text)
    if added := slot_text(section, campaign):
        texts = [*texts[:-1], f"{texts[-1]} {added}"] if texts else [added]
    if not heading and not texts:
        heading = TITLES.get(section.slot, "")
    if section.style == Style.DASHED:
        first = ": ".join(filter(None, [heading, *texts[:1]]))
        return [Item(first), *_lines(texts[1:])]
    if section.style == Style.PLAIN:
        return [*_lines([f"**{heading}**"] if heading else []), *_lines(texts)]
    numbered = Heading(LEVELS[section.style], heading, number)
    if heading:
        return [numbered, *_lines(texts)]
    return [Paragraph(texts[0], number=heading_number(regime, numbered)), *_lines(texts[1:])]


def _lines(texts):
    return text_blocks("\n".join(texts))
