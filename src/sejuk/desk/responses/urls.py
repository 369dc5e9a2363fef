"""Addresses of responses."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.responses.views import balance, deciding, emergency, listing, page, partner_public, writing

app_name = "responses"
urlpatterns = [
    path("tanggapan/", listing.listed, name="list"),
    path("tanggapan/tulis/", writing.written_new, name="write"),
    path("tanggapan/periksa/", writing.checked, name="check"),
    path("tanggapan/imbang/", balance.shown, name="balance"),
    path("tanggapan/peserta/", balance.contestants, name="contestants"),
    path("tanggapan/peserta/<int:pk>/akhiri/", balance.ended, name="contestant_end"),
    path("tanggapan/<int:pk>/", page.page, name="response"),
    path("tanggapan/<int:pk>/versi/<int:number>/", page.version, name="version"),
    path("tanggapan/<int:pk>/ubah/", writing.changed, name="change"),
    path("tanggapan/<int:pk>/ajukan/", deciding.submitted, name="submit"),
    path("tanggapan/<int:pk>/setujui/", deciding.approved, name="approve"),
    path("tanggapan/<int:pk>/kembalikan/", deciding.returned, name="return"),
    path("tanggapan/<int:pk>/tinggalkan/", deciding.left, name="leave"),
    path("tanggapan/<int:pk>/koreksi/", deciding.corrected, name="correct"),
    path("tanggapan/<int:pk>/tarik/", deciding.withdrawn, name="withdraw"),
    path("tanggapan/<int:pk>/mitra/", deciding.asked_partner, name="ask_partner"),
    path("tanggapan/<int:pk>/catatan/", deciding.noted, name="note"),
    path("tanggapan/<int:pk>/darurat/", emergency.asked, name="emergency"),
    path("tanggapan/<int:pk>/darurat/sahkan/", emergency.confirmed, name="emergency_confirm"),
    path("tanggapan/<int:pk>/darurat/tinjau/", emergency.reviewed, name="emergency_review"),
    path("setuju-mitra/<str:word>/", partner_public.partner, name="partner"),
]
