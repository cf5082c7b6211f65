"""How other machines come to trust this server's certificate; for anybody, it holds no secret."""

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

INSTALLED_AS = "application/x-x509-ca-cert"  # phones open it with what installs certificates


@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """What to do on a machine at the counter, and the fingerprint to compare."""
    path = _path()
    certificate = x509.load_pem_x509_certificate(path.read_bytes()) if path else None
    context = {
        "fingerprint": certificate.fingerprint(hashes.SHA256()).hex(":").upper()
        if certificate
        else "",
        "until": certificate.not_valid_after_utc.date() if certificate else None,
    }
    return render(request, "desk/trust.html", context)


@require_safe
def certificate(request: HttpRequest) -> FileResponse:
    """The authority's certificate. Never its key."""
    path = _path()
    if path is None:
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename="motcua-ca.crt", content_type=INSTALLED_AS
    )


def _path() -> Path | None:
    path = Path(settings.HOME) / "tls" / "ca.crt"
    return path if path.exists() else None
