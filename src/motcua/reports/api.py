"""The door of the reports room: forms computed and checked, the records behind a cell, papers."""

from motcua.reports.appendix_document import figure_text
from motcua.reports.entered import enter_cell
from motcua.reports.exports import form_csv, form_json, records_csv
from motcua.reports.form_document import form_document, form_section
from motcua.reports.forms import compute_form, listed_fields
from motcua.reports.indicator_entries import positions_of
from motcua.reports.indicators import enter_indicator, enter_indicators, filling_of
from motcua.reports.many import compute_many, many_csv
from motcua.reports.narrative_texts import section_versions, write_section
from motcua.reports.office import (
    SHEET_MEASURES,
    OfficeRecord,
    OfficerLine,
    office_counts,
    office_records,
    officer_counts,
)
from motcua.reports.periods import periods_of_year, regime_of, resolve_period
from motcua.reports.records import form_records
from motcua.reports.report import compute_report
from motcua.reports.report_document import report_document

__all__ = [
    "SHEET_MEASURES",
    "OfficeRecord",
    "OfficerLine",
    "compute_form",
    "compute_many",
    "compute_report",
    "enter_cell",
    "enter_indicator",
    "enter_indicators",
    "figure_text",
    "filling_of",
    "form_csv",
    "form_document",
    "form_json",
    "form_records",
    "form_section",
    "listed_fields",
    "many_csv",
    "office_counts",
    "office_records",
    "officer_counts",
    "periods_of_year",
    "positions_of",
    "records_csv",
    "regime_of",
    "report_document",
    "resolve_period",
    "section_versions",
    "write_section",
]
