"""Addresses of the audit chain."""

from django.urls import path

from sejuk.desk.audit import views

urlpatterns = [
    path("audit/", views.entries, name="audit"),
    path("audit/akar/", views.roots, name="audit_roots"),
    path("audit/roots.json", views.roots_json, name="audit_roots_json"),
]
