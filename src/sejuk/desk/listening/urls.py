"""Addresses of this room."""

from django.urls import path

from sejuk.desk.listening.views import adding, files, jobs, moving, public, sources, tips

urlpatterns = [
    path("sumber/", sources.source_list, name="source_list"),
    path("sumber/tambah/", adding.choose_way, name="choose_way"),
    path("sumber/tambah/<slug:code>/", adding.add_source, name="add_source"),
    path("sumber/<int:pk>/", sources.source_page, name="source_page"),
    path("sumber/<int:pk>/ubah/", adding.change_source, name="change_source"),
    path("sumber/<int:pk>/berkas/", files.upload, name="upload"),
    path("sumber/<int:pk>/<slug:verb>/", moving.move_source, name="move_source"),
    path("berkas/<int:pk>/", files.import_page, name="import_page"),
    path("berkas/<int:pk>/mulai/", files.start_import, name="start_import"),
    path("berkas/<int:pk>/batal/", files.cancel_import, name="cancel_import"),
    path("pekerjaan-gagal/", jobs.failed_jobs, name="failed_jobs"),
    path("pekerjaan-gagal/<int:pk>/ulang/", jobs.retry_job, name="retry_job"),
    path("laporan/", tips.enter_tip, name="enter_tip"),
    path("sumber-publik/", public.public_sources, name="public_sources"),
    path("sumber-publik.json", public.public_sources_json, name="public_sources_json"),
]
