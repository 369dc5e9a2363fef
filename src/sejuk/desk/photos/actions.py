"""What this room records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("photo.brought", _("Foto diunggah"), "unit", "faces", "drawn", "whole", "permission", "sha256"),
    action("photo.blurred", _("Bagian foto dikaburkan lagi"), "drawn", "whole", "sha256"),
    action("photo.checked", _("Foto diperiksa"), "unit"),
    action("photo.erased", _("Foto dihapus"), "unit"),
    action("photo.faces_asked", _("Izin wajah pejabat diminta"), "unit"),
    action("photo.faces_agreed", _("Izin wajah pejabat disetujui"), "unit"),
]
