"""What holds for every page: refusals become pages, and the browser runs only our own files."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.desk.errors import (
    NoAppointment,
    SecondFactorNeeded,
    UploadMissing,
    UploadTooLarge,
)
from motcua.kernel.errors import MotcuaError, NotAllowed, NotFound
from motcua.kernel.numbers import whole_number

GetResponse = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
# The paper of the preview brings its own style sheet and runs nothing.
PAPER_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; frame-ancestors 'self'"
)


class ContentPolicy:
    """Sets Content-Security-Policy unless the view set a policy of its own."""

    def __init__(self, get_response: GetResponse) -> None:
        """`get_response` is the rest of the stack."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then name the policy."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        return response


class UploadLimit:
    """Refuses a request body over the limit before anything reads it."""

    def __init__(self, get_response: GetResponse) -> None:
        """`get_response` is the rest of the stack."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, or answer 413. A body without a length is refused by the server itself."""
        length = whole_number(request.META.get("CONTENT_LENGTH") or "0")
        if length is None or length > settings.MOTCUA_UPLOAD_MB * 1024 * 1024:
            return refusal_page(request, UploadTooLarge(settings.MOTCUA_UPLOAD_MB))
        return self.get_response(request)


class Refusals:
    """Turns a MotcuaError that a view did not handle into a page with its sentence."""

    def __init__(self, get_response: GetResponse) -> None:
        """`get_response` is the rest of the stack."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only `process_exception` matters."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """None for anything that is not ours: Django goes on."""
        return refusal_page(request, error) if isinstance(error, MotcuaError) else None


STATUS = {
    NotFound: 404,
    UploadMissing: 404,
    NotAllowed: 403,
    NoAppointment: 403,
    SecondFactorNeeded: 403,
    UploadTooLarge: 413,
}
TITLES = {
    403: "Tài khoản không được vào trang này",
    404: "Không tìm thấy",
    413: "Tệp quá lớn",
    422: "Chưa thực hiện được",
}


def refusal_page(request: HttpRequest, error: MotcuaError) -> HttpResponse:
    """The refusal in words; a fragment for htmx, a page otherwise."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 422)
    template = "desk/parts/refusal.html" if request.headers.get("HX-Request") else "error.html"
    context = {"title": TITLES[status], "sentence": str(error), "status": status}
    return render(request, template, context, status=status)
