"""What the bot says: plain sentences, in Indonesian."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sejuk.desk.factchecks.matching import Offer
from sejuk.desk.factchecks.models import FactCheck

_CLAIM = 300


def hello() -> str:
    """The first words in a conversation."""
    return _(
        "Halo. Kirim pesan yang beredar atau tautannya: saya carikan klarifikasinya. Bila belum ada, Anda "
        "dapat menjadikannya laporan dan mendapat nomor.\n\n"
        "Pesan yang hanya dicari tidak disimpan. Bila menjadi laporan, isinya disimpan tanpa nama Anda, dan "
        "nomor percakapan ini disimpan tersandi sampai jawabannya dikirim, lalu dihapus. Telegram sendiri "
        "menyimpan percakapan ini menurut aturannya.\n\n"
        "/lapor sebagai balasan atas sebuah pesan menjadikannya laporan. /stop menghapus nomor percakapan "
        "ini sekarang juga."
    )


def found(offers: Sequence[Offer]) -> str:
    """The nearest clarifications: one that is very likely the same, else up to three."""
    if offers[0].level == "confirm":
        known = _("Ini sangat mungkin sudah diperiksa:")
        return f"{known}\n\n{_one(offers[0])}"
    near = _("Yang paling mirip sejauh ini. Belum tentu sama; baca dulu:")
    return "\n\n".join([near, *(_one(offer) for offer in offers)])


def nothing_found() -> str:
    """Nothing is near."""
    return _("Belum ada klarifikasi tentang pesan ini di pustaka kami. Itu tidak berarti isinya benar.")


def offer_report(*, is_open: bool) -> str:
    """What else can be done with the message."""
    if not is_open:
        return _("Saluran laporan sedang tidak dibuka, jadi pesan ini belum dapat dilaporkan.")
    return _("Ingin petugas memeriksanya? Tekan tombol di bawah; Anda mendapat nomor dan jawabannya di sini.")


def button() -> str:
    """The button that makes a report of a message."""
    return _("Jadikan laporan")


def reported(number: str) -> tuple[str, str]:
    """Subject and words for a report that was taken."""
    follow = settings.SITE_URL + reverse("cases:follow")
    subject = _("Laporan Anda diterima.")
    body = _(
        "Nomornya: %(number)s\n\nJawabannya dikirim ke sini begitu selesai diperiksa, lalu nomor percakapan "
        "ini dihapus. Dapat juga diikuti di %(page)s dengan nomor itu."
    )
    return subject, body % {"number": number, "page": follow}


def slow_down() -> str:
    """Too much in an hour."""
    return _("Terlalu banyak pesan dalam satu jam. Coba lagi nanti.")


def send_again() -> str:
    """A button whose message is too old for Telegram to show it."""
    return _("Pesan aslinya tidak lagi dapat dibaca. Kirim sekali lagi, lalu tekan tombolnya.")


def what_to_report() -> str:
    """``/lapor`` without anything to report."""
    return _("Balas pesan yang ingin dilaporkan dengan /lapor, atau tulis isinya sesudah /lapor.")


def _one(offer: Offer) -> str:
    check = offer.factcheck
    claim = check.claim if len(check.claim) <= _CLAIM else check.claim[: _CLAIM - 1].rstrip() + "…"
    lines = [
        f"“{claim}”",
        _("Hasil: %(rating)s") % {"rating": check.rating},
        _source(check),
        _nearness(offer),
    ]
    if check.correction:
        lines.append(_("Sudah dikoreksi: %(words)s") % {"words": check.correction[:_CLAIM]})
    return "\n".join([*lines, check.url])


def _source(check: FactCheck) -> str:
    day = date_format(localtime(check.published_at), "j F Y")
    return _("Oleh %(who)s, %(day)s") % {"who": check.publisher, "day": day}


def _nearness(offer: Offer) -> str:
    if offer.same_address:
        return _("Alamatnya sama.")
    near = _("Kemiripan menurut mesin: %(percent)d %%.") % {"percent": offer.percent}
    if not offer.words:
        return near
    same = _("Kata yang sama: %(words)s.") % {"words": ", ".join(offer.words[0].split()[:6])}
    return f"{near} {same}"
