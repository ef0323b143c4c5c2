"""Changing a launched campaign: a draft copy is edited, then merged back by codes.

What units have begun stays: targets and measures that the amendment drops are withdrawn, never
deleted, and everything else keeps its row, so pledges and reports still point at it.
"""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.module_loading import import_string
from django.utils.timezone import localdate

from campaigns.comparing import (
    HEAD_FIELDS,
    MEASURE_FIELDS,
    MOVEMENT_FIELDS,
    PHASE_FIELDS,
    SECTION_FIELDS,
    TARGET_FIELDS,
    Difference,
    differences,
)
from campaigns.copying import copy_of, copy_parts, draft_head, free_code
from campaigns.models import AmendedItem, Amendment, Campaign, ExpectedUnit
from campaigns.participants import expected_unit, participants_of
from emulation.models import Event
from emulation.review import ReviewRefused

OF_LAUNCH_PAPER = ["number", "day", "month", "paper_year", "is_draft_marked"]


@transaction.atomic
def open_draft(campaign, *, by):
    """The draft in which an amendment of `campaign` is prepared; the one already open, if any."""
    if campaign.bloc_id not in by.scope.secretariat_blocs:
        raise PermissionDenied
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if not campaign.is_launched:
        raise ReviewRefused(f"Không sửa đổi được khi “{campaign.get_status_display()}”.")
    if draft := campaign.amending_drafts.first():
        return draft
    code = free_code(f"{campaign.code}-sua-doi")
    draft = copy_of(campaign, amends_id=campaign.pk, code=code, **draft_head(campaign))
    draft.save()
    copy_parts(campaign, draft)
    Event.objects.record(campaign, "amend", "Mở bản sửa đổi, bổ sung", by=by)
    return draft


@transaction.atomic
def discard(draft, *, by, version):
    """Give the amendment up. The campaign never knew of it."""
    draft = Campaign.objects.lock_draft(draft.pk, version=version)
    campaign = draft.amends
    draft.delete()
    Event.objects.record(campaign, "discard", "Bỏ bản sửa đổi, bổ sung", by=by)
    return campaign


def changes_of(draft, day):
    """Every Difference that enacting `draft` on `day` would make, late joiners included."""
    joining = [
        Difference("Đơn vị tham gia", "", unit.name_on(day).full_name)
        for unit in _late_joiners(draft, day)
    ]
    original = Campaign.objects.for_page().get(pk=draft.amends_id)
    if original.number:  # which the launch paper may have taken since the draft was opened
        for name in OF_LAUNCH_PAPER:
            setattr(draft, name, getattr(original, name))
    return [*differences(original, draft), *joining]


def enact(draft, *, by, reason, paper, at):
    """Merge `draft` into the campaign it amends, say what changed, and drop the draft.

    Runs inside the transaction of `launching.perform`, which has locked the draft.
    Raises ReviewRefused if nothing changes, or what units have begun would be lost.
    """
    if not reason.strip() or not paper.strip():
        raise ReviewRefused("Ghi rõ lý do sửa đổi và văn bản sửa đổi.")
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=draft.amends_id)
    if not campaign.is_launched:
        raise ReviewRefused(f"Không sửa đổi được khi “{campaign.get_status_display()}”.")
    changes = changes_of(draft, localdate(at))
    if not changes:
        raise ReviewRefused("Bản sửa đổi chưa thay đổi nội dung nào.")
    paper_of = import_string(settings.LAUNCH_PAPER)  # papers are made in an app above this one
    former_paper = paper_of(campaign.pk)
    for name in HEAD_FIELDS:
        setattr(campaign, name, getattr(draft, name))
    campaign.fix_deadline(campaign.weekend_rule)
    campaign.version += 1
    campaign.save()
    _merge_parts(campaign, draft)
    _add_late_joiners(campaign, draft, localdate(at))
    said = {"reason": reason, "paper": paper, "former_paper": former_paper}
    amendment = _record(campaign, changes, by=by, at=at, **said)
    draft.delete()
    Event.objects.record(
        campaign, "enact", str(amendment), by=by, note=reason, version=campaign.version
    )
    return campaign


