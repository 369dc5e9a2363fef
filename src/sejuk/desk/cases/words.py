"""What happened, in the words of a case's story."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "open": _("Kasus dibuka"),
    "take_up": _("Mulai dipilah"),
    "take_over": _("Diambil alih dari rekan"),
    "accept": _("Masuk verifikasi"),
    "leave": _("Tidak ditangani"),
    "propose": _("Putusan diusulkan"),
    "review": _("Putusan ditinjau orang kedua"),
    "confirm": _("Putusan disahkan"),
    "disagree": _("Usul putusan dikembalikan"),
    "decide": _("Tanggapan diputuskan"),
    "decide_anew": _("Keputusan tanggapan dibatalkan"),
    "respond": _("Tanggapan mulai dikerjakan"),
    "report_back": _("Hasil tanggapan dilaporkan"),
    "measure": _("Masuk pengukuran"),
    "close": _("Kasus ditutup"),
    "reopen": _("Dibuka kembali"),
    "overrule": _("Dibuka kembali atas persetujuan dua lembaga"),
    "correct": _("Putusan dikoreksi"),
    "withdraw": _("Kasus ditarik"),
    "merge": _("Digabung ke kasus lain"),
    "absorb": _("Menerima kasus lain"),
    "split": _("Satu klaim dipisah"),
    "change": _("Keterangan diubah"),
    "ask_second": _("Orang kedua diminta"),
    "decline_second": _("Permintaan orang kedua dikembalikan"),
    "escalate": _("Dinaikkan ke unit atas"),
    "escalate_by_clock": _("Dinaikkan karena lewat batas waktu"),
    "late": _("Lewat batas waktu"),
    "late_at_top": _("Lewat batas waktu; tidak ada unit di atasnya"),
    "delegate": _("Diturunkan ke unit bawah"),
    "hand_over": _("Dialihkan ke unit lain"),
}
