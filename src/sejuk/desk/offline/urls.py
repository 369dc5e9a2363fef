"""Addresses of forms that wait for a line; each room adds the worker below its own form."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.offline import views

app_name = "offline"
urlpatterns = [path("luring/sesi/", views.session, name="session")]
