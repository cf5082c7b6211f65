"""A later file about a dossier that another agency's counter took in: it stays whose it is."""

from datetime import date

import pytest
from export_rows import row
from intake_builders import at, form

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import SYSTEM
from motcua.kernel.cases import State

NOW, LATER = at("2026-11-23 09:00"), at("2026-11-26 17:00")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def code(units):
    """Received by phường Quang Trung for phường Bỉm Sơn."""
    ward, resolver = (agencies.resolve(code, NOW.date()) for code in ("14818", "14812"))
    key = f"{agencies.RECEIVER}{ward.id}"
    agencies.adopt(resolver.id, key, True, "1/QĐ", date(2026, 7, 1), actor=SYSTEM, now=NOW)
    said = form(resolved_by="14812")
    return api.take_in(said, agency_id=ward.id, actor=SYSTEM, now=NOW, idempotency_key="mot").code


def as_exported(code, **cells):
    """The row of the dossier as another system has it."""
    return row(
        code=code,
        procedure_code="1.001193",
        applicant="Nguyễn Thị Mẫu",
        accepted="23/11/2026 09:00",
        appointment="25/11/2026 17:30",
        **cells,
    )


def test_a_file_of_the_resolving_agency_goes_on_with_it_and_keeps_who_received_it(
    code, write_csv, take_in
):
    ward = agencies.resolve("14818", NOW.date())
    path = write_csv([as_exported(code, ended="25/11/2026 10:00", state="Đã có kết quả")])
    report = take_in(path, agency_code="14812", now=LATER)

    assert (report.rejections, report.changed) == ((), 1)
    stored = Dossier.objects.get()
    assert stored.state == State.FINISHED
    assert stored.case["receiver_id"] == ward.id
    assert api.rebuild(now=LATER).changed == 0
    again = take_in(path, agency_code="14812", now=LATER)
    assert (again.new, again.changed) == (0, 0)


def test_a_file_of_the_receiving_agency_may_not_take_it_over(code, write_csv, take_in):
    report = take_in(write_csv([as_exported(code)]), agency_code="14818", now=LATER)
    assert "hồ sơ này đã có tại Phường Bỉm Sơn" in str(report.rejections[0])
    assert Dossier.objects.get().agency_id == agencies.resolve("14812", NOW.date()).id
