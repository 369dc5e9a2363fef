"""Forms of the office."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Office


class OfficeForm(forms.ModelForm):  # type: ignore[type-arg]
    """What G18 asks for, to correct later."""

    class Meta:
        model = Office
        fields = ["controller", "legal_order", "purpose", "contact", "retention_days"]
        labels = {
            "controller": _("Pengendali data"),
            "legal_order": _("Dasar hukum"),
            "purpose": _("Tujuan"),
            "contact": _("Kontak perlindungan data"),
            "retention_days": _("Lama simpan unggahan (hari)"),
        }
        widgets = {"purpose": forms.Textarea(attrs={"rows": 3})}


class OpenListeningForm(forms.Form):
    """What the administrator confirms before listening opens."""

    order_is_valid = forms.BooleanField(label=_("Dasar hukumnya masih berlaku dan saya sudah membacanya."))
    record_was_read = forms.BooleanField(
        label=_("Saya sudah membaca catatan pemrosesan dan rancangan penilaian dampak.")
    )
    contact_answers = forms.BooleanField(label=_("Kontak perlindungan data dibaca orang setiap hari kerja."))
