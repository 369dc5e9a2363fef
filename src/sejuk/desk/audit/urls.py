"""Addresses of the audit chain."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
