"""Addresses of bank."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "bank"
urlpatterns: list[URLPattern] = []
