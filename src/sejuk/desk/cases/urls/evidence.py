"""Addresses of sources, questions, evidence and letters."""

from __future__ import annotations

from django.urls import URLPattern, path

from sejuk.desk.cases.evidence import views as evidence
from sejuk.desk.cases.referring import views as referring
from sejuk.desk.cases.referring import views_routing as routing
from sejuk.desk.cases.verification import answering_views as answering
from sejuk.desk.cases.verification import views as steps

paths: list[URLPattern] = [
    path("kasus/<int:pk>/sumber/", steps.add_step, name="add_step"),
    path("kasus/<int:pk>/tanya/", steps.ask, name="ask"),
    path("kasus/langkah/<int:pk>/ubah/", steps.change_step, name="change_step"),
    path("kasus/langkah/<int:pk>/tarik/", steps.withdraw_step, name="withdraw_step"),
    path("kasus/langkah/<int:pk>/jawaban/", steps.record_answer, name="record_answer"),
    path("pertanyaan/", answering.questions, name="questions"),
    path("pertanyaan/<int:pk>/", answering.question, name="question"),
    path("kasus/<int:pk>/bukti/", evidence.capture, name="capture"),
    path("kasus/<int:pk>/bukti/berkas/", evidence.bring, name="bring_file"),
    path("bukti/<int:pk>/", evidence.evidence, name="evidence"),
    path("bukti/<int:pk>/ulang/", evidence.retry, name="retry_capture"),
    path("bukti/<int:pk>/berkas/<str:name>", evidence.part, name="evidence_part"),
    path("kasus/<int:pk>/rujukan/", referring.refer, name="refer"),
    path("kasus/<int:pk>/darurat/", referring.emergency, name="emergency"),
    path("kasus/<int:pk>/ekspor.<str:form>", referring.export, name="export"),
    path("rujukan/", referring.referrals, name="referrals"),
    path("rujukan/aduan/", routing.route, name="route_complaint"),
    path("rujukan/<int:pk>/", referring.referral, name="referral"),
    path("rujukan/<int:pk>/surat.<str:form>", referring.letter, name="letter"),
    path("rujukan/<int:pk>/terkirim/", referring.sent, name="referral_sent"),
]
