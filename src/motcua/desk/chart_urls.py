"""Addresses of charts."""

from django.urls import path

from motcua.desk.views import charts

urlpatterns = [
    path("bao-cao/bieu-do/", charts.charts, name="charts"),
    path("bao-cao/bieu-do/<slug:key>/", charts.chart, name="chart"),
    path("bao-cao/bieu-do/<slug:key>/ho-so/", charts.chart_records, name="chart_records"),
    path("bao-cao/bieu-do/<slug:key>/tai-ve/<str:kind>/", charts.chart_file, name="chart_file"),
]
