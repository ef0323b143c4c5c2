"""A plan written again as a draft: for the next year (cloning), or to be amended."""

from django.db import models
from django.utils.text import slugify
from django.utils.timezone import localtime

from campaigns.models import Campaign, CampaignStatus
from campaigns.years import next_year, shift_years
from emulation.deadlines import VIETNAM
from emulation.model_fields import OfficialCharField, OfficialTextField

CODE_LENGTH = 60


def copy_of(row, **changes):
    """A new row like `row`, not yet saved."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    return type(row)(**(values | changes))


def a_year_later(row, years, **changes):
    """A new row like `row` with its dates, and the years named in its texts, one year later."""
    copy = copy_of(row, **changes)
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if value is None or field.attname in changes:
            continue
        if isinstance(field, models.DateTimeField):
            setattr(copy, field.attname, next_year(localtime(value, VIETNAM)))
        elif isinstance(field, models.DateField):
            setattr(copy, field.attname, next_year(value))
        elif isinstance(field, OfficialCharField | OfficialTextField):
            setattr(copy, field.attname, shift_years(value, years))
    return copy


def copy_parts(source, draft, make=copy_of):
    """Give `draft` every part of `source` that is in force; `make(row, **changes)` copies a row."""
    for related in ("bases", "prizes", "movements", "assignments", "recipients"):
        for row in getattr(source, related).all():
            make(row, campaign_id=draft.pk).save()
    _copy_sections(source, draft, make)
    _copy_phases(source, draft, make)
    _copy_targets(source, draft, make)


def _copy_sections(source, draft, make):
    """All of them first, then who stands below whom."""
    rows = list(source.sections.all())
    copies = {row.pk: make(row, campaign_id=draft.pk, parent_id=None) for row in rows}
    for copy in copies.values():
        copy.save()
    for row in rows:
        if row.parent_id:
            copies[row.pk].parent = copies[row.parent_id]
            copies[row.pk].save(update_fields=["parent"])


def _copy_phases(source, draft, make):
    for row in source.phases.all():
        phase = make(row, campaign_id=draft.pk)
        phase.fix_deadline(draft.weekend_rule)
        phase.save()
        for occasion in row.occasions.all():
            make(occasion, phase_id=phase.pk).save()


def _copy_targets(source, draft, make):
    targets = {}
    for row in source.targets.filter(is_withdrawn=False):
        targets[row.pk] = make(row, campaign_id=draft.pk)
        targets[row.pk].save()
    for row in source.measures.in_force().prefetch_related("owners"):
        if row.target_id is None or row.target_id in targets:
            target_id = targets[row.target_id].pk if row.target_id else None
            measure = make(row, campaign_id=draft.pk, target_id=target_id)
            measure.save()
            measure.owners.set(row.owners.all())


def draft_head(source, **changes):
    """What a copied campaign begins with, whatever the source has become."""
    return {
        "status": CampaignStatus.DRAFT,
        "version": 1,
        "launched_at": None,
        "changed_at": None,
        "changed_by_id": None,
        "sample_note": "",
    } | changes


def free_code(wanted):
    """`wanted` as a code that no campaign bears yet."""
    base = slugify(wanted.replace("Đ", "D").replace("đ", "d"))[: CODE_LENGTH - 4] or "phong-trao"
    taken = set(Campaign.objects.filter(code__startswith=base).values_list("code", flat=True))
    code, n = base, 1
    while code in taken:
        n += 1
        code = f"{base}-{n}"
    return code
