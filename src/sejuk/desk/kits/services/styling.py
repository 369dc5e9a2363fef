"""An institution's look: one proposes it, another agrees; what cannot be read is refused with a proposal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.kits.models import Look, LookProposal
from sejuk.desk.kits.style import MOST_LINES, Style
from sejuk.desk.organisation.access import administered_institution, may
from sejuk.desk.organisation.models import Institution, Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.services.second_person import is_alone, seconds
from sejuk.desk.shell.notify import notify
from sejuk.desk.wording_check import pointing_words


def administers(member: Member) -> Institution:
    """The institution whose look the member may propose or agree to.

    Raises:
        Refused: the member neither administers nor heads its top unit.
    """
    if any(may(member, Role.HEAD, top) for top in _tops(member)):
        return member.institution
    return administered_institution(member)


@transaction.atomic
def restyle(member: Member, colour: str, on_colour: str, letterhead: Sequence[str], logo: bytes) -> bool:
    """Propose the look of the member's own institution; whether it holds at once.

    It holds at once only where nobody else could agree: public pictures carry it, and a colour or a mark can
    be a contestant's.

    Raises:
        Refused: the member does not administer it, a colour cannot be read, or the letterhead points at a
            contestant (G7) or has too many lines.
    """
    institution = administers(member)
    style = Style(institution.name, colour, on_colour, tuple(letterhead), logo)
    _check_letterhead(style.letterhead)
    if holds_at_once(member):
        _set(institution, style, member, None)
        return True
    said = {**_said(style), "by": member, "at": clock.now()}
    LookProposal.objects.update_or_create(institution=institution, defaults=said)
    record(
        member, "look.proposed", "look", institution.pk,
        institution=institution.pk, colour=colour, logo=bool(logo),
    )  # fmt: skip
    notify("kits")
    return False


@transaction.atomic
def agree(member: Member, digest: str) -> Look:
    """The second person agrees to the look that they saw; from here on pictures are drawn with it.

    Raises:
        Refused: nothing is proposed, it is the member's own proposal, or it changed since they saw it.
    """
    institution = administers(member)
    proposal = LookProposal.objects.select_for_update().filter(pk=institution.pk).first()
    if proposal is None or digest_of(proposal) != digest:
        raise Refused(
            _("Usulan gayanya sudah berubah atau sudah selesai."),
            _("Muat ulang halamannya dan lihat sekali lagi."),
            status=409,
        )
    if proposal.by_id == member.pk:
        raise Refused(
            _("Usulan sendiri disetujui orang lain: gaya ini tampil di gambar yang terbit."),
            _("Minta administrator lain atau pimpinan lembaga membukanya di halaman ini."),
        )
    style = style_of_proposal(proposal)
    proposal.delete()
    return _set(institution, style, proposal.by, member)


@transaction.atomic
def drop(member: Member) -> None:
    """Leave the proposal; the look stays what it was. A second click changes nothing."""
    institution = administers(member)
    dropped, _rows = LookProposal.objects.filter(pk=institution.pk).delete()
    if dropped:
        record(member, "look.dropped", "look", institution.pk, institution=institution.pk)
        notify("kits")


def holds_at_once(member: Member) -> bool:
    """Whether nobody else could agree to what the member proposes, now or lately."""
    return all(is_alone(member, member, top) for top in _tops(member))


def colleagues(member: Member) -> list[Member]:
    """Who else could agree: administrators and heads of the top units."""
    found = {one.pk: one for top in _tops(member) for one in seconds(member, member, top)}
    return list(found.values())


def digest_of(proposal: LookProposal) -> str:
    """What was proposed, as one word: who agrees names what they saw."""
    said = [
        proposal.colour,
        proposal.on_colour,
        proposal.letterhead,
        hashlib.sha256(proposal.logo).hexdigest(),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def style_of_proposal(proposal: LookProposal) -> Style:
    """The look as it would be."""
    lines = tuple(proposal.letterhead)
    name = proposal.institution.name
    return Style(name, proposal.colour, proposal.on_colour, lines, bytes(proposal.logo))


def _tops(member: Member) -> QuerySet[Unit]:
    return Unit.objects.filter(institution=member.institution, parent__isnull=True)


def _set(institution: Institution, style: Style, by: Member, agreed_by: Member | None) -> Look:
    said = {**_said(style), "changed_by": by, "changed_at": clock.now(), "agreed_by": agreed_by}
    look, _new = Look.objects.update_or_create(institution=institution, defaults=said)
    record(
        agreed_by or by, "look.changed", "look", institution.pk,
        institution=institution.pk, colour=style.colour, logo=bool(style.logo), by=by.pk,
    )  # fmt: skip
    notify("kits")
    return look


def _said(style: Style) -> dict[str, Any]:
    return {
        "colour": style.colour, "on_colour": style.on_colour, "letterhead": list(style.letterhead),
        "logo": style.logo,
    }  # fmt: skip


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
