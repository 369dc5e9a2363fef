"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.kits.views import airings, looks, materials

app_name = "kits"
urlpatterns = [
    path("tanggapan/<int:number>/bahan/", materials.page, name="materials"),
    path("tanggapan/<int:number>/bahan/semua.zip", materials.everything, name="everything"),
    path("tanggapan/<int:number>/bahan/<slug:name>.<slug:ending>", materials.one, name="material"),
    path("tanggapan/<int:number>/dibacakan/", airings.add, name="air"),
    path("dibacakan/", airings.listed, name="airings"),
    path("dibacakan/<int:pk>/batal/", airings.undone, name="undo"),
    path("dibacakan/<int:pk>/bereskan/", airings.settled, name="settle"),
    path("kantor/gaya/", looks.look, name="look"),
    path("kantor/gaya/setujui/", looks.agreed, name="look_agree"),
    path("kantor/gaya/tinggalkan/", looks.dropped, name="look_drop"),
    path("kantor/gaya/contoh.png", looks.example, name="look_example"),
    path("kantor/gaya/logo.png", looks.logo, name="look_logo"),
]
