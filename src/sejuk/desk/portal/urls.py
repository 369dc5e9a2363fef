"""Addresses of the public side. They are permanent: cards, letters and other sites point here."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.portal.views import checking, clarifications, embedding, front, lessons, machines

app_name = "portal"

urlpatterns = [
    path("publik/", front.front, name="front"),
    path("cek/", checking.check, name="check"),
    path("cek/lapor/", checking.carry, name="carry"),
    path("klarifikasi/", clarifications.listing, name="clarifications"),
    path("klarifikasi/koreksi/", clarifications.corrected, name="corrected"),
    path("klarifikasi/<int:number>/", clarifications.page, name="clarification"),
    path(
        "klarifikasi/<int:number>/v<int:version>/<slug:name>.<slug:ending>",
        clarifications.material,
        name="material",
    ),
    path("belajar/", lessons.listing, name="lessons"),
    path("belajar/<slug:slug>/", lessons.page, name="lesson"),
    # for other sites and machines
    path("data-terbuka/", machines.open_data, name="open_data"),
    path("pasang/", embedding.embed, name="embed"),
    path("widget/", embedding.widget, name="widget"),
    path("peta-situs/", machines.site_map, name="site_map"),
    path("sitemap.xml", machines.sitemap_xml, name="sitemap_xml"),
    path("robots.txt", machines.robots, name="robots"),
    # on the phone's screen
    path("publik/manifest.json", machines.manifest, name="manifest"),
    path("publik/sw.js", machines.worker, name="worker"),
    path("publik/luring/", front.offline, name="offline"),
]
