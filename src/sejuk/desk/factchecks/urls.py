"""Addresses of the library."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.factchecks.views import bringing, public, reading, subscriptions

app_name = "factchecks"
urlpatterns = [
    path("pustaka/", reading.find, name="find"),
    path("pustaka/masukkan/", bringing.bring, name="bring"),
    path("pustaka/masukkan/tabel/", bringing.table, name="table"),
    path("pustaka/masukkan/<int:pk>/", bringing.pull, name="pull"),
    path("pustaka/<int:pk>/", reading.factcheck, name="factcheck"),
    path("pustaka/langganan/", subscriptions.listed, name="subscriptions"),
    path("pustaka/langganan/usul/", subscriptions.propose, name="propose"),
    path("pustaka/langganan/<int:pk>/", subscriptions.one, name="subscription"),
    path("pustaka/langganan/<int:pk>/<slug:verb>/", subscriptions.move, name="move"),
    path("data/klarifikasi.json", public.data_feed_json, name="data_feed"),
    path("data/klarifikasi.atom", public.atom, name="atom"),
    path("sumber-publik/langganan/", public.public_subscriptions, name="public_subscriptions"),
    path("sumber-publik/langganan.json", public.public_subscriptions_json, name="public_subscriptions_json"),
]
