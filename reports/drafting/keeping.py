"""Keeping a draft: a redraft replaces what was drafted and never what a person wrote."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from emulation.models import Event
from emulation.review import StaleVersion
from reports.drafting.facts import gather
from reports.drafting.outline import draft
from reports.models import DraftedSentence, Summary, SummarySection
from units.paper_heads import HEAD_FIELDS


@dataclass(frozen=True)
class Disagreement:
    """A sentence that would be drafted differently today. `now` is None when it would be left out,
    `kept` when it is new; `is_edited` tells that the section was rewritten by a person."""

    section: str
    is_edited: bool
    kept: str | None
    now: str | None


def begun(phase):
    """The Summary of `phase`; a new one is not saved yet, with nothing drafted.

    It begins with the bloc's own body and signatory, as the launch paper has them.
    """
    campaign = phase.campaign
    return Summary.objects.filter(phase=phase).first() or Summary(
        phase=phase,
        issuing_body=campaign.issuing_body,
        signatory=campaign.signatory,
        paper_year=campaign.year,
    )


def _locked(phase):
    """The Summary of `phase`, saved if it is new, locked until the transaction ends."""
    summary = begun(phase)
    if summary.pk is None:
        values = {field: getattr(summary, field) for field in HEAD_FIELDS}
        summary, _ = Summary.objects.get_or_create(phase=phase, defaults=values)
    return Summary.objects.select_for_update(of=("self",)).get(pk=summary.pk)


@transaction.atomic
def keep_head(phase, head, *, by):
    """Keep the head and foot of the paper: `head` gives a value for each of HEAD_FIELDS."""
    summary = _locked(phase)
    for name in HEAD_FIELDS:
        setattr(summary, name, head[name])
    summary.version += 1
    summary.save(update_fields=[*HEAD_FIELDS, "version"])
    Event.objects.record(summary, "head", "Sửa thể thức, người ký", by=by, version=summary.version)


def redraft(phase, *, by, now=None):
    """Draft the summary of `phase` anew from today's data and keep it. Returns the Summary.

    An edited section keeps its text; the new draft stands beside it.
    """
    facts = gather(phase, now or timezone.now())
    sections = draft(facts)
    with transaction.atomic():
        summary = _locked(phase)
        kept = {section.code: section for section in summary.sections.all()}
        for order, drafted in enumerate(sections, 1):
            _keep(summary, kept.pop(drafted.code, None), order, drafted)
        for dropped in kept.values():
            if dropped.edited is None:
                dropped.delete()
            else:
                dropped.sentences.all().delete()
        summary.drafted_at = facts.as_of
        summary.version += 1
        summary.save(update_fields=["drafted_at", "version"])
        Event.objects.record(summary, "draft", "Dự thảo từ số liệu", by=by, version=summary.version)
    return summary


def _keep(summary, section, order, drafted):
    section = section or SummarySection(summary=summary, code=drafted.code)
    section.order, section.level, section.title = order, drafted.level, drafted.title
    section.save()
    section.sentences.all().delete()
    DraftedSentence.objects.bulk_create(
        DraftedSentence(section=section, order=n, code=s.code, text=s.text, values=s.values)
        for n, s in enumerate(drafted.sentences, 1)
    )


def disagreements(summary, *, now=None):
    """Where the kept draft no longer says what the data says, sentence by sentence.

    A sentence is compared with the one of its code, unless its section still says it word for
    word; other words for the same values are no disagreement. What was never drafted has none.
    """
    if summary.drafted_at is None:
        return []
    facts = gather(summary.phase, now or summary.drafted_at)
    today = {
        (section.code, sentence.code): (section.title, sentence)
        for section in draft(facts)
        for sentence in section.sentences
    }
    said = {(section, sentence.text) for (section, _), (_, sentence) in today.items()}
    kept_texts, found = set(), []
    for section in summary.sections.prefetch_related("sentences"):
        for kept in section.sentences.all():
            kept_texts.add((section.code, kept.text))
            if (section.code, kept.text) in said:
                continue
            _, sentence = today.pop((section.code, kept.code), (None, None))
            if sentence is None or sentence.values != kept.values:
                text = sentence and sentence.text
                found.append(Disagreement(section.title, section.is_edited, kept.text, text))
    found += [
        Disagreement(title, False, None, new.text)
        for (section, _), (title, new) in today.items()
        if (section, new.text) not in kept_texts
    ]
    return found


@transaction.atomic
def rewrite(section, text, *, version, by):
    """Replace the words of `section` by a person's; `text` None goes back to the draft.

    Raises StaleVersion if the summary is no longer at the `version` the person was looking at.
    """
    summary = Summary.objects.select_for_update(of=("self",)).get(pk=section.summary_id)
    if summary.version != version:
        last = Event.objects.of(summary).last()
        raise StaleVersion(
            f"{last.actor} vừa thay đổi báo cáo này. Phần bạn nhập vẫn còn dưới đây, chưa được lưu."
        )
    section.edited = text
    section.edited_at = None if text is None else timezone.now()
    section.edited_by = "" if text is None else by.described()
    section.edited_over = "" if text is None else section.drafted
    section.save(update_fields=["edited", "edited_at", "edited_by", "edited_over"])
    summary.version += 1
    summary.save(update_fields=["version"])
    act, label = (
        ("take_draft", "Dùng lại bản dự thảo") if text is None else ("edit", "Sửa nội dung")
    )
    Event.objects.record(
        summary, act, f"{label}: {section.title}"[:100], by=by, version=summary.version
    )
