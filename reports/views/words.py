"""What a report says in words, whom it names, and what was awarded in the period."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from emulation.review import ReviewRefused, StaleVersion
from reports.access import typed_report
from reports.forms.words import (
    AwardFormSet,
    HighlightFormSet,
    SectionForm,
    VersionForm,
    award_choices,
)


@require_http_methods(["GET", "POST"])
def report_section(request, pk, code):
    report = typed_report(request, pk)
    section = get_object_or_404(report.sections, code=code)
    stored = section.text
    form = SectionForm(request.POST or None, instance=section)
    if not report.is_editable and request.method == "GET":
        return redirect(report)
    refused = ""
    if form.is_valid() and not (refused := refusal(request, report, form.save)):
        following = report.sections.filter(order__gt=section.order).first()
        if following and request.POST.get("then") == "next":
            return redirect("reports:section", report.pk, following.code)
        return redirect(report)
    context = page_of(request, report) | {"section": section, "form": form}
    context |= {"refused": refused, "stored": stored if refused else ""}
    return render(request, "reports/report_section.html", context)


@require_http_methods(["GET", "POST"])
def report_highlights(request, pk):
    report = typed_report(request, pk)
    formset = HighlightFormSet(request.POST or None, instance=report)
    return rows_page(request, report, formset, "reports/report_highlights.html")


@require_http_methods(["GET", "POST"])
def report_awards(request, pk):
    report = typed_report(request, pk)
    choices = {"choices": award_choices(report)}
    formset = AwardFormSet(request.POST or None, instance=report, form_kwargs=choices)
    return rows_page(request, report, formset, "reports/report_awards.html")


def rows_page(request, report, formset, template):
    if not report.is_editable and request.method == "GET":
        return redirect(report)
    refused = ""
    if formset.is_valid() and not (refused := refusal(request, report, formset.save_in_order)):
        is_more = request.POST.get("then") == "more"
        return redirect(request.path if is_more else report)
    context = page_of(request, report) | {"formset": formset, "refused": refused}
    return render(request, template, context)


def refusal(request, report, save):
    """Save under the lock; why it could not be, or “” when it was."""
    try:
        with report.writing(by=request.user, version=VersionForm(request.POST).seen):
            save()
    except (StaleVersion, ReviewRefused) as refused:
        report.refresh_from_db(fields=["version", "status"])
        return str(refused)
    messages.success(request, "Đã lưu.")
    return ""


def page_of(request, report):
    return {"report": report, "on_behalf_of": report.typed_on_behalf_by(request.user)}
