"""Last year's campaign as the draft of the next one."""

from functools import partial

from django.db import transaction

from campaigns.copying import a_year_later, copy_parts, draft_head, free_code
from campaigns.models import Campaign
from emulation.models import Event


@transaction.atomic
def clone(source, *, by):
    """A draft like `source` with everything a year later, and no parent, number or day.

    Quoted deadlines and texts have their year replaced and the instants are computed anew; what
    is cited keeps its date. `comparing.differences` lists the rest for the eye.
    """
    source = Campaign.objects.for_page().get(pk=source.pk)
    make = partial(a_year_later, years=source.years)
    draft = make(
        source,
        parent_id=None,
        amends_id=None,
        number="",
        day=None,
        paper_year=source.paper_year and source.paper_year + 1,
        code=free_code(source.code.replace(str(source.year), str(source.year + 1))),
        **draft_head(source),
    )
    draft.fix_deadline(draft.weekend_rule)
    draft.save()
    copy_parts(source, draft, make)
    label = f"Nhân bản từ phong trào năm {source.year}"
    Event.objects.record(draft, "clone", label, by=by, note=str(source))
    return draft
