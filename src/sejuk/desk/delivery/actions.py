"""What this room writes into the audit chain. Never an address or a text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("message.read", _("Membaca tujuan sebuah pesan"), "batch"),
    action("message.settled", _("Pengiriman yang gagal diselesaikan orang"), "verb", "batch"),
    action("messages.lost", _("Pengiriman terputus dan menunggu orang"), "count"),
    action("messages.expired", _("Tujuan pesan yang tidak diselesaikan dihapus"), "count"),
    action("telegram.linked", _("Telegram dihubungkan"), "kind"),
    action("telegram.unlinked", _("Telegram diputuskan"), "kind"),
]
