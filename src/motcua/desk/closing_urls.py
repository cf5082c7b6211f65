"""Addresses of closed periods and of charts."""

from django.urls import path

from motcua.desk import chart_urls
from motcua.desk.views import closed, closing

urlpatterns = [
    *chart_urls.urlpatterns,
    path("bao-cao/chot/", closing.closings, name="closings"),
    path("bao-cao/chot/lap/<path:key>/", closing.closing, name="closing"),
    path("bao-cao/chot/dau/<path:key>/", closing.closing_mark, name="closing_mark"),
    path("bao-cao/chot/xem/<int:snapshot_id>/", closed.closed, name="closed"),
    path("bao-cao/chot/xem/<int:snapshot_id>/ban-in/", closed.closed_paper, name="closed_paper"),
    path(
        "bao-cao/chot/xem/<int:snapshot_id>/khac/",
        closed.difference_file,
        name="closed_difference",
    ),
    path(
        "bao-cao/chot/xem/<int:snapshot_id>/tai-ve/<str:kind>/",
        closed.closed_file,
        name="closed_file",
    ),
]
