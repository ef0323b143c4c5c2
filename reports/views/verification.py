"""Anybody may ask whether a paper is ours: by its secret address, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from emulation.lockout import client_address
from reports.forms.issuing import FileForm
from reports.issuing.signing import judge
from reports.models import Document
from reports.models.document import OUT

ASKED_A_MINUTE = 30


@login_not_required
@require_http_methods(["GET", "POST"])
def verify(request, token):
    """What the paper says of itself and whether it still holds; and is your file that file?

    The address holds 128 random bits. Shows nothing that the paper does not show.
    """
    if is_asked_too_often(client_address(request)):
        return render(request, "reports/verify_busy.html", status=429)
    found = Document.objects.filter(status__in=OUT).select_related("body")
    document = get_object_or_404(found, token=token)
    form = FileForm(request.POST or None, request.FILES or None)
    context = {
        "document": document,
        "replaced_by": document.replacements.light().filter(issued_at__isnull=False).first(),
        "form": form,
        "verdict": judge(document, form.cleaned_data["file"].read()) if form.is_valid() else None,
    }
    return render(request, "reports/verify.html", context)


def is_asked_too_often(address):
    """Whether this address has asked more than its share in this minute."""
    key = f"verify:{address}"
    cache.add(key, 0, 60)
    try:
        return cache.incr(key) > ASKED_A_MINUTE
    except ValueError:  # it ran out between the two
        return False
