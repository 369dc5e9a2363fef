"""Addresses of network."""

from __future__ import annotations

from sejuk.desk.network.urls.accounts import urlpatterns as accounts
from sejuk.desk.network.urls.broadcasts import urlpatterns as broadcasts
from sejuk.desk.network.urls.partners import urlpatterns as partners

app_name = "network"
urlpatterns = [*partners, *broadcasts, *accounts]
