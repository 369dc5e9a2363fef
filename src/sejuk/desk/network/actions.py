"""What this room writes into the audit chain. Never a name, an address or a text of a partner."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("partner.proposed", _("Mitra diusulkan"), "kind", "unit"),
    action("partners.imported", _("Usulan mitra dimasukkan dari berkas"), "count", "unit"),
    action("partner.consented", _("Mitra menyetujui sendiri"), "kind"),
    action("partner.changed", _("Mitra mengubah pilihannya")),
    action("partner.left", _("Seseorang minta tidak dihubungi lagi")),
    action("partner.withdrawn", _("Usulan mitra ditarik"), "unit"),
    action("partner.read", _("Membaca kontak mitra"), "unit"),
    action("partners.expired", _("Usulan mitra tanpa jawaban dihapus"), "count"),
    action("broadcast.drafted", _("Siaran dirancang"), "case", "unit"),
    action("broadcast.changed", _("Rancangan siaran diubah")),
    action("broadcast.moved", _("Siaran berpindah keadaan"), "verb", "digest"),
    action("broadcast.looked", _("Pemeriksaan tahapan atas siaran dicentang"), "ticked"),
    action("broadcast.refused", _("Tindakan atas siaran ditolak sistem"), "why"),
    action("broadcast.queued", _("Siaran diserahkan ke pengiriman"), "partners", "messages"),
    action("broadcast.pictured", _("Gambar dimasukkan ke rancangan siaran"), "item", "sha256"),
    action("broadcast.unpictured", _("Gambar dikeluarkan dari rancangan siaran")),
    action("broadcast.retracted", _("Siaran ditarik kembali"), "told", "stopped"),
    action("question.received", _("Pertanyaan pers diterima"), "broadcast"),
    action("question.taken", _("Pertanyaan pers diambil")),
    action("question.answered", _("Pertanyaan pers dijawab"), "public", "late"),
    action("question.set_aside", _("Pertanyaan pers disisihkan")),
    action("questions.lapsed", _("Pertanyaan pers tidak terjawab, penanya dilupakan"), "count"),
    action("account.proposed", _("Akun resmi didaftarkan"), "platform", "institution"),
    action("account.moved", _("Akun resmi berpindah keadaan"), "verb"),
    action("account.warned", _("Akun resmi perlu diperiksa"), "kind"),
    action("account.settled", _("Peringatan akun resmi diselesaikan"), "kind"),
]