def _merge_parts(campaign, draft):
    sections = _merge(campaign, draft, "sections", SECTION_FIELDS)
    for section in draft.sections.select_related("parent"):
        ours = sections[section.code]
        ours.parent = sections[section.parent.code] if section.parent else None
        ours.save(update_fields=["parent"])
    _drop(campaign.sections.exclude(code__in=sections))
    _merge_phases(campaign, draft)
    movements = _merge(campaign, draft, "movements", MOVEMENT_FIELDS)
    _drop(campaign.movements.exclude(code__in=movements))
    _merge_targets(campaign, draft)
    for related in ("bases", "prizes", "assignments", "recipients"):  # nothing points at these
        getattr(campaign, related).all().delete()
        for row in getattr(draft, related).all():
            copy_of(row, campaign_id=campaign.pk).save()


def _merge(campaign, draft, related, fields, place=None):
    """Update by code and add what is new; gives the rows of the campaign by code.

    `place(row)` gives the foreign keys, within the campaign, of what stands for `row`.
    """
    ours = {row.code: row for row in getattr(campaign, related).all()}
    merged = {}
    for row in getattr(draft, related).all():
        mine = ours.get(row.code) or copy_of(row, campaign_id=campaign.pk)
        values = {name: getattr(row, name) for name in fields} | (place(row) if place else {})
        for name, value in values.items():
            setattr(mine, name, value)
        mine.save()
        merged[row.code] = mine
    return merged


def _merge_phases(campaign, draft):
    codes = list(draft.phases.values_list("code", flat=True))
    _drop(campaign.phases.exclude(code__in=codes))
    campaign.phases.update(starts_on=None, ends_on=None)  # they may change places
    ours = _merge(campaign, draft, "phases", [*PHASE_FIELDS, "due_at"])
    for phase in draft.phases.all():
        ours[phase.code].occasions.all().delete()
        for occasion in phase.occasions.all():
            copy_of(occasion, phase_id=ours[phase.code].pk).save()


def _merge_targets(campaign, draft):
    targets = _merge(campaign, draft, "targets", TARGET_FIELDS)
    code_of = {target.pk: target.code for target in draft.targets.all()}

    def place(measure):
        return {"target": targets[code_of[measure.target_id]] if measure.target_id else None}

    measures = _merge(campaign, draft, "measures", [*MEASURE_FIELDS, "order"], place)
    for measure in draft.measures.all():
        measures[measure.code].owners.set(measure.owners.all())
    campaign.targets.exclude(code__in=targets).update(is_withdrawn=True)
    campaign.measures.exclude(code__in=measures).update(is_withdrawn=True)


def _drop(rows):
    for row in rows:
        try:
            row.delete()
        except ProtectedError as error:
            raise ReviewRefused(
                f"Không bỏ được “{row}”: đã có đơn vị đăng ký hoặc báo cáo."
            ) from error


def _late_joiners(draft, day):
    expected = set(
        ExpectedUnit.objects.filter(campaign=draft.amends_id).values_list("unit", flat=True)
    )
    return [unit for unit in participants_of(draft, day) if unit.pk not in expected]


def _add_late_joiners(campaign, draft, day):
    """Who has joined since the launch is expected from now on; nobody is struck off."""
    first = campaign.expected_units.count() + 1
    ExpectedUnit.objects.bulk_create(
        expected_unit(campaign, unit, order, day)
        for order, unit in enumerate(_late_joiners(draft, day), first)
    )


def _record(campaign, changes, *, by, at, **said):
    amendment = Amendment.objects.create(
        campaign=campaign,
        number=campaign.amendments.count() + 1,
        made_at=at,
        made_by=by.described(),
        **said,
    )
    AmendedItem.objects.bulk_create(
        AmendedItem(
            amendment=amendment,
            order=order,
            what=change.what[:400],
            before=change.before,
            after=change.after,
        )
        for order, change in enumerate(changes, 1)
    )
    return amendment
