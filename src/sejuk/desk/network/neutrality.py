"""What this room tells the press and partners points at no contestant (G7)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.wording_check import pointing_words


def refuse_pointing(*texts: str) -> None:
    """Refuse texts that point at a contestant or praise who is in office.

    Raises:
        Refused: one does; it says with which words.
    """
    if found := pointing_words(*texts):
        raise Refused(
            _("Teksnya menunjuk peserta pemilu atau memuji petahana: “%(words)s”.") % {"words": found[0]},
            _("Hapus bagian itu, lalu coba lagi. Yang keluar dari kantor ini harus netral."),
            status=422,
        )
