"""Official accounts."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.network.views import accounts

urlpatterns = [
    path("akun-resmi/", accounts.directory, name="directory"),
    path("akun-resmi.json", accounts.directory_json, name="directory_json"),
    path("akun-lembaga/", accounts.listed, name="accounts"),
    path("akun-lembaga/daftar/", accounts.registered, name="account_register"),
    path("akun-lembaga/<int:pk>/", accounts.page, name="account"),
    path("akun-lembaga/<int:pk>/periksa/", accounts.checked, name="account_check"),
    path("akun-lembaga/<int:pk>/akhiri/", accounts.ended, name="account_end"),
    path("akun-lembaga/peringatan/<int:pk>/", accounts.settled, name="account_settle"),
]
