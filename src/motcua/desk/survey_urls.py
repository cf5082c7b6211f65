"""Addresses of surveys and of the evaluation."""

from django.urls import path

from motcua.desk.views import ballots, evaluation, survey_links, survey_results

urlpatterns = [
    path("khao-sat/nhap/", ballots.ballot_entry, name="ballot_entry"),
    path("khao-sat/lien-ket/", survey_links.survey_links, name="survey_links"),
    path("khao-sat/lien-ket/in/", survey_links.survey_link_slips, name="survey_link_slips"),
    path("khao-sat/lien-ket/in/pdf/", survey_links.survey_link_file, name="survey_link_file"),
    path("khao-sat/may/them/", survey_links.device_new, name="device_new"),
    path("khao-sat/may/<int:device_id>/thu-hoi/", survey_links.device_revoke, name="device_revoke"),
    path("khao-sat/ket-qua/", survey_results.survey_results, name="survey_results"),
    path("khao-sat/ket-qua/phieu/", survey_results.survey_ballots, name="survey_ballots"),
    path("khao-sat/ket-qua/tai-ve/<str:kind>/", survey_results.survey_file, name="survey_file"),
    path("bao-cao/danh-gia/", evaluation.evaluation, name="evaluation"),
    path("bao-cao/danh-gia/phieu/", evaluation.evaluation_ballots, name="evaluation_ballots"),
    path("bao-cao/danh-gia/tai-ve/<str:kind>/", evaluation.evaluation_file, name="evaluation_file"),
]
