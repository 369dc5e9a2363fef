"""What this room writes into the audit chain. Never a key, a text, or a subscriber's address."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("outlet.connected", _("Saluran disambungkan"), "kind", "account", "unit"),
    action("outlet.rekeyed", _("Kunci saluran diganti"), "kind"),
    action("outlet.tested", _("Sambungan saluran diuji"), "kind", "error"),
    action("outlet.closed", _("Saluran ditutup"), "kind"),
    action(
        "publication.decided",
        _("Diputuskan untuk disiarkan"),
        "number",
        "version",
        "sha256",
        "kind",
        "outlet",
    ),
    action("publication.moved", _("Publikasi berpindah keadaan"), "verb", "number", "version", "error"),
    action("publication.settled", _("Publikasi diselesaikan orang"), "verb", "number", "version"),
    action("subscriber.confirmed", _("Seseorang berlangganan"), "unit"),
    action("subscriber.left", _("Seseorang berhenti berlangganan"), "unit"),
    action("subscribers.expired", _("Langganan yang tidak dibenarkan dihapus"), "count"),
]
