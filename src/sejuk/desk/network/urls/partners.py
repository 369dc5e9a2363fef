"""Partners: the office's pages, and their own."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.network.views import partner_public, partners

urlpatterns = [
    path("mitra/", partners.listed, name="partners"),
    path("mitra/tanya/", partners.proposed, name="propose"),
    path("mitra/impor/", partners.imported, name="partner_import"),
    path("mitra/<int:pk>/", partners.page, name="partner"),
    path("mitra/<int:pk>/hapus/", partners.withdrawn, name="partner_withdraw"),
    path("mitra-terbuka/", partner_public.public, name="public_partners"),
    path("ajakan/<str:word>/", partner_public.consented, name="consent"),
    path("ajakan/<str:word>/tidak/", partner_public.declined, name="decline"),
    path("halaman-mitra/<str:word>/", partner_public.own, name="own"),
    path("halaman-mitra/<str:word>/telegram/", partner_public.telegram, name="own_telegram"),
    path("halaman-mitra/<str:word>/berhenti/", partner_public.left, name="leave"),
]
