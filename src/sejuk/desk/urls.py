"""All addresses of the desk."""

from django.urls import include, path

from sejuk.desk.cases.api.routes import addresses
from sejuk.desk.portal.data import addresses as open_data

urlpatterns = [
    path("akun/", include("sejuk.desk.organisation.account_urls")),
    path("", include("sejuk.desk.shell.urls")),
    path("", include("sejuk.desk.offline.urls")),
    path("", include("sejuk.desk.organisation.urls")),
    path("", include("sejuk.desk.audit.urls")),
    path("", include("sejuk.desk.listening.urls")),
    path("", include("sejuk.desk.narratives.urls")),
    path("", include("sejuk.desk.cases.urls")),
    path("", include("sejuk.desk.photos.urls")),
    path("", include("sejuk.desk.delivery.urls")),
    path("", include("sejuk.desk.stages.urls")),
    path("", include("sejuk.desk.directives.urls")),
    path("", include("sejuk.desk.duty.urls")),
    path("", include("sejuk.desk.network.urls")),
    path("", include("sejuk.desk.responses.urls")),
    path("", include("sejuk.desk.kits.urls")),
    path("", include("sejuk.desk.engagements.urls")),
    path("", include("sejuk.desk.review.urls")),
    path("", include("sejuk.desk.bank.urls")),
    path("", include("sejuk.desk.factchecks.urls")),
    path("", include("sejuk.desk.portal.urls")),
    path("", include("sejuk.desk.publishing.urls")),
    path("data-terbuka/", open_data()),
    path("api/v1/", addresses()),
]
