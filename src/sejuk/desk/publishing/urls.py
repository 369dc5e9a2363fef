"""Addresses of this room. Those of feeds and subscriptions are permanent."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.publishing.views import feeds, outlets, publications, subscribing

app_name = "publishing"
urlpatterns = [
    path("tanggapan/<int:number>/siarkan/", publications.release, name="release"),
    path("siaran-saluran/<int:pk>/selesaikan/", publications.settled, name="settle"),
    path("kantor/saluran/", outlets.listed, name="outlets"),
    path("kantor/saluran/sambungkan/", outlets.connected, name="connect"),
    path("kantor/saluran/<int:pk>/kunci/", outlets.rekeyed, name="rekey"),
    path("kantor/saluran/<int:pk>/uji/", outlets.tested, name="test"),
    path("kantor/saluran/<int:pk>/tutup/", outlets.closed, name="close"),
    # for everybody
    path("umpan/klarifikasi.atom", feeds.atom, name="atom_all"),
    path("umpan/klarifikasi.json", feeds.json_feed, name="json_all"),
    path("umpan/<int:outlet>/klarifikasi.atom", feeds.atom, name="atom"),
    path("umpan/<int:outlet>/klarifikasi.json", feeds.json_feed, name="json"),
    path("langganan/", subscribing.sign_up, name="subscribe"),
    path("langganan/terkirim/", subscribing.asked, name="asked"),
    path("langganan/ya/<str:word>/", subscribing.confirm, name="confirm"),
    path("langganan/henti/<str:word>/", subscribing.leave, name="leave"),
]
