"""Addresses of the bank."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.bank import views

app_name = "bank"
urlpatterns = [
    path("bank/", views.find, name="find"),
    path("bank/tambah/", views.add, name="add"),
    path("bank/<int:pk>/", views.item, name="item"),
    path("bank/<int:pk>/gambar.jpg", views.picture, name="picture"),
    path("bank/<int:pk>/ubah/", views.change, name="change"),
    path("bank/<int:pk>/adaptasi/", views.adapt, name="adapt"),
    path("bank/<int:pk>/ajukan/", views.propose, name="propose"),
    path("bank/<int:pk>/setujui/", views.approve, name="approve"),
    path("bank/<int:pk>/kembalikan/", views.send_back, name="send_back"),
    path("bank/<int:pk>/pakai/", views.use, name="use"),
    path("bank/<int:pk>/tarik/", views.withdraw, name="withdraw"),
    path("bank/pemakaian/<int:pk>/", views.settle, name="settle"),
]
