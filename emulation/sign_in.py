"""Signing in, and what was sent by somebody whose session had ended meanwhile.

Such a POST is not carried out, and its address need not be a page: what was typed goes along,
sealed, through the sign-in form in the browser, to a page that offers to send it again. Nothing of
it is kept here, and nothing is sent without being asked for.
"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import LoginView
from django.core import signing
from django.shortcuts import redirect, render, resolve_url

SEAL = "typed before signing in"
NOT_DONE = "Phiên làm việc đã hết nên việc vừa bấm chưa được thực hiện. Đề nghị làm lại."
LONG = 40  # characters of a text somebody would not like to type again


class SignInFirst(LoginRequiredMiddleware):
    """Every page asks for a login, unless its view says otherwise."""

    def handle_no_permission(self, request, view_func):
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        if kept := sealed(request):
            context = {"form": AuthenticationForm(request), "next": _home(), "kept": kept}
            return render(request, "registration/login.html", context, status=403)
        messages.warning(request, NOT_DONE)
        return redirect(settings.LOGIN_URL)


class SignIn(LoginView):
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"kept": self.request.POST.get("kept", "")}

    def form_valid(self, form):
        """Sign in; then go on to the page asked for, or to the question what to do with `kept`."""
        answer = super().form_valid(form)
        kept = opened(self.request.POST.get("kept", ""))
        if kept is None:
            return answer
        texts = [value for _, value in kept["fields"] if len(value) > LONG]
        return render(self.request, "registration/resume.html", kept | {"texts": texts})


def sealed(request):
    """What this POST carries, but for passwords and files, as one string; “” if it is nothing."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    if not fields:
        return ""
    kept = {"path": request.get_full_path(), "fields": fields, "had_files": bool(request.FILES)}
    return signing.dumps(kept, salt=SEAL, compress=True)


def opened(kept):
    """What was sealed here within the last working day, or None."""
    try:
        return signing.loads(kept, salt=SEAL, max_age=settings.SESSION_COOKIE_AGE)
    except signing.BadSignature:
        return None


def _home():
    return resolve_url(settings.LOGIN_REDIRECT_URL)
