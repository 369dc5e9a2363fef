"""The first-run form: what makes listening lawful (G18), the first people and units, the first sources."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.organisation.domains import BadDomainError, clean_domain
from sejuk.desk.organisation.forms.passwords import NewPasswordForm
from sejuk.desk.organisation.services.founding import FirstFeed, Founding
from sejuk.desk.organisation.setup_code import is_setup_code
from sejuk.desk.organisation.territories import province_choices
from sejuk.desk.organisation.trees import TITLES

#: Feeds that the page offers to draft.
FEEDS = 3
_LONGEST_RETENTION = 90
_LONGEST_FEED_DAYS = 366
_SHORTEST_PURPOSE = 20


class FirstRunForm(NewPasswordForm):
    """Everything at once, so that a crash in between leaves nothing."""

    setup_code = forms.CharField(
        label=_("Kode pendirian"),
        help_text=_("Kode sekali pakai yang dicetak saat Sejuk dijalankan di komputer server."),
    )
    controller = forms.CharField(
        max_length=200,
        label=_("Pengendali data"),
        help_text=_("Badan publik yang bertanggung jawab atas pemrosesan data, misalnya nama dinas."),
    )
    legal_order = forms.CharField(
        max_length=200, label=_("Dasar hukum"), help_text=_("Nomor surat perintah atau keputusannya.")
    )
    purpose = forms.CharField(
        min_length=_SHORTEST_PURPOSE,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Tujuan"),
        help_text=_("Untuk apa percakapan publik dipantau; dibaca siapa pun di daftar sumber."),
    )
    contact = forms.EmailField(
        label=_("Kontak perlindungan data"), help_text=_("Surel yang dapat dihubungi warga.")
    )
    retention_days = forms.IntegerField(
        min_value=1,
        max_value=_LONGEST_RETENTION,
        initial=30,
        label=_("Lama simpan unggahan (hari)"),
        help_text=_("Setelah itu unggahan dihapus; yang tinggal hanya hitungannya."),
    )
    tree = forms.ChoiceField(label=_("Susunan unit"), choices=lambda: list(TITLES.items()))
    province = forms.ChoiceField(label=_("Provinsi"), choices=province_choices)
    institution = forms.CharField(max_length=160, label=_("Nama lembaga"))
    short_name = forms.CharField(max_length=40, label=_("Nama pendek lembaga"))
    domain = forms.CharField(
        max_length=253,
        label=_("Domain lembaga"),
        help_text=_("Misalnya diskominfo.contohprov.go.id. Lembaga lain bergabung dengan domainnya sendiri."),
    )
    administrator = forms.CharField(max_length=120, label=_("Nama administrator"))
    email = forms.EmailField(label=_("Surel administrator"))

    def clean_setup_code(self) -> str:
        """The code is right, or nothing else on the page matters."""
        code: str = self.cleaned_data["setup_code"]
        if not is_setup_code(code):
            raise ValidationError(_("Kode ini salah. Lihat kode terbaru di layar server."))
        return code

    def clean_domain(self) -> str:
        """A domain that somebody can have registered."""
        try:
            return clean_domain(self.cleaned_data["domain"])
        except BadDomainError as error:
            raise ValidationError(_("Ini bukan nama domain milik satu lembaga.")) from error

    def founding(self, feeds: list[FirstFeed]) -> Founding:
        """What was filled in, for the verb."""
        data = {
            key: value
            for key, value in self.cleaned_data.items()
            if key not in {"setup_code", "password_again"}
        }
        return Founding(**data, feeds=feeds)


class FeedForm(forms.Form):
    """One feed to draft; all empty means none."""

    use_required_attribute = False
    name = forms.CharField(max_length=160, required=False, label=_("Nama sumber"))
    url = forms.URLField(required=False, label=_("Alamat umpan (RSS, Atom)"), assume_scheme="https")
    purpose = forms.CharField(
        required=False,
        label=_("Tujuan"),
        help_text=_("Mengapa sumber ini dipantau, sedikitnya 20 huruf."),
    )
    ends_on = forms.DateField(
        required=False, label=_("Sampai tanggal"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """A feed that is begun is filled in, with an end within a year."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(data.get(key) for key in ("name", "url", "purpose", "ends_on")):
            return data
        for key in ("name", "url", "purpose", "ends_on"):
            if not data.get(key) and key not in self.errors:
                self.add_error(key, _("Isi juga bagian ini, atau kosongkan seluruh sumber ini."))
        self._check_bounds(data)
        return data

    def _check_bounds(self, data: dict[str, Any]) -> None:
        if 0 < len(data.get("purpose") or "") < _SHORTEST_PURPOSE:
            self.add_error("purpose", _("Tuliskan tujuannya sedikit lebih lengkap (20 huruf)."))
        ends_on, today = data.get("ends_on"), clock.now().date()
        if ends_on and not today < ends_on <= today + timedelta(days=_LONGEST_FEED_DAYS):
            self.add_error("ends_on", _("Pilih tanggal sesudah hari ini dan paling lama setahun lagi."))

    def feed(self) -> FirstFeed | None:
        """The feed, where there is one."""
        data = self.cleaned_data
        if not data.get("url"):
            return None
        return FirstFeed(data["name"], data["url"], data["purpose"], data["ends_on"])
