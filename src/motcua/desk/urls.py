"""Addresses of the desk, in Vietnamese like the pages."""

from allauth.account.views import LoginView, LogoutView
from django.urls import path

from motcua.desk.views import (
    actions,
    bulk,
    dossier,
    dossiers,
    form,
    form_files,
    form_records,
    importing,
    report,
    report_cells,
    report_writing,
    reports,
    today,
)

urlpatterns = [
    path("", today.today, name="today"),
    path("dang-nhap/", LoginView.as_view(), name="account_login"),
    path("dang-xuat/", LogoutView.as_view(), name="account_logout"),
    path("qua-han/", today.overdue_badge, name="overdue_badge"),
    path("ho-so/", dossiers.dossier_list, name="dossiers"),
    path("ho-so/tim/", dossiers.find, name="find"),
    path("ho-so/tai-ve/", dossiers.export, name="dossiers_export"),
    path("ho-so/xem/<path:code>/", dossier.dossier_page, name="dossier"),
    path("ho-so/viec/<slug:slug>/<path:code>/", actions.action, name="action"),
    path("viec-hang-loat/<slug:slug>/", bulk.bulk, name="bulk"),
    path("nhap-ho-so/", importing.uploads, name="uploads"),
    path("nhap-ho-so/<str:token>/", importing.upload, name="upload"),
    path("nhap-ho-so/<str:token>/tien-do/", importing.progress, name="upload_progress"),
    path("nhap-ho-so/<str:token>/cot/", importing.columns, name="upload_columns"),
    path("nhap-ho-so/<str:token>/ghi/", importing.confirm, name="upload_confirm"),
    path("nhap-ho-so/<str:token>/bo/", importing.drop, name="upload_drop"),
    path("bao-cao/", reports.reports, name="reports"),
    path("bao-cao/ky/<str:key>/", reports.periods, name="periods"),
    path("bao-cao/bieu/<str:form_key>/", form.form_page, name="form"),
    path("bao-cao/bieu/<str:form_key>/ho-so/", form_records.records, name="form_records"),
    path("bao-cao/bieu/<str:form_key>/tai-ve/<str:kind>/", form_files.form_file, name="form_file"),
    path("bao-cao/<str:report_key>/", report.report_page, name="report"),
    path("bao-cao/<str:report_key>/ban-in/", report.paper, name="report_paper"),
    path("bao-cao/<str:report_key>/tai-ve/<str:kind>/", report.report_file, name="report_file"),
    path("bao-cao/<str:report_key>/phan/", report_writing.section, name="report_section"),
    path("bao-cao/<str:report_key>/bang/<str:form_key>/", report_cells.cells, name="report_cells"),
]
