"""What this room writes into the audit chain. Never a text, an address or an account."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("source.drafted", _("Sumber dirancang"), "connector", "kind"),
    action("source.changed", _("Rancangan sumber diubah"), "fields", "kind"),
    action("source.tested", _("Sumber diuji sebelum disimpan"), "connector", "items", "error"),
    action("source.propose", _("Sumber diusulkan"), "kind", "ends_on", "alone"),
    action("source.withdraw", _("Usul sumber ditarik")),
    action("source.approve", _("Sumber disetujui lembaga lain"), "institution"),
    action("source.start_alone", _("Sumber dimulai sesudah masa tunggu"), "waited_until"),
    action("source.refuse", _("Sumber ditolak"), "reason"),
    action("source.revise", _("Sumber yang ditolak dirancang ulang")),
    action("source.pause", _("Sumber dijeda"), "reason"),
    action("source.pause_single_author", _("Sumber satu penulis dijeda otomatis")),
    action("source.resume", _("Sumber dilanjutkan")),
    action("source.end", _("Sumber diakhiri")),
    action("source.end_on_date", _("Sumber berakhir pada tanggalnya")),
    action("import.uploaded", _("Berkas diunggah"), "source", "rows"),
    action("import.started", _("Pemasukan berkas dimulai"), "source", "rows"),
    action("import.finished", _("Pemasukan berkas selesai"), "state", "new", "seen_again", "bad", "error"),
    action("import.cancelled", _("Pemasukan berkas dibatalkan")),
    action("tip.received", _("Laporan diterima"), "public", "with_address"),
    action("posts.expired", _("Unggahan kedaluwarsa dihapus"), "posts", "tips", "keys"),
    action("job.retried", _("Pekerjaan gagal dicoba lagi"), "task"),
]
