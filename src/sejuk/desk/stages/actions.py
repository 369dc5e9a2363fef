"""What this room writes into the audit chain."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("cycle.added", _("Siklus pemilu ditambah"), "cycle", "territory", "rule"),
    action(
        "stage.proposed", _("Tahapan diusulkan"),
        *("cycle", "stage", "territory", "number", "start", "end", "rule", "cancelled"),
    ),
    action("stage.confirmed", _("Tahapan dikonfirmasi"), "cycle", "stage", "number"),
    action("stage.refused", _("Usul tahapan tidak dikonfirmasi"), "cycle", "stage", "number"),
    action("plan.added", _("Rencana konten ditambah"), "cycle", "stage", "theme", "territory", "unit"),
    action("plan.moved", _("Rencana konten berpindah keadaan"), "verb", "start", "end"),
    action("plan.changed", _("Rencana konten diubah"), "due_at", "maker"),
    action("plan.mailed", _("Pengingat rencana konten terkirim"), "kind", "recipients"),
    action("plan.mail_failed", _("Pengingat rencana konten gagal"), "error", "tries"),
    action("plan.lessons_read", _("Membaca pelajaran tahapan"), "cycle", "stage", "territory"),
]  # fmt: skip
