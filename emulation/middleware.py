"""What every request carries from its first moment, and what every answer says of keeping it."""

from django.utils import timezone


def stamp_arrival(get_response):
    """Give the request `arrived_at`, the instant that decides whether a report is on time.

    Taken before anything else is done, so that a slow page never makes a unit late.
    """

    def stamped(request):
        request.arrived_at = timezone.now()
        return get_response(request)

    return stamped


def keep_private(get_response):
    """Tell browsers and proxies to keep no page: what one reads is for him, and for today's office.

    A view that says otherwise itself is left alone. Static files never come here.
    """

    def kept(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return kept
