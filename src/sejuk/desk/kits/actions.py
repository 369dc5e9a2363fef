"""What this room records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("look.proposed", _("Gaya lembaga diusulkan"), "institution", "colour", "logo"),
    action("look.dropped", _("Usulan gaya lembaga tidak dilanjutkan"), "institution"),
    action("look.changed", _("Gaya lembaga diubah"), "institution", "colour", "logo", "by"),
    action(
        "airing.recorded", _("Pembacaan atau pemasangan dicatat"),
        "text", "version", "medium", "unit", "sha256",
    ),
    action("airing.undone", _("Catatan pembacaan atau pemasangan dibatalkan"), "unit"),
    action("airing.settled", _("Pembacaan atau pemasangan yang tidak berlaku dibereskan"), "unit"),
]  # fmt: skip
