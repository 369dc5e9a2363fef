"""What this room writes into the audit chain. Never why somebody was away."""

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("roster.planned", _("Jadwal piket dibuat"), "unit", "pattern", "rotation", "starts_on", "teams"),
    action("roster.ended", _("Jadwal piket diakhiri"), "unit", "ends_on"),
    action("roster.imported", _("Jadwal piket dimasukkan dari berkas"), "unit", "shifts"),
    action("shift.changed", _("Petugas piket diganti"), "unit", "added", "removed"),
    action("shift.removed", _("Giliran piket dihapus"), "unit"),
    action("swap.moved", _("Tukar piket berpindah keadaan"), "verb", "start", "end"),
    action("leave.noted", _("Hari tidak bertugas dicatat"), "member"),
    action("leave.removed", _("Hari tidak bertugas dihapus"), "member"),
    action("roster.warned", _("Celah jadwal piket diberitahukan"), "unit", "gaps", "doubles"),
    action("duty.handed_over", _("Piket diserahkan"), "unit", "notes"),
    action("duty.taken_over", _("Piket diterima"), "unit"),
    action("event_day.set", _("Hari siaga ditetapkan"), "unit", "day", "kind"),
    action("event_day.removed", _("Hari siaga dihapus"), "unit", "day"),
    action("event_day.ticked", _("Daftar periksa diisi"), "unit", "item", "is_ticked"),
    action("chain.changed", _("Rantai panggilan diubah"), "is_on", "deputy", "waits"),
    action("call.rung", _("Langkah panggilan dijalankan"), "unit", "step", "people"),
    action("call.answered", _("Panggilan dijawab"), "unit", "step", "verb"),
    action("call.unanswered", _("Panggilan tanpa jawaban"), "unit"),
    action("duty.feed_made", _("Alamat kalender piket dibuat")),
    action("duty.feed_withdrawn", _("Alamat kalender piket dihapus")),
]
