"""The door of the reports room: forms computed and checked, the records behind a cell, papers."""

from motcua.reports.appendix_document import figure_text
from motcua.reports.ballots import working
from motcua.reports.chart_document import chart_blocks, chart_document, chart_svg
from motcua.reports.charts import chart_records, compute_chart, measures_of
from motcua.reports.counting import facts_by_register
from motcua.reports.entered import enter_cell
from motcua.reports.evaluation import (
    BallotRow,
    Evaluation,
    appraise,
    ballot_records,
    compute_evaluation,
    self_column,
    self_scores,
)
from motcua.reports.evaluation_document import evaluation_document
from motcua.reports.evaluation_words import (
    criterion_text,
    percent_text,
    points_text,
    realtime_text,
    share_text,
    term_text,
    threshold_text,
)
from motcua.reports.exports import form_csv, form_json, records_csv
from motcua.reports.form_document import form_document, form_section
from motcua.reports.forms import compute_form, listed_fields
from motcua.reports.indicator_entries import positions_of
from motcua.reports.indicators import (
    enter_indicator,
    enter_indicators,
    filled_sheet,
    filling_of,
)
from motcua.reports.many import compute_many, many_csv
from motcua.reports.narrative_texts import section_versions, write_section
from motcua.reports.offering import EndedAppendix, ended_appendices, offered_appendices
from motcua.reports.office import (
    SHEET_MEASURES,
    OfficeRecord,
    OfficerLine,
    office_counts,
    office_records,
    officer_counts,
)
from motcua.reports.periods import periods_of_year, regime_of, resolve_period
from motcua.reports.ratings import (
    RATING_MEASURES,
    RatingRecord,
    SheetLine,
    officer_sheet,
    rating_records,
    whole_office,
)
from motcua.reports.records import form_records
from motcua.reports.report import compute_report
from motcua.reports.report_document import report_document
from motcua.reports.snapshots.closing import close_period
from motcua.reports.snapshots.differences import difference
from motcua.reports.snapshots.errors import (
    AlreadyClosed,
    ChecksStand,
    PeriodNotOver,
    SnapshotUnreadable,
)
from motcua.reports.snapshots.exported import snapshot_json, verify_file, verify_text
from motcua.reports.snapshots.late import late_codes, late_entries
from motcua.reports.snapshots.papers import snapshot_document
from motcua.reports.snapshots.proposals import proposal_of, proposals_of, propose_closing
from motcua.reports.snapshots.reading import closing_of, snapshot, snapshots_of
from motcua.reports.survey_document import survey_document
from motcua.reports.survey_results import (
    QuestionResult,
    SurveyResults,
    compute_survey_results,
)
from motcua.reports.task_sheet import (
    TaskRecord,
    task_counts,
    task_counts_below,
    task_records,
)

__all__ = [
    "RATING_MEASURES",
    "SHEET_MEASURES",
    "AlreadyClosed",
    "BallotRow",
    "ChecksStand",
    "EndedAppendix",
    "Evaluation",
    "OfficeRecord",
    "OfficerLine",
    "PeriodNotOver",
    "QuestionResult",
    "RatingRecord",
    "SheetLine",
    "SnapshotUnreadable",
    "SurveyResults",
    "TaskRecord",
    "appraise",
    "ballot_records",
    "chart_blocks",
    "chart_document",
    "chart_records",
    "chart_svg",
    "close_period",
    "closing_of",
    "compute_chart",
    "compute_evaluation",
    "compute_form",
    "compute_many",
    "compute_report",
    "compute_survey_results",
    "criterion_text",
    "difference",
    "ended_appendices",
    "enter_cell",
    "enter_indicator",
    "enter_indicators",
    "evaluation_document",
    "facts_by_register",
    "figure_text",
    "filled_sheet",
    "filling_of",
    "form_csv",
    "form_document",
    "form_json",
    "form_records",
    "form_section",
    "late_codes",
    "late_entries",
    "listed_fields",
    "many_csv",
    "measures_of",
    "offered_appendices",
    "office_counts",
    "office_records",
    "officer_counts",
    "officer_sheet",
    "percent_text",
    "periods_of_year",
    "points_text",
    "positions_of",
    "proposal_of",
    "proposals_of",
    "propose_closing",
    "rating_records",
    "realtime_text",
    "records_csv",
    "regime_of",
    "report_document",
    "resolve_period",
    "section_versions",
    "self_column",
    "self_scores",
    "share_text",
    "snapshot",
    "snapshot_document",
    "snapshot_json",
    "snapshots_of",
    "survey_document",
    "task_counts",
    "task_counts_below",
    "task_records",
    "term_text",
    "threshold_text",
    "verify_file",
    "verify_text",
    "whole_office",
    "working",
    "write_section",
]
