"""The road of an uploaded file, whatever it goes into: chosen, checked, written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRefresh

from motcua.desk import import_task, upload_store
from motcua.desk.import_task import Phase
from motcua.desk.rejected_rows import rejections_as_csv
from motcua.desk.upload_store import About

STEPS = ("progress", "confirm", "rejected", "drop")


@dataclass(frozen=True, slots=True)
class Road:
    """Where the file goes, in words, and the addresses on the way.

    register: the key under which the file is kept; "" for dossiers. pages: how the names of its
    addresses begin, inside: what stands in them before the file's own token. book: the list it
    goes into ("Hồ sơ"), noun: one thing of it ("hồ sơ"), code_label: what its code is called,
    book_href: the list's own page, above: the pages over it as (words, address).
    """

    register: str
    pages: str
    inside: tuple[str, ...]
    book: str
    noun: str
    code_label: str
    book_href: str
    above: tuple[tuple[str, str], ...] = ()

    @property
    def book_inside(self) -> str:
        """The list's name within a sentence ("sổ phản ánh")."""
        return self.book[:1].lower() + self.book[1:]

    @property
    def begin(self) -> str:
        """The page on which a file is chosen."""
        return self._address("uploads")

    def page_of(self, about: About) -> str:
        """The page of one file."""
        return self._address("upload", about.token)

    def steps_of(self, about: About) -> dict[str, str]:
        """The addresses of what can be asked or done with one file, by STEPS."""
        return {step: self._address(f"upload_{step}", about.token) for step in STEPS}

    def _address(self, name: str, *token: str) -> str:
        return reverse(f"{self.pages}{name}", args=(*self.inside, *token))


def choose(
    request: HttpRequest, road: Road, head: dict[str, str] | None = None
) -> tuple[About | None, dict]:
    """Keep and check the posted file, if there is one; what the page of choosing shows.

    head: what the officer says of the paper, where the file alone does not tell.
    """
    file = request.FILES.get("tep")
    if request.method == "POST" and file:
        agency = request.officer.agency
        about = upload_store.keep(
            file,
            user_id=request.user.pk,
            agency=f"{agency.code}@{agency.nearest_day(request.officer.on).isoformat()}",
            now=request.now,
            register=road.register,
            head=head,
        )
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=True)
        return about, {}
    kept = upload_store.waiting(request.user.pk, road.register)
    return None, {
        "road": road,
        "waiting": [(about, import_task.status_of(about), road.page_of(about)) for about in kept],
        "fault": "Hãy chọn một tệp xlsx hoặc csv." if request.method == "POST" else "",
    }


def find(request: HttpRequest, road: Road, token: str) -> About:
    """The officer's own file. Raises UploadMissing."""
    return upload_store.find(token, user_id=request.user.pk, register=road.register)


def context_of(about: About, road: Road) -> dict:
    """What the page of one file shows; `report` is None before it was checked."""
    return {
        "road": road,
        "about": about,
        "steps": road.steps_of(about),
        "status": import_task.status_of(about),
        "report": upload_store.read_json(about.token, "report"),
    }


def progress(request: HttpRequest, about: About, road: Road) -> HttpResponse:
    """The progress bar, asked for every second; the whole page once it is over."""
    context = context_of(about, road)
    if not context["status"].running:
        return HttpResponseClientRefresh()
    return render(request, "desk/parts/progress.html", context)


def rejected(about: About) -> StreamingHttpResponse:
    """Every faulty cell of the file, as a csv."""
    path = upload_store.rejections_path(about.token)
    if not path.is_file():
        raise Http404
    return StreamingHttpResponse(
        _lines_of(path),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="o-sai.csv"'},
    )


def confirm(request: HttpRequest, about: About, road: Road) -> HttpResponse:
    """Write the checked file."""
    if import_task.status_of(about).phase is Phase.CHECKED:
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=False)
    return redirect(road.page_of(about))


def drop(request: HttpRequest, about: About, road: Road) -> HttpResponse:
    """Remove the file; nothing of it was written."""
    if not import_task.status_of(about).running:
        upload_store.drop(about.token)
        words = f"Đã bỏ tệp “{about.name}”; không {road.noun} nào bị thay đổi."
        messages.success(request, words)
    return redirect(road.begin)


def _lines_of(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from rejections_as_csv(lines)
