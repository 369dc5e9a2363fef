"""Where the public frame leads: every public page of every room, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Way:
    """A public page: its words and the name of its view."""

    label: str | Promise
    view: str


MAIN = (
    Way(_("Periksa kabar"), "portal:check"),
    Way(_("Klarifikasi"), "portal:clarifications"),
    Way(_("Laporkan"), "cases:report"),
    Way(_("Belajar"), "portal:lessons"),
    Way(_("Tahapan"), "stages:calendar"),
)

MORE: tuple[tuple[str | Promise, tuple[Way, ...]], ...] = (
    (
        _("Layanan"),
        (
            Way(_("Ikuti laporan dengan nomor"), "cases:follow"),
            Way(_("Ajukan keberatan atau koreksi"), "cases:appeal"),
            Way(_("Adukan pejabat yang tidak netral"), "review:complain"),
            Way(_("Langganan lewat surel"), "publishing:subscribe"),
            Way(_("Ruang pers"), "engagements:press_room"),
            Way(_("Tanya jawab pers"), "network:answers"),
        ),
    ),
    (
        _("Terbuka"),
        (
            Way(_("Akun resmi"), "network:directory"),
            Way(_("Naskah yang dikoreksi"), "portal:corrected"),
            Way(_("Putusan yang dikoreksi"), "cases:corrections"),
            Way(_("Sumber yang dipantau"), "public_sources"),
            Way(_("Langganan pustaka"), "factchecks:public_subscriptions"),
            Way(_("Keseimbangan antarpeserta"), "responses:balance"),
            Way(_("Angka nasional"), "cases:figures"),
            Way(_("Angka aduan pejabat"), "review:figures"),
            Way(_("Mitra yang tercantum"), "network:public_partners"),
        ),
    ),
    (
        _("Pakai ulang"),
        (
            Way(_("Data terbuka"), "portal:open_data"),
            Way(_("Pasang di situs Anda"), "portal:embed"),
            Way(_("Peta situs"), "portal:site_map"),
        ),
    ),
)
