"""All addresses of the desk."""

from django.urls import include, path

from sejuk.desk.cases.api.routes import addresses

urlpatterns = [
    path("akun/", include("sejuk.desk.organisation.account_urls")),
    path("", include("sejuk.desk.shell.urls")),
    path("", include("sejuk.desk.organisation.urls")),
    path("", include("sejuk.desk.audit.urls")),
    path("", include("sejuk.desk.listening.urls")),
    path("", include("sejuk.desk.narratives.urls")),
    path("", include("sejuk.desk.cases.urls")),
    path("api/v1/", addresses()),
]
