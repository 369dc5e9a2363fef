"""Addresses of photos."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "photos"
urlpatterns: list[URLPattern] = []
