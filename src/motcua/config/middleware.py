"""Hands the clock on: views take `request.now` and never read the time themselves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from motcua.config import clock


class RequestClock:
    """Sets `request.now`, one moment for the whole request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """`get_response` is the rest of the stack."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the moment, then go on."""
        request.now = clock.now()
        return self.get_response(request)
