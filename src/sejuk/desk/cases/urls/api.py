"""Addresses of the API and of its tokens."""

from __future__ import annotations

from django.urls import URLPattern, path

from sejuk.desk.cases.api import views

paths: list[URLPattern] = [
    path("kasus/token/", views.own, name="tokens"),
    path("kasus/token/<int:pk>/tarik/", views.withdraw, name="token_withdraw"),
]
