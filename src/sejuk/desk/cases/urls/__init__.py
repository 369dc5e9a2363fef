"""Addresses of this room; each part keeps its own list."""

from sejuk.desk.cases.urls import api, clocks, core, evidence, public

app_name = "cases"

urlpatterns = [*public.paths, *core.paths, *clocks.paths, *evidence.paths, *api.paths]
