"""Addresses of this room; each part keeps its own list."""

from sejuk.desk.cases.urls import core

app_name = "cases"

urlpatterns = [*core.paths]
