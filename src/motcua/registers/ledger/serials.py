"""Numbers of series, given without gaps while the agency's head is locked."""

from dataclasses import dataclass, field

from motcua.registers.ledger.models import RegisterSerial


@dataclass(frozen=True, slots=True)
class LedgerSerials:
    """The series of one register of one agency, see `rules.Serials`.

    Numbers from outside are written by `settle`, so that a file of 10.000 rows costs as many
    questions as it has series.
    """

    agency_id: int
    register: str
    _last: dict[str, int] = field(default_factory=dict)

    def next(self, series: str) -> int:
        """The number after the last one given; the first is 1."""
        self._last[series] = self._known(series) + 1
        self._write(series)
        return self._last[series]

    def last(self, series: str) -> int:
        """The highest number of the series so far; 0: it has none."""
        return self._known(series)

    def at_least(self, series: str, number: int) -> None:
        """`next` gives only numbers above this one."""
        self._last[series] = max(self._known(series), number)

    def settle(self) -> None:
        """Write down what `at_least` was told."""
        for series in self._last:
            self._write(series)

    def _write(self, series: str) -> None:
        RegisterSerial.objects.update_or_create(
            agency_id=self.agency_id,
            register=self.register,
            series=series,
            defaults={"last": self._last[series]},
        )

    def _known(self, series: str) -> int:
        if series not in self._last:
            rows = RegisterSerial.objects.filter(
                agency_id=self.agency_id, register=self.register, series=series
            )
            self._last[series] = rows.values_list("last", flat=True).first() or 0
        return self._last[series]
