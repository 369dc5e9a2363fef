"""Addresses of stages."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.stages.views import calendar, plan, proposing, suggesting

app_name = "stages"
urlpatterns = [
    path("tahapan/", calendar.calendar, name="calendar"),
    path("tahapan/tambah-siklus/", proposing.add_cycle, name="add_cycle"),
    path("tahapan/usul/<int:pk>/konfirmasi/", proposing.answer_version, {"verb": "confirm"}, name="confirm"),
    path("tahapan/usul/<int:pk>/tolak/", proposing.answer_version, {"verb": "refuse"}, name="refuse"),
    path("tahapan/<slug:cycle>/", calendar.cycle, name="cycle"),
    path("tahapan/<slug:cycle>/tambah-tahapan/", proposing.add_stage, name="add_stage"),
    path("tahapan/<slug:cycle>/<str:code>.ics", calendar.ics, name="feed"),
    path("tahapan/<slug:cycle>/<slug:stage>/", calendar.stage, name="stage"),
    path("tahapan/<slug:cycle>/<slug:stage>/ubah/", proposing.move_stage, name="move_stage"),
    path("rencana-konten/", plan.overview, name="plan"),
    path("rencana-konten/tambah/", plan.add, name="plan_add"),
    path("rencana-konten/usulan/<slug:cycle>/<slug:stage>/", suggesting.suggest, name="plan_suggest"),
    path("rencana-konten/<int:pk>/", plan.item, name="plan_item"),
    path("rencana-konten/<int:pk>/ubah/", plan.change_item, name="plan_change"),
    *(
        path(f"rencana-konten/<int:pk>/{verb}/", plan.move_item, {"verb": verb}, name=f"plan_{verb}")
        for verb in plan.VERBS
    ),
]
