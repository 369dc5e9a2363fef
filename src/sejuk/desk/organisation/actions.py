"""What this room records in the audit chain."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("account.logged_in", _("Masuk"), "second_factor"),
    action("account.logged_out", _("Keluar")),
    action("account.login_failed", _("Gagal masuk"), "address_hash"),
    action("account.password_changed", _("Kata sandi diganti")),
    action("account.password_reset", _("Kata sandi disetel ulang lewat surel")),
    action("account.second_factor_added", _("Verifikasi dua langkah dinyalakan"), "kind"),
    action("account.second_factor_removed", _("Verifikasi dua langkah dimatikan"), "kind"),
    action("account.second_factor_reset", _("Verifikasi dua langkah seorang anggota dihapus")),
    action("office.founded", _("Kantor didirikan"), "template", "territory", "retention_days"),
    action("office.changed", _("Data kantor diubah"), "fields"),
    action("office.listening_opened", _("Pemantauan dimulai")),
    action("office.listening_closed", _("Pemantauan dihentikan")),
    action("office.record_read", _("Membaca catatan pemrosesan")),
    action("institution.proposed", _("Lembaga diusulkan"), "kind", "domain"),
    action("institution.checked", _("Domain lembaga diperiksa"), "domain", "result"),
    action("institution.joined", _("Lembaga bergabung"), "domain"),
    action("institution.withdrawn", _("Usulan lembaga ditarik"), "domain"),
    action("unit.added", _("Unit ditambahkan"), "parent", "territory"),
    action("units.imported", _("Unit dimasukkan dari berkas"), "added", "changed"),
    action("unit.changed", _("Unit diubah"), "fields"),
    action("member.invited", _("Anggota diundang"), "role", "unit", "first_administrator"),
    action("member.invitation_withdrawn", _("Undangan ditarik"), "role", "unit"),
    action("member.joined", _("Undangan diterima"), "invitation", "role", "unit"),
    action("member.deactivated", _("Anggota dinonaktifkan")),
    action("member.reactivated", _("Anggota diaktifkan lagi")),
    action("role.granted", _("Peran diberikan"), "role", "unit", "ends_at", "agreed_by"),
    action("role.proposed", _("Peran diusulkan"), "role", "unit"),
    action("role.declined", _("Usul peran tidak disetujui"), "role", "unit"),
    action("role.ended", _("Peran diakhiri"), "role", "unit"),
    action("role.refused", _("Pemberian peran ditolak"), "role", "unit", "why"),
]
