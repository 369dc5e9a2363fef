"""What this room records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("item.made", _("Konten dimasukkan ke bank"), "unit", "kind", "adapted_from"),
    action("item.changed", _("Rancangan konten diubah"), "unit"),
    action("item.proposed", _("Konten diajukan"), "unit"),
    action("item.approved", _("Konten disetujui"), "unit"),
    action("item.sent_back", _("Konten dikembalikan"), "unit"),
    action("item.withdrawn", _("Konten ditarik"), "unit", "told"),
    action("item.used", _("Konten dipakai"), "unit"),
    action("item.use_settled", _("Pemakaian konten yang ditarik dibereskan"), "unit"),
]
