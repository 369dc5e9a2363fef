"""Addresses of duty."""

from __future__ import annotations

from django.urls import URLPattern, path

from sejuk.desk.duty.calling import views as calls
from sejuk.desk.duty.handover import views as handing
from sejuk.desk.duty.readiness import views as ready
from sejuk.desk.duty.views import bringing, now, own, roster, shifts

app_name = "duty"

#: Answers to a swap, by their Indonesian names.
_SWAP_VERBS = {"agree": "setuju", "decline": "tidak-dapat", "withdraw": "tarik", "refuse": "tolak"}

urlpatterns: list[URLPattern] = [
    path("piket/sekarang/", now.now, name="now"),
    path("piket/beranda/", now.home_part, name="home_part"),
    path("piket/celah/", now.holes, name="holes"),
    path("piket/saya/", own.mine, name="mine"),
    path("piket/saya/tidak-bertugas/", own.leave, name="leave"),
    path("piket/saya/tidak-bertugas/<int:pk>/hapus/", own.drop_leave, name="leave_drop"),
    path("piket/saya/kalender/", own.make_feed, name="feed"),
    path("piket/saya/kalender/hapus/", own.drop_feed, name="feed_drop"),
    path("piket/kalender/<str:token>.ics", own.calendar, name="calendar"),
    path("piket/saya/giliran/<int:pk>/tukar/", own.ask_swap, name="swap"),
    *(
        path(f"piket/tukar/<int:pk>/{word}/", own.answer_swap, {"verb": verb}, name=f"swap_{verb}")
        for verb, word in _SWAP_VERBS.items()
    ),
    path("piket/unit/<int:pk>/", roster.roster, name="roster"),
    path("piket/unit/<int:pk>/pola/", roster.plan, name="plan"),
    path("piket/unit/<int:pk>/berkas/", bringing.bring, name="bring"),
    path("piket/unit/<int:pk>/akhiri/", roster.end, name="roster_end"),
    path("piket/unit/<int:pk>/tidak-bertugas/", own.leave_for, name="leave_for"),
    path("piket/unit/<int:pk>/panggilan/", calls.chain, name="chain"),
    path("piket/dering/", calls.ringing, name="ringing"),
    path("piket/panggilan/<int:pk>/", calls.call, name="call"),
    path("piket/panggilan/<int:pk>/jawab/", calls.answer, name="answer"),
    path("piket/jawab/<str:token>/", calls.answer_link, name="answer_link"),
    path("piket/giliran/<int:pk>/", shifts.shift, name="shift"),
    path("piket/giliran/<int:pk>/serah-terima/", handing.hand_over, name="hand_over"),
    path("piket/giliran/<int:pk>/serah-terima/tulis/", handing.write, name="hand_over_write"),
    path("piket/giliran/<int:pk>/serah-terima/terima/", handing.take, name="take"),
    path("piket/kesiapan/", ready.ready_days, name="ready_days"),
    path("piket/kesiapan/tetapkan/", ready.set_day, name="ready_set"),
    path("piket/kesiapan/<int:pk>/", ready.ready_day, name="ready_day"),
    path("piket/kesiapan/<int:pk>/hapus/", ready.remove_day, name="ready_remove"),
    path("piket/kesiapan/<int:pk>/unit/<int:unit>/", ready.tick, name="ready_tick"),
    path("piket/giliran/<int:pk>/isi/", shifts.cover, name="cover"),
    path("piket/giliran/<int:pk>/hapus/", shifts.remove, name="shift_remove"),
]
