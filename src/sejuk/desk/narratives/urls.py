"""Addresses of this room."""

from django.urls import path, register_converter

from sejuk.desk.narratives.views import alerts, budget, home, listing, narrative, tending

app_name = "narratives"


class _TerritoryCode:
    """An official code: digits with points. Anything else has no page."""

    regex = "[0-9.]{1,16}"

    def to_python(self, value: str) -> str:
        """The code as it is."""
        return value

    def to_url(self, value: str) -> str:
        """The code as it is."""
        return str(value)


register_converter(_TerritoryCode, "territory")
urlpatterns = [
    path("", home.home, name="home"),
    path("wilayah/<territory:code>/", home.territory, name="territory"),
    path("narasi/", listing.listing, name="list"),
    path("narasi/<slug:key>/", narrative.narrative, name="narrative"),
    path("narasi/<slug:key>/gabung/", tending.merge, name="merge"),
    path("narasi/<slug:key>/pisah/", tending.split, name="split"),
    path("narasi/<slug:key>/bisukan/", tending.mute, name="mute"),
    path("narasi/<slug:key>/bunyikan/", tending.unmute, name="unmute"),
    path("peringatan/", alerts.alerts, name="alerts"),
    path("peringatan/jumlah/", alerts.count, name="alert_count"),
    path("peringatan/anggaran/", budget.budget, name="budget"),
    path("peringatan/<int:pk>/", alerts.alert, name="alert"),
    path("peringatan/<int:pk>/tangani/", alerts.acknowledge, name="acknowledge"),
    path("peringatan/<int:pk>/abaikan/", alerts.dismiss, name="dismiss"),
]
