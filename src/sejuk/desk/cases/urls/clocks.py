"""Addresses of clocks: limits, and handing a case on."""

from __future__ import annotations

from django.urls import URLPattern, path

from sejuk.desk.cases.clocks import views_custody, views_limits

paths: list[URLPattern] = [
    path("kasus/waktu/", views_limits.limits, name="limits"),
    path("kasus/waktu/<slug:level>/<slug:severity>/<slug:step>/", views_limits.change, name="limit"),
    *(
        path(f"kasus/<int:pk>/{word}/", views_custody.hand_on, {"verb": verb}, name=verb)
        for verb, word in (("escalate", "naikkan"), ("delegate", "turunkan"), ("hand_over", "alihkan"))
    ),
]
