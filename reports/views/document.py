"""Official papers with a number: issued, listed, read, replaced, revoked; and their register."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.models import Campaign
from emulation.fate import fate_of_last
from emulation.jobs import MAX_TRIES
from emulation.models import Event
from reports.documents import KINDS
from reports.forms.issuing import DayForm, EndForm, FileForm, NumberForm
from reports.issuing import ending
from reports.issuing.guarding import damaged_files
from reports.issuing.numbering import enter_number, issue
from reports.issuing.publishing import publish, publish_now_if_short
from reports.issuing.rules import (
    IssueRefused,
    hindrances,
    is_left_to_leader,
    issuer_of,
    kind_of,
    may_issue,
    register_of,
)
from reports.models import Document, DocumentStatus
from reports.views.paper import file_response, pdf_response
from units.models import Register

ON_A_PAGE = 30
CAMPAIGNS_SHOWN = 8


@require_safe
def document_list(request):
    """The papers one may see, the latest first, and the registers of one's blocs."""
    found = Document.objects.visible_to(request.user).light().select_related("body", "bloc", "unit")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    seen = Campaign.objects.visible_to(request.user).not_amending()
    campaigns = seen.filter(launched_at__isnull=False).select_related("bloc")
    context = {
        "page": page,
        "campaigns": campaigns[:CAMPAIGNS_SHOWN],
        "registers": registers_for(request.user),
    }
    return render(request, "reports/document_list.html", context)


@require_safe
def document_detail(request, pk):
    found = Document.objects.visible_to(request.user).select_related(
        "body", "bloc", "unit", "asked_by", "replaces"
    )
    return detail_page(request, get_object_or_404(found, pk=pk), FileForm())


def detail_page(request, document, form):
    """The page of one paper, with the form that takes its signed file."""
    row = ending.source_of(document)
    versions = list(document.signed_versions.select_related("uploaded_by"))
    appendix_files = list(document.appendix_files.all())
    context = {
        "document": document,
        "form": form,
        "versions": versions,
        "appendix_files": appendix_files,
        "row": row_seen_by(request.user, document),
        "may_issue": row is not None and may_issue(request.user, row),
        "amendments": list(row.amendments.all()) if isinstance(row, Campaign) else [],
        "differs": document.is_in_force and ending.differs_from_data(document),
        "damaged": [*document.damaged_parts(), *damaged_files(versions, appendix_files)],
        **drawing_of(document),
        "replaced_by": document.replacements.light().filter(issued_at__isnull=False).first(),
        "events": Event.objects.of(document),
    }
    return render(request, "reports/document_detail.html", context)


def drawing_of(document):
    """What has become of the drawing of a paper that has its number and no file yet."""
    is_being_drawn = document.status == DocumentStatus.ISSUING
    fate = fate_of_last(publish, document.pk) if is_being_drawn else None
    return {"fate": fate, "max_tries": MAX_TRIES}


@require_safe
def document_pdf(request, pk):
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    if not document.is_out:
        raise Http404
    return pdf_response(bytes(document.pdf), str(document))


