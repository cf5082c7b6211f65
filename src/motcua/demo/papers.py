"""The papers of a demonstration office, as its reporter would download them."""

from datetime import datetime
from pathlib import Path

from motcua.agencies.data import AgencyView
from motcua.demo.offices import Office
from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.reports import api as reports

FORM = "06a-vpcp-kstt"


def write_papers(
    office: Office, agency: AgencyView, period: Period, *, out: Path, now: datetime
) -> list[Path]:
    """Writes form 06a and the office's appendix (csv, xlsx, docx, pdf), and its report."""
    out.mkdir(parents=True, exist_ok=True)
    name = f"{office.slug}-{period.code}"
    written = _form_06a(agency, period, name, out, now) if office.exports else []
    if office.indicators:
        written += _appendix(office.indicators.form, agency, period, name, out, now)
    if office.report:
        view = reports.compute_report(office.report, agency, period, actor=SYSTEM, now=now)
        paper = reports.report_document(view)
        for kind in ("docx", "pdf", "html", "xlsx"):
            path = out / f"{office.report}-{name}.{kind}"
            written.append(_write(path, papers.write(paper, kind)))
    return written


def _form_06a(
    agency: AgencyView, period: Period, name: str, out: Path, now: datetime
) -> list[Path]:
    sheet = reports.compute_form(FORM, agency, period, as_of=None, actor=SYSTEM, now=now)
    csv_path = out / f"{FORM}-{name}.csv"
    csv_path.write_text(reports.form_csv(sheet), encoding="utf-8")
    written = [csv_path]
    document = reports.form_document(sheet)
    for kind in ("xlsx", "docx", "pdf"):
        written.append(_write(out / f"{FORM}-{name}.{kind}", papers.write(document, kind)))
    return written


def _appendix(
    form: str, agency: AgencyView, period: Period, name: str, out: Path, now: datetime
) -> list[Path]:
    sheet = reports.compute_form(form, agency, period, as_of=None, actor=SYSTEM, now=now)
    stem = f"{form.replace('/', '-')}-{name}"
    csv_path = out / f"{stem}.csv"
    csv_path.write_text(reports.form_csv(sheet), encoding="utf-8")
    document = reports.form_document(sheet)
    return [csv_path] + [
        _write(out / f"{stem}.{kind}", papers.write(document, kind))
        for kind in ("xlsx", "docx", "pdf")
    ]


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
