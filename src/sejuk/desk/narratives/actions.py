"""What this room writes into the audit chain. Never a title, a text or an account."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("narrative.searched", _("Mencari judul narasi"), "query", "found"),
    action("narrative.read", _("Membaca unggahan dalam narasi"), "posts"),
    action("narrative.merged", _("Narasi digabung"), "into", "reason"),
    action("narrative.split", _("Narasi dipisah"), "new", "posts", "reason"),
    action("narrative.muted", _("Narasi dibisukan"), "until", "reason"),
    action("narrative.unmuted", _("Narasi dibunyikan lagi"), "reason"),
    action("alert.raised", _("Peringatan muncul"), "narrative", "unit", "route"),
    action("alert.acknowledged", _("Peringatan ditangani"), "narrative"),
    action("alert.dismissed", _("Peringatan dinilai bukan masalah"), "narrative"),
    action("alert.mailed", _("Peringatan dikirim lewat surel"), "recipients"),
    action("alert.mail_failed", _("Surel peringatan gagal"), "error", "tries"),
    action("budget.changed", _("Anggaran peringatan diubah"), "analysts", "per_analyst"),
]
