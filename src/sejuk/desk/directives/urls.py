"""Addresses of directives."""

from __future__ import annotations

from django.urls import URLPattern, path

from sejuk.desk.directives.views import asking, files, lists, reading, receiving, tree, writing
from sejuk.desk.offline import views as offline

app_name = "directives"
urlpatterns: list[URLPattern] = [
    path("arahan/", lists.directives, name="list"),
    path("arahan/sw.js", offline.worker, name="worker"),
    path("arahan/jumlah/", lists.count, name="count"),
    path("arahan/tulis/", writing.write, name="write"),
    path("arahan/<int:pk>/", reading.directive, name="directive"),
    path("arahan/<int:pk>/ubah/", writing.change, name="change"),
    path("arahan/<int:pk>/lampirkan/", writing.attach, name="attach"),
    path("arahan/<int:pk>/lampiran/<int:file>/", files.attachment, name="attachment"),
    path("arahan/<int:pk>/lampiran/<int:file>/hapus/", writing.detach, name="detach"),
    path("arahan/<int:pk>/kirim/", writing.send, name="send"),
    path("arahan/<int:pk>/buang/", writing.discard, name="discard"),
    path("arahan/<int:pk>/koreksi/", writing.correct, name="correct"),
    path("arahan/<int:pk>/tutup/", writing.close, name="close"),
    path("arahan/<int:pk>/pohon/", tree.tree, name="tree"),
    path("arahan/<int:pk>/vidcon.ics", files.conference, name="conference"),
    path("arahan/<int:pk>/tanya/", asking.ask, name="ask"),
    path("arahan/pertanyaan/<int:pk>/", asking.answer, name="answer"),
    path("arahan/unit/<int:pk>/", receiving.receipt, name="receipt"),
    path("arahan/unit/<int:pk>/terima/", receiving.acknowledge, name="acknowledge"),
    path("arahan/unit/<int:pk>/rapat/", receiving.meet, name="meet"),
    path("arahan/unit/<int:pk>/lapor/", receiving.report, name="report"),
    path("arahan/unit/<int:pk>/selesai/", receiving.finish, name="finish"),
    path("arahan/unit/<int:pk>/kembalikan/", receiving.give_back, name="give_back"),
    path("arahan/bukti/<int:pk>/", files.evidence, name="evidence"),
]
