"""Addresses of review."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.offline.views import worker
from sejuk.desk.review import views_activity as activity
from sejuk.desk.review import views_forces as forces
from sejuk.desk.review import views_neutral as neutral
from sejuk.desk.review import views_rollup as rollup

app_name = "review"
urlpatterns = [
    path("giat/", rollup.days, name="days"),
    path("giat/lapor/", activity.report, name="report"),
    path("giat/lapor/sw.js", worker, name="worker"),
    path("giat/<int:pk>/", activity.activity, name="activity"),
    path("giat/<int:pk>/tarik/", activity.withdraw, name="withdraw"),
    path("giat/harian/<int:pk>/", rollup.day, name="day"),
    path("giat/harian/<int:pk>/laporan.docx", rollup.day_docx, name="day_docx"),
    path("giat/harian/<int:pk>/laporan.xlsx", rollup.day_xlsx, name="day_xlsx"),
    path("satgas/", forces.force_list, name="forces"),
    path("satgas/operasi/", forces.operation_add, name="operation_add"),
    path("netralitas/", neutral.neutrality, name="neutrality"),
    path("netralitas/ikrar/", neutral.pledge, name="pledge"),
    path("netralitas/daftar-periksa/", neutral.check, name="check"),
    path("netralitas/aduan/", neutral.complaints, name="complaints"),
    path("netralitas/aduan/<int:pk>/", neutral.complaint, name="complaint"),
    path("adukan-pejabat/", neutral.complain, name="complain"),
    path("adukan-pejabat/angka/", neutral.figures, name="figures"),
]
