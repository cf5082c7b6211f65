"""Dossiers of the file that are stored at another agency."""

from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.imports.agency_of_row import IMPORT
from motcua.dossiers.imports.spool import Spool
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.sheets.findings import Findings

CHUNK = 1_000


def settle_owners(
    spool: Spool, findings: Findings, column: str, *, actor: Actor, now: datetime
) -> None:
    """A dossier stays with the agency that has it: its successor may go on with it there (the
    row moves in the spool), any other agency is refused. column: the code's, for messages.
    """
    predecessors: dict[int, frozenset[int]] = {}
    for part in spool.owners(CHUNK):
        stored = dict(
            Dossier.objects.filter(code__in=[code for _, code, _ in part]).values_list(
                "code", "agency_id"
            )
        )
        if not stored:
            continue
        spool.mark_stored(row for row, code, _ in part if code in stored)
        strange = [
            (row, code, agency_id)
            for row, code, agency_id in part
            if stored.get(code, agency_id) != agency_id
        ]
        views = agencies.views({stored[code] for _, code, _ in strange}) if strange else {}
        for row, code, agency_id in strange:
            if agency_id not in predecessors:
                predecessors[agency_id] = frozenset(
                    link.agency.id for link in agencies.predecessors(agency_id)
                )
            if stored[code] in predecessors[agency_id]:
                agencies.require(actor, IMPORT, stored[code], local(now).date())
                spool.move(row, stored[code])
            else:
                owner = views[stored[code]]
                way = _way_in(owner, agency_id, local(now).date())
                findings.reject(
                    row,
                    column,
                    code,
                    "mã chưa dùng ở đơn vị khác; hồ sơ này đã có tại "
                    f"{owner.name} ({owner.code}){way}",
                )


def _way_in(owner: AgencyView, agency_id: int, today: date) -> str:
    """How to take the row in where it is, if the one unit came after the other."""
    related = (*agencies.successors(agency_id), *agencies.predecessors(agency_id))
    if owner.id not in {link.agency.id for link in related}:
        return ""
    day = owner.nearest_day(today).isoformat()
    return (
        f". Đơn vị ấy kế thừa hoặc là tiền thân của đơn vị trong tệp: nếu hồ sơ này do đơn vị ấy "
        f"giải quyết, hãy nhập bằng mã {owner.code}@{day}"
    )
