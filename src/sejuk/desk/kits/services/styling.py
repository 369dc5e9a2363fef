"""An institution's look: its administrator sets it, and what cannot be read is refused with a proposal."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.kits.models import Look
from sejuk.desk.kits.style import MOST_LINES, Style
from sejuk.desk.organisation.access import administered_institution
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.wording_check import pointing_words


@transaction.atomic
def restyle(member: Member, colour: str, on_colour: str, letterhead: Sequence[str], logo: bytes) -> Look:
    """Set the look of the member's own institution.

    Raises:
        Refused: the member does not administer it, a colour cannot be read, or the letterhead points at a
            contestant (G7) or has too many lines.
    """
    institution = administered_institution(member)
    style = Style(institution.name, colour, on_colour, tuple(letterhead), logo)
    _check_letterhead(style.letterhead)
    said = {
        "colour": colour, "on_colour": on_colour, "letterhead": list(letterhead), "logo": logo,
        "changed_by": member, "changed_at": clock.now(),
    }  # fmt: skip
    look, _new = Look.objects.update_or_create(institution=institution, defaults=said)
    record(
        member, "look.changed", "look", institution.pk,
        institution=institution.pk, colour=colour, logo=bool(logo),
    )  # fmt: skip
    notify("kits")
    return look


def _check_letterhead(lines: Sequence[str]) -> None:
    if len(lines) > MOST_LINES:
        raise Refused(
            _("Kop surat paling banyak empat baris."), _("Gabungkan atau hapus barisnya."), status=422
        )
    if found := pointing_words(*lines):
        raise Refused(
            _("Kop surat menunjuk peserta pemilu atau memuji petahana: “%(words)s”.") % {"words": found[0]},
            _("Isi alamat dan kontak dinas saja."),
            status=422,
        )
