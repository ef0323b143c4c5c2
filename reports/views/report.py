"""The list of reports, the pages of one report, and what was sent of it."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from emulation.models import Event
from emulation.review import STEPS, Action, Party
from reports import expected
from reports.access import readable_report
from reports.forms.report import ReportFilter, StartForm
from reports.forms.review import REVIEW_ACTIONS, UNIT_ACTIONS, ReviewForm
from reports.models import Report
from reports.reading import Reading, judged_figures


@require_safe
def report_list(request):
    """Of my units: each phase. Of my blocs: each expected unit of one phase."""
    own = Paginator(expected.of_own_units(request.user), 30)
    filters = ReportFilter(request.GET, phases=expected.phases_served(request.user))
    context = {
        "own": own.get_page(request.GET.get("page")),
        "filters": filters,
        "phase": filters.phase,
        "asked": Report(phase=filters.phase),
        "reports": expected.of_phase(filters.phase, request.user, filters.show)
        if filters.phase
        else [],
        "may_extend": expected.units_reviewed_by(request.user, filters.phase)
        if filters.phase
        else (),
        "now": request.arrived_at,
    }
    return render(request, "reports/report_list.html", context)


@require_POST
def report_start(request, phase_pk):
    expected_unit, phase = StartForm(request.POST).found_or_404(request.user, phase_pk)
    if not Report(phase=phase, unit=expected_unit.unit).may_be_typed_by(request.user):
        raise PermissionDenied
    return redirect(Report.objects.start(phase, expected_unit.unit, by=request.user))


@require_safe
def report_detail(request, pk):
    """What is to be done in it, for those who write; else all that it says, on one page."""
    report = readable_report(request, pk)
    if report.is_editable and report.may_be_typed_by(request.user):
        context = page_of(request, report) | tasks_of(report)
        return render(request, "reports/report_tasks.html", context)
    return render(request, "reports/report_read.html", reading_page(request, report))


def page_of(request, report):
    is_writer = report.may_be_typed_by(request.user)
    versions = list(report.versions.defer("content").order_by("-number"))
    return {
        "report": report,
        "is_writer": is_writer,
        "on_behalf_of": report.typed_on_behalf_by(request.user) if is_writer else "",
        "versions": versions,
        "sent": versions[0] if versions else None,
        "events": Event.objects.of(report),
        "now": request.arrived_at,
    }


def reading_page(request, report, judged=None):
    """`judged`: the reviewer's remarks as he just typed them; else as they are kept."""
    actions = report.actions_for(request.user)
    return page_of(request, report) | {
        "reading": reading_for(request.user, report, judged or judged_figures(report)),
        "reviewing": [action for action in actions if action in REVIEW_ACTIONS],
        "sending": [action for action in actions if action in UNIT_ACTIONS],
        "form": ReviewForm(report=report),
        "may_extend": Party.REVIEWER in report.parties_of(request.user),
    }


def reading_for(user, report, judged):
    """What is being written only its unit reads; for others, what was last sent, or None."""
    if report.is_read_live_by(user):
        return Reading(report.content(), judged)
    version = report.versions.last()
    return Reading(version.content, judged) if version else None


def tasks_of(report):
    """How far each part has come."""
    owed, unreported = report.owed_measures().count(), report.unreported_measures().count()
    last_step = Event.objects.of(report).filter(action__in=Action.values).last()
    is_sent_back = last_step and STEPS[last_step.action].needs_note
    return {
        "figures": Progress(owed - unreported, owed),
        "entered": f"Đã nhập {owed - unreported}/{owed} số liệu",
        "sections": report.sections.all(),
        "highlights": _how_many(report.highlights, "mục"),
        "awards": _how_many(report.awards, "dòng"),
        "files": _how_many(report.evidence.in_use(), "tệp"),
        "amendments": report.amendments_since_begun(),
        "returned": last_step if is_sent_back else None,
        "remarks": report.figures.exclude(remark="").count(),
    }


def _how_many(rows, word):
    count = rows.count()
    return f"{count} {word}" if count else "Không bắt buộc"


class Progress(NamedTuple):
    done: int
    total: int

    @property
    def code(self):
        if self.done == self.total:
            return "done"
        return "doing" if self.done else "todo"


@require_safe
def report_version(request, pk, number):
    report = readable_report(request, pk)
    version = get_object_or_404(report.versions, number=number)
    context = {"report": report, "version": version, "reading": Reading(version.content, {})}
    return render(request, "reports/report_version.html", context)
