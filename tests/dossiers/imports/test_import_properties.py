"""Whatever a right row says, that is what the dossier becomes; and it comes in only once."""

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from export_rows import HEADINGS, NOW, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier, DossierFact
from motcua.kernel.actors import SYSTEM
from motcua.kernel.case_json import case_from_json
from motcua.kernel.cases import Case, Outcome, Stop
from motcua.kernel.dates import VIETNAM, day_number

FIELDS = {"Hộ tịch": "ho-tich", "Lĩnh vực Chứng thực": "chung-thuc", "ĐƯỜNG BỘ": "duong-bo"}
CHANNELS = {"Trực tuyến": "online", "Cổng DVCQG": "dvcqg", "Trực tiếp": "counter", "BCCI": "post"}
SYSTEMS = {"": "tinh", "tỉnh": "tinh", "Bộ": "bo"}
ENDS = {
    "Đã có kết quả": Outcome.RESULT,
    "Đã trả kết quả": Outcome.RESULT,
    "Từ chối": Outcome.REFUSED,
    "Rút hồ sơ": Outcome.WITHDRAWN,
    "Hủy": Outcome.CANCELLED,
}
LETTERS = "AĂÂBDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếộữỳ"
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=8)
PEOPLE = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: "Ông " + " ".join(words))


@dataclass(frozen=True)
class Written:
    """A row as written, and the case a person would read from it."""

    cells: list[object]
    case: Case
    applicant: str


@st.composite
def later(draw, moment):
    """A moment not before another, and before the import; sometimes the same one."""
    minutes = draw(st.integers(0, 60 * 24 * 8))
    return min(moment + timedelta(minutes=minutes), NOW)


@st.composite
def rows(draw, code):
    accepted = datetime.combine(
        date(2024, 1, 2) + timedelta(days=draw(st.integers(0, 65))),
        time(draw(st.integers(0, 23)), draw(st.integers(1, 59))),
        VIETNAM,
    )
    appointment = draw(st.none() | later(accepted))
    state = draw(st.sampled_from(["Đang xử lý", "Chờ bổ sung", "Tạm dừng", *ENDS]))
    since = until = ended = delivered = None
    if state in ("Chờ bổ sung", "Tạm dừng"):
        since = draw(later(accepted))
    elif draw(st.booleans()):
        since = draw(later(accepted))
        until = draw(later(since))
    if state in ENDS:
        ended = draw(later(until or accepted))
    if state == "Đã trả kết quả":
        delivered = draw(later(ended))
    field = draw(st.sampled_from(sorted(FIELDS)))
    channel = draw(st.sampled_from(sorted(CHANNELS)))
    system = draw(st.sampled_from(sorted(SYSTEMS)))
    applicant, officer = draw(PEOPLE), draw(st.sampled_from(["", "Cán bộ Một", "Cán bộ Hai"]))
    cells = row(
        code=code,
        procedure_name="Thủ tục riêng của thử nghiệm",
        field=field,
        applicant=applicant,
        channel=channel,
        accepted=written(accepted),
        appointment=written(appointment),
        stopped=written(since),
        resumed=written(until),
        ended=written(ended),
        delivered=written(delivered),
        state=state,
        officer=officer,
        source=system,
    )
    reason = "supplement" if state == "Chờ bổ sung" else "pause"
    case = Case(
        code=code,
        field_key=FIELDS[field],
        procedure_code=None,
        procedure_name="Thủ tục riêng của thử nghiệm",
        channel=CHANNELS[channel],
        source_system=SYSTEMS[system],
        accepted_at=accepted,
        appointment_at=appointment,
        stops=(Stop(since, until, reason),) if since else (),
        ended_at=ended,
        outcome=ENDS.get(state, Outcome.OPEN),
        delivered_at=delivered,
        officer=officer,
    )
    return Written(cells, case, applicant)


@st.composite
def vague(draw, lines):
    """The rows with some hours, and some other words, left out."""
    for line in lines:
        for index, cell in enumerate(line.cells):
            if index >= len(HEADINGS) - 9 and draw(st.integers(0, 3)) == 0:
                is_moment = isinstance(cell, str) and cell[2:3] == "/"
                line.cells[index] = cell[:10] if is_moment else cell
    return lines


def written(moment):
    return f"{moment:%d/%m/%Y %H:%M}" if moment else ""


@st.composite
def files(draw):
    return [draw(rows(f"H56-240102-{n:04d}")) for n in range(draw(st.integers(1, 6)))]


def take_in(path, lines):
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADINGS, *[line.cells for line in lines]])
    return dossiers.import_file(path, agency_code="14823", actor=SYSTEM, now=NOW, dry_run=False)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=files(), second=files().flatmap(vague), third=files().flatmap(vague))
def test_the_last_file_says_what_the_dossiers_are(units, tmp_path, first, second, third):
    from django.db import transaction

    point = transaction.savepoint()
    try:
        report = take_in(tmp_path / "a.csv", first)
        assert (report.new, report.rejections) == (len(first), ())
        for line in first:
            stored = Dossier.objects.get(code=line.case.code)
            assert case_from_json(stored.case) == line.case
            assert stored.applicant == line.applicant
            fact = DossierFact.objects.get(dossier=stored)
            assert fact.accepted_day == day_number(line.case.accepted_at.date())
            assert fact.outcome == line.case.outcome

        again = take_in(tmp_path / "a.csv", first)
        assert (again.new, again.changed, again.unchanged) == (0, 0, len(first))

        # Whatever later files make of them, their events alone lead to the same.
        for lines in (second, third):
            then = take_in(tmp_path / "b.csv", lines)
            rebuilt = dossiers.rebuild(now=NOW)
            assert (rebuilt.changed, rebuilt.chain_breaks) == (0, ())
            if not then.rejections:
                assert take_in(tmp_path / "b.csv", lines).unchanged == len(lines)
    finally:
        transaction.savepoint_rollback(point)
