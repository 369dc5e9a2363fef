"""Addresses of stages."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "stages"
urlpatterns: list[URLPattern] = []
