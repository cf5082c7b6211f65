"""Files of results: the draft that goes to the leader, the signed electronic result."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page
from motcua.dossiers import api as dossiers
from motcua.kernel.text import fold
from motcua.papers import api as papers

NAMES = {"draft_file": "du-thao", "result_file": "ket-qua"}
# As it was sent, so whatever it may carry: saved, and if shown all the same then without rights.
POLICY = "default-src 'none'; sandbox"


@require_safe
@never_cache
@officer_page
def result_file(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """The file as it was sent; named by the dossier's code, which is nobody's data."""
    file, content = dossiers.result_content(
        code, digest, actor=request.officer.actor, now=request.now
    )
    plain = "".join(letter if letter.isalnum() else "-" for letter in fold(code)).upper()
    response = HttpResponse(content, content_type=papers.MEDIA_TYPES[file.kind])
    name = f"{NAMES[file.use]}-{plain}-{digest[:8]}.{file.kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = POLICY
    return response
