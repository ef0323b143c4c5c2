"""What I have to do now."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.home import home_for


@require_safe
def home(request):
    mine = home_for(request.user, request.arrived_at)
    return render(request, "home.html", {"mine": mine, "now": request.arrived_at})
