"""Broadcasts, their kits, and what the press asks about them."""

from __future__ import annotations

from django.urls import path

from sejuk.desk.network.views import broadcasts, kit, pictures, questions

urlpatterns = [
    path("siaran/", broadcasts.listed, name="broadcasts"),
    path("siaran/tulis/", broadcasts.written_new, name="write"),
    path("siaran/<int:pk>/", broadcasts.page, name="broadcast"),
    path("siaran/<int:pk>/ubah/", broadcasts.changed, name="broadcast_change"),
    path("siaran/<int:pk>/ajukan/", broadcasts.submitted, name="submit"),
    path("siaran/<int:pk>/setujui/", broadcasts.approved, name="approve"),
    path("siaran/<int:pk>/kembalikan/", broadcasts.returned, name="return"),
    path("siaran/<int:pk>/gambar/", pictures.choose, name="pictures"),
    path("siaran/<int:pk>/gambar/<int:picture>/", pictures.one, name="picture"),
    path("siaran/<int:pk>/gambar/<int:picture>/hapus/", pictures.removed, name="picture_remove"),
    path("siaran/<int:pk>/kartu.png", pictures.card, name="card"),
    path("siaran/<int:pk>/kirim/", broadcasts.let_go, name="send"),
    path("siaran/<int:pk>/periksa/", broadcasts.looked_again, name="look"),
    path("siaran/<int:pk>/tarik/", broadcasts.withdrawn, name="broadcast_withdraw"),
    path("siaran/<int:pk>/tarik-kembali/", broadcasts.retracted, name="retract"),
    path("tanya-pers/", questions.listed, name="questions"),
    path("tanya-pers/<int:pk>/", questions.page, name="question"),
    path("tanya-pers/<int:pk>/ambil/", questions.taken, name="take"),
    path("tanya-pers/<int:pk>/sisihkan/", questions.put_aside, name="set_aside"),
    path("keterangan/<str:word>/", kit.kit, name="kit"),
    path("keterangan/<str:word>/gambar/<int:picture>/", pictures.of_kit, name="kit_picture"),
    path("keterangan/<str:word>/terima/", kit.received, name="receive"),
    path("tanya-jawab/", kit.answers, name="answers"),
]
