"""What this room writes into the audit chain. Never a word of a text or a note."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("response.drafted", _("Tanggapan dirancang"), "kind", "case", "unit"),
    action("response.changed", _("Rancangan tanggapan diubah"), "version"),
    action("response.moved", _("Tanggapan berpindah keadaan"), "verb", "version", "digest"),
    action("response.approved", _("Tanggapan disetujui"), "version", "role", "digest", "ticked"),
    action("response.looked", _("Pemeriksaan tahapan baru dicentang"), "version", "ticked"),
    action("response.refused", _("Tindakan atas tanggapan ditolak sistem"), "why"),
    action("response.noted", _("Catatan internal ditulis")),
    action("response.correcting", _("Koreksi tanggapan dimulai"), "version"),
    action("response.outdated", _("Putusan di balik tanggapan berubah"), "case"),
    action("response.partner_asked", _("Mitra diminta menyetujui"), "version", "institution", "expires_at"),
    action("response.partner_answered", _("Mitra menjawab"), "version", "agrees"),
    action("response.emergency_asked", _("Jalur darurat diminta"), "version", "digest"),
    action("response.emergency_confirmed", _("Jalur darurat disahkan orang kedua"), "version", "first"),
    action("response.emergency_reviewed", _("Jalur darurat ditinjau sesudahnya"), "version"),
    action("contestant.added", _("Peserta pemilu dicatat"), "territory"),
    action("contestant.ended", _("Peserta pemilu diakhiri")),
]
