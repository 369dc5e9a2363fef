"""Addresses of a case and of its verbs."""

from __future__ import annotations

from django.urls import URLPattern, path

from sejuk.desk.cases.views import (
    case,
    ending,
    figures,
    opening,
    overruling,
    queue,
    responding,
    sorting,
    verdict,
)

#: Verbs that need a reason only, by their Indonesian names.
_REASONS = {
    "leave": "biarkan",
    "close": "tutup",
    "withdraw": "tarik",
    "reopen": "buka-kembali",
    "correct": "koreksi",
}

paths: list[URLPattern] = [
    path("angka/", figures.public_figures, name="figures"),
    path("kasus/", queue.queued, name="queue"),
    path("kasus/jumlah/", queue.count, name="queue_count"),
    path("kasus/pilah-banyak/", queue.bulk, name="bulk"),
    path("kasus/buka/", opening.opening, name="open"),
    path("kasus/tanpa-label/", overruling.closed, name="closed_without_label"),
    path("kasus/pembatalan/", overruling.requests, name="overrules"),
    path("kasus/pembatalan/minta/<slug:key>/", overruling.ask, name="overrule_ask"),
    path("kasus/pembatalan/<int:pk>/setuju/", overruling.agree, name="overrule_agree"),
    path("kasus/pembatalan/<int:pk>/tolak/", overruling.refuse, name="overrule_refuse"),
    path("kasus/<int:pk>/", case.case, name="case"),
    path("kasus/<int:pk>/ambil/", queue.take, name="take"),
    path("kasus/<int:pk>/letakkan/", queue.release, name="release"),
    path("kasus/<int:pk>/sekarang/", case.now, name="now"),
    path("kasus/<int:pk>/hadir/", queue.lookers, name="lookers"),
    path("kasus/<int:pk>/lihat/", sorting.take_up, name="take_up"),
    path("kasus/<int:pk>/pilah/", sorting.sort, name="sort"),
    path("kasus/<int:pk>/tanpa-label/", sorting.without_label, name="without_label"),
    path("kasus/<int:pk>/ubah/", sorting.change, name="change"),
    path("kasus/<int:pk>/putusan/", verdict.propose, name="propose"),
    path("kasus/<int:pk>/putusan/sahkan/", verdict.confirm, name="confirm"),
    path("kasus/<int:pk>/putusan/kembalikan/", verdict.disagree, name="disagree"),
    path("kasus/<int:pk>/orang-kedua/", verdict.second, name="second"),
    path("kasus/<int:pk>/orang-kedua/tidak/", verdict.decline, name="second_decline"),
    path("kasus/<int:pk>/tanggapan/", responding.decide, name="decide"),
    path("kasus/<int:pk>/tanggapan/batal/", responding.anew, name="decide_anew"),
    path("kasus/<int:pk>/tanggapan/mulai/", responding.start, name="respond"),
    path("kasus/<int:pk>/tanggapan/ukur/", responding.measure, name="measure"),
    path("kasus/<int:pk>/tanggapan/<int:decision>/", responding.report, name="report_back"),
    path("kasus/<int:pk>/gabung/", ending.merge, name="merge"),
    path("kasus/<int:pk>/pisah/", ending.split, name="split"),
    *(
        path(f"kasus/<int:pk>/{word}/", ending.with_reason, {"verb": verb}, name=verb)
        for verb, word in _REASONS.items()
    ),
]
