"""Addresses of the page frame."""

from django.urls import path
from django.views.generic import TemplateView

from sejuk.desk.shell import views

app_name = "shell"
urlpatterns = [
    path("menu/", TemplateView.as_view(template_name="shell/menu.html"), name="menu"),
    path("menunggu/", views.waiting, name="waiting"),
]
