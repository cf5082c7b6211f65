"""Loading the units again, over a database that already has them."""

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.models import Agency, LoadedData, ParentLink, Succession

pytestmark = pytest.mark.usefixtures("units")


def everything():
    return (
        set(Agency.objects.values_list()),
        set(ParentLink.objects.values_list()),
        set(Succession.objects.values_list()),
    )


def test_a_second_run_changes_nothing_and_says_it_was_there():
    before = everything()
    report = agencies.load_units()
    assert (report.new, report.changed, report.unchanged) == (0, 0, 14_739)
    assert report.skipped
    assert everything() == before


def test_a_run_over_the_same_rows_read_anew_changes_nothing():
    before = everything()
    LoadedData.objects.filter(key="units").delete()
    report = agencies.load_units()
    assert (report.new, report.changed, report.unchanged) == (0, 0, 14_739)
    assert not report.skipped
    assert everything() == before


def test_a_newer_list_mends_what_differs_and_keeps_the_ids(phu_son):
    Agency.objects.filter(pk=phu_son.id).update(name="Phường Phú Son", name_key="phuong phu son x")
    ParentLink.objects.filter(child_id=phu_son.id).delete()
    Succession.objects.filter(old_id=phu_son.id).update(part="part")
    LoadedData.objects.filter(key="units").update(version="an older one")

    report = agencies.load_units()

    assert (report.new, report.changed, report.unchanged) == (0, 1, 14_738)
    assert agencies.get(phu_son.id) == phu_son
    assert agencies.parent(phu_son.id, phu_son.valid_to).code == "381"
    assert [heir.part for heir in agencies.successors(phu_son.id)] == ["whole"]
