"""Addresses of reports and appeals: the public's, the field officer's, the desk's."""

from __future__ import annotations

from django.urls import URLPattern, path

from sejuk.desk.cases.appealing import views_desk as appeals
from sejuk.desk.cases.appealing import views_public as appealing
from sejuk.desk.cases.public import views as public
from sejuk.desk.cases.reporting import views_desk as reports
from sejuk.desk.cases.reporting import views_field as field
from sejuk.desk.cases.reporting import views_public as reporting
from sejuk.desk.offline import views as offline

paths: list[URLPattern] = [
    # without login
    path("lapor/", reporting.report, name="report"),
    path("lapor/ikuti/", public.follow, name="follow"),
    path("keberatan/", appealing.appeal, name="appeal"),
    path("koreksi/", appealing.corrections, name="corrections"),
    # from the field
    path("kasus/lapangan/", field.field, name="field"),
    path("kasus/lapangan/sw.js", offline.worker, name="field_worker"),
    path("kasus/lapangan/manifest.json", field.manifest, name="field_manifest"),
    path("kasus/lapangan/<int:pk>/", field.field_report, name="field_report"),
    path("kasus/lapangan/<int:pk>/sama/", field.field_same, name="field_same"),
    path("kasus/lapangan/<int:pk>/baru/", field.field_new, name="field_new"),
    # the desk's inboxes
    path("laporan-warga/", reports.reports, name="reports"),
    path("laporan-warga/<int:pk>/", reports.report_page, name="report_page"),
    path("laporan-warga/<int:pk>/kasus/", reports.report_open, name="report_open"),
    path("laporan-warga/<int:pk>/gabung/", reports.report_attach, name="report_attach"),
    path("laporan-warga/<int:pk>/jawab/", reports.report_answer, name="report_answer"),
    path("laporan-warga/<int:pk>/tutup/", reports.report_close, name="report_close"),
    path("kasus/<int:pk>/laporan/jawab/", reports.case_reports_answer, name="case_reports_answer"),
    path("keberatan-masuk/", appeals.appeals, name="appeals"),
    path("keberatan-masuk/<int:pk>/", appeals.appeal_page, name="appeal_page"),
    path("keberatan-masuk/<int:pk>/tinjau/", appeals.appeal_take_up, name="appeal_take_up"),
    path("keberatan-masuk/<int:pk>/kabulkan/", appeals.appeal_grant, name="appeal_grant"),
    path("keberatan-masuk/<int:pk>/tolak/", appeals.appeal_refuse, name="appeal_refuse"),
]
