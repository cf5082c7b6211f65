"""Numbers of series, given without gaps while the agency's head is locked."""

from dataclasses import dataclass

from django.db.models import F

from motcua.registers.ledger.models import RegisterSerial


@dataclass(frozen=True, slots=True)
class LedgerSerials:
    """The series of one register of one agency, see `rules.Serials`."""

    agency_id: int
    register: str

    def next(self, series: str) -> int:
        """The number after the last one given; the first is 1."""
        row, _ = RegisterSerial.objects.get_or_create(
            agency_id=self.agency_id, register=self.register, series=series, defaults={"last": 0}
        )
        RegisterSerial.objects.filter(pk=row.pk).update(last=F("last") + 1)
        return row.last + 1

    def at_least(self, series: str, number: int) -> None:
        """`next` gives only numbers above this one."""
        row, _ = RegisterSerial.objects.get_or_create(
            agency_id=self.agency_id,
            register=self.register,
            series=series,
            defaults={"last": number},
        )
        if row.last < number:
            RegisterSerial.objects.filter(pk=row.pk).update(last=number)
