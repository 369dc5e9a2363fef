"""Addresses of this room."""

from django.urls import path

from sejuk.desk.narratives.views import alerts, budget, home, listing, narrative, tending

app_name = "narratives"
urlpatterns = [
    path("", home.home, name="home"),
    path("wilayah/<str:code>/", home.territory, name="territory"),
    path("narasi/", listing.listing, name="list"),
    path("narasi/<str:key>/", narrative.narrative, name="narrative"),
    path("narasi/<str:key>/gabung/", tending.merge, name="merge"),
    path("narasi/<str:key>/pisah/", tending.split, name="split"),
    path("narasi/<str:key>/bisukan/", tending.mute, name="mute"),
    path("narasi/<str:key>/bunyikan/", tending.unmute, name="unmute"),
    path("peringatan/", alerts.alerts, name="alerts"),
    path("peringatan/jumlah/", alerts.count, name="alert_count"),
    path("peringatan/anggaran/", budget.budget, name="budget"),
    path("peringatan/<int:pk>/", alerts.alert, name="alert"),
    path("peringatan/<int:pk>/tangani/", alerts.acknowledge, name="acknowledge"),
    path("peringatan/<int:pk>/abaikan/", alerts.dismiss, name="dismiss"),
]