@require_safe
def document_word(request, pk):
    """For reference: the original is the PDF, and each page of the Word file says so."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    if document.word is None:
        raise Http404
    return file_response(bytes(document.word), str(document), "docx", as_attachment=True)


@require_http_methods(["GET", "POST"])
def document_issue(request, kind, pk):
    """What was issued of this object, and for those who may, the form that issues it."""
    row = row_or_404(request.user, kind, pk)
    may = may_issue(request.user, row)
    if request.method == "POST" and not may:
        raise PermissionDenied
    documents = Document.objects.of(kind, row).visible_to(request.user).light()
    context = {"row": row, "kind": KINDS[kind], "kind_name": kind, "documents": documents}
    context["left_to_leader"] = is_left_to_leader(request.user, row)
    if may and not documents.underway().exists():
        context |= issuing_of(request, row)
        document = issued_by(request, row, context)
        if document:
            return redirect(document)
    return render(request, "reports/document_issue.html", context)


def issuing_of(request, row):
    """What stands in the way, the register that gives the number, and the form."""
    found = list(hindrances(row))
    register = None if found else register_of(issuer_of(row), KINDS[kind_of(row)].build(row))
    form = DayForm(
        request.POST or None,
        initial={"day": localdate(request.arrived_at)},
        numbers_itself=bool(register) and not register.is_external,
    )
    return {"hindrances": found, "register": register, "form": form}


def issued_by(request, row, context):
    """The Document that this request issues, or None."""
    form = context["form"]
    if context["hindrances"] or not form.is_valid():
        return None
    return taken(form, lambda given: issue(row, by=request.user, **given), request)


@require_http_methods(["GET", "POST"])
def document_number(request, pk):
    document = own_document(request.user, pk, DocumentStatus.FOR_SIGNATURE)
    form = NumberForm(request.POST or None, initial={"day": localdate(request.arrived_at)})
    if form.is_valid():
        found = taken(form, lambda given: enter_number(document, by=request.user, **given), request)
        if found:
            return redirect(found)
    return render(request, "reports/document_number.html", {"document": document, "form": form})


@require_POST
def document_retry(request, pk):
    document = own_document(request.user, pk, DocumentStatus.ISSUING)
    publish.enqueue(document.pk)
    messages.info(request, "Đang tạo lại tệp.")
    return redirect(document)


@require_http_methods(["GET", "POST"])
def document_end(request, pk):
    """Revoke what is out; give up the number of what never went out."""
    document = own_document(request.user, pk)
    if document.status not in (*DocumentStatus.underway(), DocumentStatus.ISSUED):
        raise Http404
    form = EndForm(request.POST or None, is_out=document.is_out)
    if form.is_valid():
        end = ending.revoke if document.is_out else ending.void
        try:
            end(document, by=request.user, **form.cleaned_data)
        except IssueRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(document)
    return render(request, "reports/document_end.html", {"document": document, "form": form})


@require_safe
def register(request, pk):
    """The register as a page that prints: every number of one run, voided ones too."""
    register = get_object_or_404(registers_for(request.user), pk=pk)
    runs = list(register.runs.all())
    run = next((r for r in runs if r.period == request.GET.get("so")), runs[0] if runs else None)
    documents = run.documents.light().select_related("asked_by").order_by("serial") if run else ()
    context = {"register": register, "runs": runs, "run": run, "documents": documents}
    return render(request, "reports/register.html", context)


def registers_for(user):
    """The registers of one's blocs and units, and those in which one's bloc has its numbers."""
    blocs = user.scope.secretariat_blocs | user.scope.headed_blocs
    numbered = Document.objects.filter(unit__isnull=True, bloc__in=blocs, run__isnull=False)
    own = Register.objects.visible_to(user).values("pk")
    used = numbered.values("run__register")
    return Register.objects.filter(Q(pk__in=own) | Q(pk__in=used)).select_related("body")


def taken(form, act, request):
    """The Document that the act gives, drawn at once if it is short; None if it was refused."""
    given = {"day": form.cleaned_data["day"], "at": request.arrived_at}
    given |= {"number": form.cleaned_data.get("number", "")}
    given |= {"reason": form.cleaned_data["reason"]}
    try:
        document = act(given)
    except IssueRefused as refused:
        form.add_error(None, str(refused))
        return None
    if document.number:
        publish_now_if_short(document)
    return document


def row_or_404(user, kind, pk):
    if kind not in KINDS:
        raise Http404
    row = get_object_or_404(KINDS[kind].visible_to(user), pk=pk)
    if KINDS[kind].build(row, user) is None:
        raise Http404
    return row


def row_seen_by(user, document):
    """What the paper was made of, for those who may open it; a bloc's drafts are not its members'
    to see."""
    rows = KINDS[document.kind].model.objects.visible_to(user)
    return rows.filter(pk=document.object_id).first()


def own_document(user, pk, *statuses):
    """404 for those who may not see it or where it stands elsewhere, 403 for mere readers."""
    document = get_object_or_404(Document.objects.visible_to(user), pk=pk)
    row = ending.source_of(document)
    if row is None or not may_issue(user, row):
        raise PermissionDenied
    if statuses and document.status not in statuses:
        raise Http404
    return document
