"""Addresses of photos."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.photos import views

app_name = "photos"
urlpatterns = [
    path("foto/<int:pk>/", views.photo, name="photo"),
    path("foto/<int:pk>/gambar.jpg", views.picture, name="picture"),
    path("foto/<int:pk>/periksa/", views.check, name="check"),
    path("foto/<int:pk>/hapus/", views.erase, name="erase"),
    path("foto/izin/", views.faces, name="faces"),
    path("foto/izin/<int:pk>/setuju/", views.faces_agree, name="faces_agree"),
    path("foto/izin/<int:pk>/foto/", views.faces_photo, name="faces_photo"),
]
