"""A file goes in."""

from motcua.dossiers import api as dossiers
from export_rows import row


def test_a_row_becomes_a_dossier(write_csv, take_in):
    report = take_in(write_csv([row()]))
    assert report.rejections == ()
    assert report.new == 1
