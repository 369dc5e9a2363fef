"""Addresses of the queue and of a case."""

from __future__ import annotations

from django.urls import URLPattern

paths: list[URLPattern] = []
