"""What one form or report asks about agencies, each question once.

A form reads a dozen fact tables, and each of them asks who the agencies are, what they took over,
how they account and how far their logs reach. The answers hold for one computation: make a new
`Once` for the next.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.measures import FactTable
from motcua.statistics import api as statistics

AnswerT = TypeVar("AnswerT")


class Once:
    """Answers of the agencies' room and of the logs, kept as long as this object."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Any] = {}

    def _once(self, question: tuple[object, ...], ask: Callable[[], AnswerT]) -> AnswerT:
        if question not in self._known:
            self._known[question] = ask()
        answer: AnswerT = self._known[question]
        return answer

    def views(self, agency_ids: Iterable[int]) -> Mapping[int, AgencyView]:
        """As `agencies.views`, in the order asked for."""
        ids = tuple(dict.fromkeys(agency_ids))
        return self._once(("views", ids), lambda: agencies.views(ids))

    def inherited(self, agency_ids: Collection[int]) -> Mapping[int, tuple[int, date]]:
        """As `agencies.inherited`."""
        ids = frozenset(agency_ids)
        return self._once(("inherited", ids), lambda: agencies.inherited(ids))

    def recording(self, fact: FactTable) -> frozenset[int]:
        """As `statistics.recording_agencies`; fact tables of one log share the answer."""
        question = ("recording", fact.head_table)
        return self._once(question, lambda: statistics.recording_agencies(fact))

    def sequence_at(
        self, fact: FactTable, agency_ids: Collection[int], as_of: datetime
    ) -> Mapping[int, int]:
        """As `statistics.sequence_at`; fact tables of one log share the answer."""
        ids = frozenset(agency_ids)
        question = ("sequence", fact.log_table, ids, as_of)
        return self._once(question, lambda: statistics.sequence_at(fact, ids, as_of))

    def overlays(self, form_key: str, on: date) -> Mapping[int, str]:
        """As `agencies.accounting_overlays`."""
        question = ("overlays", form_key, on)
        return self._once(question, lambda: agencies.accounting_overlays(form_key, on))

    def decided(self, agency_id: int, on: date) -> Mapping[str, Any]:
        """As `agencies.decided`."""
        return self._once(("decided", agency_id, on), lambda: agencies.decided(agency_id, on))

    def keeping(self, facts: Iterable[FactTable], agency_ids: Collection[int]) -> frozenset[str]:
        """Keys of the fact tables that hold a record of one of the agencies."""
        ids, named = frozenset(agency_ids), tuple(facts)
        question = ("keeping", tuple(fact.key for fact in named), ids)
        return self._once(question, lambda: statistics.kept_facts(named, ids))
