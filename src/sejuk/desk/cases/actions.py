"""What this room writes into the audit chain. Never a reason why a case ended without a label (G2)."""

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("case.opened", _("Kasus dibuka"), "origin", "unit", "narrative", "report"),
    action("case.moved", _("Kasus berpindah keadaan"), "verb", "start", "end", "unit"),
    action("case.closed", _("Kasus ditutup"), "unit"),
    action("case.read", _("Membaca kasus"), "unit"),
    action("case.changed", _("Keterangan kasus diubah"), "fields"),
    action("case.merged", _("Kasus digabung"), "into"),
    action("case.split", _("Kasus dipisah"), "new"),
    action("case.held", _("Kasus berpindah unit"), "why", "sender", "holder"),
    action(
        "case.escalated_by_clock", _("Kasus dinaikkan karena lewat batas waktu"), "sender", "holder", "step"
    ),
    action("case.leased", _("Kasus dikerjakan"), "member"),
    action("case.overrule_asked", _("Pembatalan penutupan diminta")),
    action("case.overrule_refused", _("Pembatalan penutupan ditolak")),
    action("case.overruled", _("Penutupan dibatalkan oleh dua lembaga")),
    action("case.second_asked", _("Orang kedua diminta"), "member"),
    action("case.second_declined", _("Permintaan orang kedua tidak diterima"), "member"),
    action("case.emergency_shown", _("Nomor darurat ditampilkan")),
    action("verdict.proposed", _("Putusan diusulkan"), "case", "training"),
    action("verdict.confirmed", _("Putusan disahkan"), "case", "training"),
    action("verdict.reviewed", _("Putusan ditinjau orang kedua"), "case"),
    action("verdict.rejected", _("Usul putusan tidak disetujui"), "case"),
    action("verdict.replaced", _("Putusan dikoreksi"), "case", "by"),
    action("verdict.refused", _("Tindakan atas putusan ditolak sistem"), "case", "why"),
    action("decision.made", _("Tanggapan diputuskan"), "case", "kind", "owner_unit"),
    action("decision.anew", _("Keputusan tanggapan dibatalkan"), "case"),
    action("decision.reported", _("Hasil tanggapan dilaporkan"), "case"),
    action("report.received", _("Laporan diterima"), "public", "unit", "contact"),
    action("report.listed", _("Membaca daftar laporan"), "count"),
    action("report.read", _("Membaca laporan"), "unit"),
    action("report.taken_up", _("Laporan dimasukkan ke kasus"), "case", "unit"),
    action("report.settled", _("Laporan diselesaikan"), "unit", "mailed"),
    action("reports.expired", _("Laporan kedaluwarsa"), "ended", "deleted"),
    action("appeal.received", _("Permintaan publik diterima"), "kind", "unit", "contact"),
    action("appeal.read", _("Membaca permintaan publik"), "unit"),
    action("appeal.taken_up", _("Permintaan publik ditinjau"), "unit"),
    action("appeal.granted", _("Permintaan publik dikabulkan"), "kind", "mailed"),
    action("appeal.refused", _("Permintaan publik tidak dikabulkan"), "kind", "mailed"),
    action("appeal.barred", _("Peninjau yang ikut menangani ditolak sistem")),
    action("appeals.expired", _("Permintaan publik kedaluwarsa"), "emptied", "deleted"),
    action("address.erased", _("Isi sebuah alamat dihapus"), "posts", "tips", "evidence"),
]
