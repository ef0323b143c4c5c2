"""Which reports are expected, begun or not."""

from django.db.models import Exists, F, OuterRef

from campaigns.models import CampaignStatus, ExpectedUnit, Phase
from emulation.review import Status
from reports.models import Report
from units.models import UnitOwnedQuerySet

OPEN = (CampaignStatus.LAUNCHED, CampaignStatus.CLOSED)
NOT_BEGUN = "not_begun"
LATE = "late"


def of_own_units(user):
    """What the user's own units have to report, the latest deadline first."""
    expected = ExpectedUnit.objects.filter(
        unit__in=user.scope.readable_units, campaign__status__in=OPEN
    )
    phases = Phase.objects.filter(campaign__in=expected.values("campaign"))
    return sorted(_reports(expected, phases, user), key=_latest_first)


def phases_served(user):
    """The phases whose reports the user reads for a bloc, the latest first."""
    phases = Phase.objects.filter(campaign__status__in=OPEN).select_related("campaign__bloc")
    if not user.is_superuser:
        phases = phases.filter(campaign__bloc__in=user.scope.readable_blocs)
    return phases.order_by(F("due_at").desc(nulls_last=True), "-pk")


def of_phase(phase, user, show=""):
    """The reports of all units expected in `phase`; `show` keeps those of one status."""
    expected = ExpectedUnit.objects.filter(campaign=phase.campaign_id)
    reports = _reports(expected, Phase.objects.filter(pk=phase.pk), user)
    return [report for report in reports if _is_shown(report, show)]


def units_reviewed_by(user, phase):
    """Ids of the expected units whose papers the user reviews, begun or not."""
    expected = UnitOwnedQuerySet(ExpectedUnit).filter(campaign=phase.campaign_id)
    return set(expected.reviewed_by(user).values_list("unit", flat=True))


def status_choices():
    return [
        ("", "Tất cả"),
        (NOT_BEGUN, "Chưa lập"),
        *Status.choices,
        (LATE, "Gửi chậm"),
    ]


def _is_shown(report, show):
    if show == NOT_BEGUN:
        return report.pk is None
    if show == LATE:
        return report.is_late
    return not show or (report.pk is not None and report.status == show)


def _reports(expected, phases, user):
    """One Report for each unit and phase: the one begun, or an unsaved one that says what is due.

    That a draft exists is told to the bloc, too; `is_visible` says whether it may be opened.

    Seven queries, whatever the number of units and phases.
    """
    expected = list(expected.select_related("unit").prefetch_related("unit__names"))
    phases = list(
        phases.select_related("campaign__bloc").prefetch_related(
            "extensions", "campaign__parent__phases"
        )
    )
    visible = Report.objects.visible_to(user).filter(pk=OuterRef("pk"))
    reports = Report.objects.filter(phase__in=phases).annotate(is_visible=Exists(visible))
    begun = {(report.phase_id, report.unit_id): report for report in reports}
    return [
        _placed(begun.get((phase.pk, unit.unit_id), Report()), phase, unit.unit)
        for phase in phases
        for unit in expected
        if unit.campaign_id == phase.campaign_id
    ]


def _placed(report, phase, unit):
    report.phase, report.unit = phase, unit
    return report


def _latest_first(report):
    phase = report.phase
    return (
        -phase.campaign.starts_on.toordinal(),
        phase.campaign_id,
        -phase.order,
        report.unit.code,
    )
