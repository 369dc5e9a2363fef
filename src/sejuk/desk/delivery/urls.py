"""Addresses of delivery."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.delivery.views import messages, telegram

app_name = "delivery"
urlpatterns = [
    path("pengiriman/", messages.listed, name="list"),
    path("pengiriman/<int:pk>/", messages.page, name="message"),
    path("pengiriman/<int:pk>/selesaikan/", messages.settled, name="settle"),
    path("akun/telegram/", telegram.page, name="telegram"),
    path("akun/telegram/kode/", telegram.code, name="telegram_code"),
    path("akun/telegram/putus/", telegram.disconnected, name="telegram_stop"),
]
