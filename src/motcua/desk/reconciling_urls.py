"""Addresses of reconciliation."""

from django.urls import path

from motcua.desk.views import reconciling

urlpatterns = [
    path("doi-soat/", reconciling.sources, name="reconcilings"),
    path("doi-soat/<int:key>/", reconciling.reconciled, name="reconciled"),
    path("doi-soat/<int:key>/y-kien/", reconciling.decide, name="reconciled_decide"),
    path(
        "doi-soat/<int:key>/tai-ve/<str:kind>/",
        reconciling.reconciled_file,
        name="reconciled_file",
    ),
]
