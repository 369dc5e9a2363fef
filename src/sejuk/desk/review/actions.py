"""What this room records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("activity.reported", _("Giat dilaporkan"), "unit", "kind", "day"),
    action("activity.withdrawn", _("Laporan giat ditarik"), "unit", "day"),
    action("rollup.made", _("Laporan harian disusun"), "unit", "day", "version", "reports"),
    action("rollup.released", _("Laporan harian disahkan"), "unit", "day", "version"),
    action("force.named", _("Satgas operasi ditetapkan"), "operation", "unit", "code"),
    action("operation.added", _("Operasi dicatat")),
    action("pledge.made", _("Ikrar netralitas diucapkan"), "version"),
    action("event_check.filled", _("Daftar periksa netralitas diisi"), "unit", "day", "missing"),
    action("complaint.received", _("Aduan netralitas diterima"), "accused", "handler"),
    action("complaint.listed", _("Membaca daftar aduan netralitas"), "count"),
    action("complaint.read", _("Membaca aduan netralitas")),
    action("complaint.forwarded", _("Aduan netralitas diteruskan"), "destination"),
    action("complaint.answered", _("Aduan netralitas dijawab"), "mailed"),
    action("complaint.lapsed", _("Aduan netralitas tidak dijawab; isinya dihapus"), "state"),
    action("rollup.read", _("Laporan harian diunduh"), "format"),
]
