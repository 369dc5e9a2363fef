"""Addresses of this room."""

from django.urls import path

from sejuk.desk.organisation.views.first_run import first_run

urlpatterns = [
    path("mulai/", first_run, name="first_run"),
]
