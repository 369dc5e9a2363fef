"""Addresses of engagements."""

from __future__ import annotations

from django.urls import URLPattern, path

from sejuk.desk.engagements.views import (
    inviting,
    listing,
    moving,
    outside,
    planning,
    pressroom,
    reporting,
    working,
)

app_name = "engagements"

_REASONS = {"postpone": "tunda", "cancel": "batal", "amend": "laporan/buka-lagi"}

urlpatterns: list[URLPattern] = [
    path("pertemuan/", listing.meetings, name="list"),
    path("pertemuan/rencana/", planning.kinds, name="kinds"),
    path("pertemuan/rencana/<str:kind>/", planning.plan_one, name="plan"),
    path("pertemuan/janji/", listing.owed, name="owed"),
    path("pertemuan/pertanyaan/<int:pk>/", working.question, name="question"),
    path("pertemuan/pertanyaan/<int:pk>/janji/", working.promise, name="promise"),
    path("pertemuan/pertanyaan/<int:pk>/jawab/", working.answer, name="answer"),
    path("pertemuan/pertanyaan/<int:pk>/koreksi/", working.correct, name="correct"),
    path("pertemuan/pertanyaan/<int:pk>/tidak-dijawab/", working.set_aside, name="set_aside"),
    path("pertemuan/janji/<int:pk>/", working.commitment, name="commitment"),
    path("pertemuan/janji/<int:pk>/buka-lagi/", working.reopen, name="reopen"),
    path("pertemuan/<int:pk>/", listing.meeting, name="meeting"),
    path("pertemuan/<int:pk>/ubah/", planning.change_plan, name="change"),
    path("pertemuan/<int:pk>/acara/", planning.agenda, name="agenda"),
    path("pertemuan/<int:pk>/kategori/", planning.categories, name="categories"),
    path("pertemuan/<int:pk>/buka-undangan/", moving.invite, name="invite"),
    path("pertemuan/<int:pk>/undangan/", inviting.invitations, name="invitations"),
    path("pertemuan/<int:pk>/undi/", moving.draw_seats, name="draw_seats"),
    path("pertemuan/<int:pk>/jadwal/", moving.reschedule, name="reschedule"),
    path("pertemuan/<int:pk>/terlaksana/", moving.hold, name="hold"),
    path("pertemuan/<int:pk>/hadir/", working.attendance, name="attendance"),
    path("pertemuan/<int:pk>/pintu/", working.door, name="door"),
    path("pertemuan/<int:pk>/foto/", working.photo, name="photo"),
    path("pertemuan/<int:pk>/pertanyaan/", working.note, name="note"),
    path("pertemuan/<int:pk>/janji/", working.commit, name="commit"),
    path("pertemuan/<int:pk>/laporan/", reporting.report, name="report"),
    path("pertemuan/<int:pk>/laporan/tulis/", reporting.write, name="report_write"),
    path("pertemuan/<int:pk>/laporan/kirim/", reporting.report_submit, name="report_submit"),
    path("pertemuan/<int:pk>/laporan.docx", reporting.report_docx, name="report_docx"),
    *(
        path(f"pertemuan/<int:pk>/{word}/", moving.with_reason, {"verb": verb}, name=verb)
        for verb, word in _REASONS.items()
    ),
    # without login
    path("undangan-acara/<str:token>/", outside.invitation, name="invitation"),
    path("undangan-acara/<str:token>/jawab/", outside.invitation_answer, name="invitation_answer"),
    path("undangan-acara/<str:token>/kalender.ics", outside.invitation_calendar, name="invitation_calendar"),
    path("hadir/<str:key>/", outside.check_in, name="check_in"),
    path("hadir/<str:key>/tanya/", outside.ask, name="ask"),
    path("jawaban/<str:key>/", outside.asked, name="asked"),
    path("ruang-pers/", pressroom.press_room, name="press_room"),
    path("ruang-pers/<str:key>/", pressroom.open_meeting, name="open_meeting"),
    path("undian/<str:key>/", pressroom.draw, name="draw"),
]
