"""Addresses of scanned papers, and of results as files."""

from django.urls import path

from motcua.desk.views import result_files, scans

urlpatterns = [
    path("ho-so/so-hoa/<path:code>/", scans.scans, name="scans"),
    path("ho-so/bo-ban-so-hoa/<path:code>/", scans.strike, name="strike_scan"),
    path("ho-so/ban-so-hoa/<str:digest>/<path:code>/", scans.scan_file, name="scan_file"),
    path(
        "ho-so/tep-ket-qua/<str:digest>/<path:code>/",
        result_files.result_file,
        name="result_file",
    ),
]
