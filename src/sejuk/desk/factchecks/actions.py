"""What this room records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("factcheck.published", _("Klarifikasi masuk pustaka"), "number", "version"),
    action("factcheck.withdrawn", _("Klarifikasi ditarik dari pustaka"), "number"),
    action("factchecks.imported", _("Cek fakta dimasukkan"), "unit", "found", "added", "changed", "error"),
    action("subscription.proposed", _("Langganan diusulkan"), "kind", "ends_on", "alone"),
    action("subscription.approved", _("Langganan disetujui"), "institution"),
    action("subscription.started", _("Langganan dimulai sesudah masa tunggu")),
    action("subscription.refused", _("Langganan ditolak"), "reason"),
    action("subscription.paused", _("Langganan dijeda"), "reason"),
    action("subscription.resumed", _("Langganan dilanjutkan")),
    action("subscription.ended", _("Langganan diakhiri"), "by_date"),
]
