"""What a figure is made of: a fact table, a measure over it, a ratio of two measures."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What one of the figure is."""

    DOSSIER = "hồ sơ"
    PROCEDURE = "thủ tục"
    WORKFLOW = "quy trình"
    DONG = "đồng"
    FEEDBACK = "phản ánh, kiến nghị"
    BALLOT = "phiếu"
    PIECE = "tin, bài, buổi"
    PERSON = "người"
    TASK = "nhiệm vụ"
    INSPECTED = "đơn vị, người được kiểm tra"
    FINDING = "vấn đề"
    DOCUMENT = "văn bản"
    COPY = "bản"
    CERTIFICATE = "chứng thư số"
    MAILBOX = "hộp thư"
    PLAN = "phương án"
    HOUR = "giờ làm việc"


@dataclass(frozen=True, slots=True)
class FactTable:
    """A flat table with one *version* of one record a row.

    Every fact table has these columns: `agency_id`, `recorded_from` and `recorded_to` (the
    agency's command sequence; a version holds while recorded_from <= seq < recorded_to, and
    `OPEN_SEQUENCE` marks the version in force) and `record_column`, the id of the record.
    All other columns are integers (days counted from 1970-01-01, flags 0/1) or short codes.

    key: name used by measures.  table: SQL name.
    row_keys: form row axis ("field") -> column; {}: no figure is asked by rows.
    outcome_column: column with the final state ("open" while there is none); forms map it to
        a treatment, see `FormDefinition.accounting`.
    live_where: rows that can matter to any measure of a period; prunes before counting.
    code_columns: those of `columns` that hold short codes, never null ("" where nobody said);
        the others hold integers.
    began_column, ended_column: first and last day a version can matter to a period; a null end
        means that it still can. `live_where` says the same; copies are laid out by these two.
    log_table: table (id, agency_id, seq, recorded_at, hash) of commands; it turns an `as_of`
        into a sequence. head_table: (agency_id, seq, hash) of each agency's last command.
    item_table: (command_id, record_column, occurred_at), the records each command touched.
    drill_columns: columns handed to `records_sql`'s caller for the drill-down.
    record_table, record_columns: where code and names of the record are, by id.
    """

    key: str
    table: str
    record_column: str
    row_keys: dict[str, str]
    columns: tuple[str, ...]
    code_columns: tuple[str, ...]
    outcome_column: str | None
    began_column: str
    ended_column: str
    live_where: str
    log_table: str
    head_table: str
    item_table: str
    drill_columns: tuple[str, ...]
    record_table: str
    record_columns: tuple[str, ...]


OPEN_SEQUENCE = 9_223_372_036_854_775_807


@dataclass(frozen=True, slots=True)
class Measure:
    """A count of fact rows, or the sum of one of their columns.

    sums: a column that holds an integer in every row, never null (whole đồng, people reached),
        and one of the fact's drill columns: the records listed show what they add. None: counts.
    where: predicate in the whitelisted SQL subset over the fact's columns, `treatment`
        (by_date | on_due | apart | nowhere, from the form's accounting) and the placeholders
        `:from_day` and `:to_day` (days since 1970-01-01, both included).
    """

    key: str
    fact: str
    where: str
    unit: Unit
    label: str
    sums: str | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share kept as its two parts; never stored as a bare percentage."""

    key: str
    part: Measure
    whole: Measure
    label: str
