"""Links for one ballot each, and the tablets at the counter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file, paper_page
from motcua.desk.places import Place
from motcua.kernel.dates import format_day
from motcua.kernel.errors import MotcuaError
from motcua.kernel.numbers import whole_number
from motcua.papers.data import Align, AnnexHead, Block, Document, Note, QrCode, Section
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.data import LinkView
from motcua.rulebook import load

CODES = "ma"
QR_MM = 32
CUT_LINE = "- " * 60  # where one slip is cut from the next


@require_http_methods(["GET", "POST"])
@officer_page
def survey_links(request: HttpRequest) -> HttpResponse:
    """GET: the links and tablets of the agency. POST: make links, then show them to be printed."""
    officer = request.officer
    officer.require(surveys.WRITE)
    fault = ""
    if request.method == "POST":
        count = whole_number(request.POST.get("so-luong", "1"))
        try:
            made = surveys.make_links(
                officer.agency,
                request.POST.get("loai", ""),
                count=count or 0,
                dossier=request.POST.get("ho-so", ""),
                officer=request.POST.get("can-bo", ""),
                actor=officer.actor,
                now=request.now,
            )
            codes = "&".join(f"{CODES}={link.code}" for link in made)
            return redirect(f"{reverse('survey_link_slips')}?{codes}")
        except MotcuaError as refused:
            fault = str(refused)
    context = {
        "questionnaires": load.questionnaires(officer.on),
        "links": surveys.links(officer.agency, actor=officer.actor, now=request.now),
        "devices": [
            (device, request.build_absolute_uri(reverse("survey_tablet", args=[device.token])))
            for device in surveys.devices(officer.agency, actor=officer.actor, now=request.now)
        ],
        "most": surveys.MOST_LINKS,
        "fault": fault,
        "typed": request.POST,
    }
    status = 422 if fault else 200
    return page(request, "desk/survey_links.html", Place.REPORTS, context, status=status)


@require_POST
@officer_page
def device_new(request: HttpRequest) -> HttpResponse:
    """Join a tablet to the counter."""
    try:
        made = surveys.make_device(
            request.officer.agency,
            request.POST.get("ten", ""),
            request.POST.get("loai", ""),
            officer=request.POST.get("can-bo", ""),
            actor=request.officer.actor,
            now=request.now,
        )
        text = f"Đã tạo trang cho “{made.name}”. Mở địa chỉ bên dưới một lần trên máy tính bảng."
        messages.success(request, text)
    except MotcuaError as refused:
        messages.error(request, str(refused))
    return redirect("survey_links")


@require_POST
@officer_page
def device_revoke(request: HttpRequest, device_id: int) -> HttpResponse:
    """Take a tablet's page back."""
    surveys.revoke_device(
        request.officer.agency, device_id, actor=request.officer.actor, now=request.now
    )
    messages.success(request, "Đã thu hồi trang của máy tính bảng; các phiếu đã gửi vẫn còn.")
    return redirect("survey_links")


@require_safe
@xframe_options_sameorigin
@officer_page
def survey_link_slips(request: HttpRequest) -> HttpResponse:
    """The links of the address as slips with square codes, on the screen as they print."""
    links = _asked(request)
    document = _slips(request, links)
    query = "&".join(f"{CODES}={link.code}" for link in links)
    more = {"back": reverse("survey_links"), "pdf": f"{reverse('survey_link_file')}?{query}"}
    return paper_page(request, document, "desk/survey_slips.html", **more)


@require_safe
@officer_page
def survey_link_file(request: HttpRequest) -> HttpResponse:
    """The same slips as pdf."""
    return paper_file(_slips(request, _asked(request)), "pdf", "lien-ket-khao-sat")


def _asked(request: HttpRequest) -> list[LinkView]:
    officer = request.officer
    codes = request.GET.getlist(CODES)[: surveys.MOST_LINKS]
    return [
        surveys.link_of(officer.agency, code, actor=officer.actor, now=request.now)
        for code in codes
    ]


def _slips(request: HttpRequest, links: list[LinkView]) -> Document:
    blocks: list[Block] = [AnnexHead(title="Phiếu mời trả lời khảo sát")]
    for number, link in enumerate(links):
        if number:
            blocks.append(Note(CUT_LINE, Align.CENTER, italic=False))
        address = request.build_absolute_uri(reverse("survey_link", args=[link.token]))
        lines = [
            f"{link.agency.name}: {link.questionnaire.short}",
            "Xin ông/bà quét mã bên cạnh hoặc mở địa chỉ dưới đây; phiếu không ghi tên.",
            address,
            f"Số {link.code}; dùng một lần, đến hết ngày {format_day(link.expires_on)}.",
        ]
        if link.dossier:
            lines.insert(1, f"Về hồ sơ {link.dossier}.")
        blocks.append(QrCode(address, tuple(lines), QR_MM))
    return Document("Liên kết khảo sát", (Section(tuple(blocks)),), created_at=request.now)
