"""What this room writes into the audit chain. Never who was invited, and never what anybody answered (G8)."""

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("engagement.planned", _("Pertemuan direncanakan"), "kind", "unit"),
    action("engagement.changed", _("Rencana pertemuan diubah"), "what"),
    action("engagement.moved", _("Pertemuan berpindah keadaan"), "verb", "start", "end", "unit"),
    action("engagement.invited", _("Undangan dibuat"), "category", "count"),
    action("engagement.ask_refused", _("Undangan ditolak sistem: tidak ingin diundang lagi"), "count"),
    action("engagement.drawn", _("Kursi diundi"), "list_hash", "tickets", "seats"),
    action("engagement.counted", _("Kehadiran dihitung"), "total"),
    action("engagement.erased", _("Kontak undangan dihapus"), "invitations"),
    action("engagement.reported", _("Laporan giat disimpan")),
    action("engagement.report_read", _("Laporan giat diunduh"), "format"),
    action("question.asked", _("Pertanyaan masuk"), "engagement", "origin"),
    action("question.promised", _("Jawaban dijanjikan"), "owner", "due_at"),
    action("question.settled", _("Pertanyaan diselesaikan"), "verb", "public"),
    action("question.mailed", _("Surel jawaban terlambat"), "error"),
    action("commitment.made", _("Janji dicatat"), "engagement", "owner", "due_at"),
    action("commitment.settled", _("Janji diselesaikan"), "verb"),
    action("commitment.mailed", _("Surel janji terlambat"), "error"),
]
