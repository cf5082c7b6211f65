"""Two narrative reports of the demonstration against the printed ones, figure by figure.

`tests/golden/reports/*/printed.csv` holds the figures as typed from the documents; what the program
makes of the same records is said here by form, column and measure. Each difference stands in
docs/seeds.md, and nothing else does.
"""

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from demo_sheets import NOW, sheet_of
from test_demo_appendices import EMPTY, same

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
REPORTS = {
    "nguyen-nghiem-2023": ("21439", date(2023, 1, 1), date(2023, 12, 6)),
    "phu-son-2024-Q1": ("14823", date(2024, 1, 1), date(2024, 3, 14)),
}
LEVELS = ("very_dissatisfied", "dissatisfied", "neutral", "satisfied", "very_satisfied")
# Key -> where the figure comes from: a cell of form 06a or of the nine-index table, a measure, a
# share of two figures with its decimals. What is not here no register of the demonstration holds.
OF_06A = {
    "received": ("total", "3"),
    "received-online": ("total", "4"),
    "received-direct": ("total", "5"),
    "carried-over": ("total", "6"),
    "finished": ("total", "7"),
    "finished-early": ("total", "8"),
    "finished-on-due": ("total", "9"),
    "finished-late": ("total", "10"),
    "pending": ("total", "11"),
    "pending-in-time": ("total", "12"),
    "pending-late": ("total", "13"),
    "received-ho-tich": ("ho-tich", "3"),
    "received-chung-thuc": ("chung-thuc", "3"),
    "chung-thuc-online": ("chung-thuc", "4"),
    "text-direct": ("total", "5"),
}
MEASURES = {
    "withdrawn": "dossier.apart_withdrawn",
    "paid-online": "service.paid_online",
    "paid-amount": "service.paid_online_amount",
    "papers-asked": "service.papers_asked",
    "papers-digital": "service.papers_digital",
    "results-asked": "service.results_asked",
    "results-digital": "service.results_digital",
    "feedback": "feedback.regulation_received",
    "post-returned": "service.post_returned",
    "certificates": "certificate.in_force",
    "certificates-agency": "certificate.agency",
    "certificates-person": "certificate.person",
    "procedures": "offering.in_force",
    "procedures-level-3": "offering.online_partial",
    "procedures-level-4": "offering.online_full",
    "ballots": "ballot.evaluation",
}
SUMS = {
    "results-left": ("results-asked", "-", "results-digital"),
    "procedures-online": ("procedures-level-3", "+", "procedures-level-4"),
}
SHARES = {
    "papers-share": ("papers-digital", "papers-asked", 2),
    "results-share": ("results-digital", "results-asked", 2),
    "early-share": ("finished-early", "finished", 0),
    "on-due-share": ("finished-on-due", "finished", 0),
}
NO_FIGURE = {"không có": "0", "chưa phát sinh": "0"}


def printed(name: str) -> dict[str, str]:
    """Key -> the figure as printed; "none" in words is a count of 0."""
    path = ROOT / f"tests/golden/reports/{name}/printed.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["key"]: row["printed"] for row in csv.DictReader(file)}
    return {key: NO_FIGURE.get(text, text) for key, text in rows.items()}


def listed(name: str) -> dict[str, tuple[str, str]]:
    """Key -> (printed, computed) as docs/seeds.md lists it."""
    page = (ROOT / "docs/seeds.md").read_text(encoding="utf-8")
    part = page.split(f"## reports/{name}")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.*?) \| (.*?) \| .+ \|$", part, re.MULTILINE)
    return {key: (was, ours) for key, was, ours in rows if key != "row"}


def computed(name: str) -> dict[str, str]:
    """Key -> the figure as the program prints it, of everything that it holds."""
    figures = of_06a(name) | of_measures(name)
    for key, (one, sign, other) in SUMS.items():
        if one in figures:
            figures[key] = figures[one] + (figures[other] if sign == "+" else -figures[other])
    texts = {key: whole_text(number) for key, number in figures.items()}
    for key, (part, whole, places) in SHARES.items():
        if figures.get(whole):
            texts[key] = share_text(figures[part], figures[whole], places)
    return texts | (of_nine_indices(name) if name.startswith("phu-son") else {})


def of_06a(name: str) -> dict[str, int]:
    code, first, last = REPORTS[name]
    sheet = sheet_of(code, first, last)
    cells = {key: (sheet.total if row == "total" else sheet.row(row).cells)[column]
             for key, (row, column) in OF_06A.items()}  # fmt: skip
    return {key: cell.value for key, cell in cells.items()}


def of_measures(name: str) -> dict[str, int]:
    from motcua.agencies import api as agencies
    from motcua.kernel.periods import Period
    from motcua.reports.measured import measured
    from motcua.rulebook import load

    code, first, last = REPORTS[name]
    found = measured(
        MEASURES.values(),
        agencies.resolve(code, last),
        Period(first, last, None),
        load.form("06a-vpcp-kstt", last),
        as_of=None,
    )
    return {key: found[measure] for key, measure in MEASURES.items() if measure in found}


def of_nine_indices(name: str) -> dict[str, str]:
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.periods import Period
    from motcua.reports import api as reports

    code, first, last = REPORTS[name]
    period = Period(first, last, None)
    agency = agencies.resolve(code, last)
    sheet = reports.compute_form("nine-indices", agency, period, actor=SYSTEM, now=NOW)
    texts = {f"index-{row.key}": decimal_text(row.cells["4"].value) for row in sheet.rows}
    texts |= {level.replace("_", "-"): decimal_text(sheet.levels[level].value) for level in LEVELS}
    return texts | {"total": decimal_text(sheet.total["4"].value), "grade": sheet.grade or ""}


def whole_text(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def decimal_text(number: Decimal | int | None) -> str:
    return "" if number is None else str(number).replace(".", ",")


def share_text(part: int, whole: int, places: int) -> str:
    from motcua.kernel.numbers import format_decimal, percent

    share = percent(part, whole, places)
    return f"{format_decimal(share, places)}%" if share is not None else "-"


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_is_the_printed_one_or_listed_with_its_reason(demo, name: str) -> None:
    was, ours = printed(name), computed(name)

    differ = {
        key: (text, ours.get(key, "") or EMPTY)
        for key, text in was.items()
        if not same(text, ours.get(key, ""))
    }

    assert differ == listed(name)
    assert len(was) - len(differ) > 20  # most of a report comes out as it was printed


def test_the_two_narratives_and_the_three_appendices_are_all_on_the_page() -> None:
    page = (ROOT / "docs/seeds.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## ([a-z]+/[A-Za-z0-9-]+)", page, re.MULTILINE)
    golden = [*(ROOT / "tests/golden/cchc").iterdir(), *(ROOT / "tests/golden/reports").iterdir()]

    assert sorted(sections) == sorted(f"{path.parent.name}/{path.name}" for path in golden)
