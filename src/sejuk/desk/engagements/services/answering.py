"""What people answer by their link, without a login and without a reason."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.engagements.asking import never_ask
from sejuk.desk.engagements.contacts import meeting_digest, read_contact
from sejuk.desk.engagements.links import key_in
from sejuk.desk.engagements.models import Answer, Engagement, EngagementState, Invitation, Seat
from sejuk.desk.engagements.models.invitation import new_once
from sejuk.desk.engagements.sealing import unseal_contact
from sejuk.desk.engagements.services.mailing import stop_mail
from sejuk.desk.engagements.services.seating import settle
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

COMING, NOT_COMING, DO_NOT_ASK = "coming", "not_coming", "do_not_ask"


class LinkEnded(Refused):
    """No such link, or it has ended with its meeting: both look alike."""

    def __init__(self) -> None:
        super().__init__(
            _("Tautan ini tidak berlaku, atau masa berlakunya sudah habis."),
            _("Periksa apakah tautannya tersalin utuh, atau hubungi penyelenggara yang mengundang Anda."),
            status=404,
        )


def invitation_by(token: str) -> Invitation:
    """The invitation that a link leads to."""
    key = key_in(token)
    found = Invitation.objects.filter(key=key).first() if key else None
    if found is None:
        raise LinkEnded
    found.engagement = Engagement.objects.select_related("unit__institution", "territory").get(
        pk=found.engagement_id
    )
    return found


def takes_answer(invitation: Invitation) -> bool:
    """Whether this invitation may be answered now."""
    engagement = invitation.engagement
    if not engagement.takes_answers:
        return False
    return engagement.state == EngagementState.POSTPONED or engagement.starts_at > clock.now()


@sensitive_variables()
@transaction.atomic
def answer(token: str, said: str, contact: str = "") -> Invitation:
    """Take an answer; it may be changed until the meeting begins.

    Args:
        said: ``coming``, ``not_coming`` or ``do_not_ask``. The last two are stored alike: what differs is
            that the last one's contact is never asked again.
        contact: for ``do_not_ask`` by a link that was handed on, where the desk knows no contact. One for
            each link: whoever holds it speaks for one person (see ``_own_word``).
    """
    invitation = _locked(token)
    if said == DO_NOT_ASK:  # whenever somebody says so, it holds
        never_ask(unseal_contact(invitation.contact, invitation.ticket) or _own_word(invitation, contact))
        said = NOT_COMING
    elif not takes_answer(invitation):
        raise Refused(
            _("Jawaban tidak dapat diubah lagi."),
            _("Waktunya sudah lewat, atau pertemuannya dibatalkan."),
            status=409,
        )
    if said == COMING:
        _come(invitation)
    else:
        _stay_away(invitation)
    settle(invitation.engagement)
    notify("engagements")
    invitation.refresh_from_db(fields=["answer", "seat"])
    return invitation


def _own_word(invitation: Invitation, typed: str) -> str:
    """The contact that somebody types for themselves; ``Refused`` where it may be anybody's.

    A link speaks for one person, so that nobody bars others with it. ``once`` knows for which one already,
    as it does for those who were invited by contact: it tells nobody who said what.
    """
    if invitation.is_own:  # anybody can take such a link from the press room
        raise Refused(
            _("Kursi ini Anda minta sendiri, dan kontak Anda tidak ada pada kami."),
            _("Batal datang? Pilih “Saya tidak datang”."),
            status=409,
        )
    contact = read_contact(typed)
    if contact is None:
        raise Refused(
            _("Surel atau nomor teleponnya belum terbaca."),
            _("Tulis alamat yang biasa menerima undangan, misalnya 0812-0000-1234."),
            status=422,
        )
    digest = meeting_digest(invitation.engagement_id, contact)
    if invitation.once not in ("", digest):
        raise Refused(
            _("Tautan ini hanya berlaku untuk kontak satu orang."),
            _("Pemilik kontak yang lain memakai tautannya sendiri, atau memberi tahu penyelenggara."),
            status=409,
        )
    if not invitation.once:
        is_known = invitation.engagement.invitations.filter(once=digest).exists()
        invitation.once = new_once() if is_known else digest
        invitation.save(update_fields=["once"])
    return contact


def _locked(token: str) -> Invitation:
    found = invitation_by(token)
    engagement = Engagement.objects.select_for_update().get(pk=found.engagement_id)
    found.refresh_from_db()
    found.engagement = engagement
    return found


def _come(invitation: Invitation) -> None:
    if invitation.answer == Answer.COMING:
        return
    if invitation.engagement.drawn_at is not None:
        raise Refused(
            _("Kursinya sudah diundi, jadi daftarnya sudah ditutup."),
            _("Hubungi penyelenggara bila Anda tetap ingin datang."),
            status=409,
        )
    invitation.answer, invitation.answered_at = Answer.COMING, clock.now()
    invitation.save(update_fields=["answer", "answered_at"])


def _stay_away(invitation: Invitation) -> None:
    stop_mail(invitation)
    invitation.answer, invitation.seat, invitation.contact = Answer.NOT_COMING, Seat.NONE, b""
    invitation.answered_at = clock.now()
    invitation.save(update_fields=["answer", "seat", "contact", "answered_at"])


@transaction.atomic
def ask_for_seat(public_key: str, category: str, form: uuid.UUID) -> Invitation:
    """Somebody asks for a seat at an open meeting, without having been invited and without a name.

    The same ``form`` sent again leads to the seat that it asked for.
    """
    engagement = Engagement.objects.select_for_update().filter(public_key=public_key, is_open=True).first()
    if engagement is None:
        raise LinkEnded
    if (asked := Invitation.objects.filter(form=form).first()) is not None:
        return _same_seat(asked, engagement)
    invited = engagement.categories.filter(category=category).exists()
    invitation = Invitation(
        engagement=engagement, category=category, is_own=True, invited_at=clock.now(), form=form
    )
    if not invited or engagement.drawn_at is not None or not takes_answer(invitation):
        raise Refused(
            _("Pendaftaran untuk pertemuan ini tidak terbuka."), _("Lihat daftar pertemuan lain."), status=409
        )
    invitation.answer, invitation.answered_at = Answer.COMING, clock.now()
    invitation.save()
    settle(engagement)
    notify("engagements")
    invitation.refresh_from_db()
    return invitation


def _same_seat(asked: Invitation, engagement: Engagement) -> Invitation:
    if asked.is_own and asked.engagement_id == engagement.pk:
        return asked
    raise Refused(
        _("Formulir ini sudah dipakai untuk pertemuan lain."),
        _("Muat ulang halamannya, lalu coba lagi."),
        status=409,
    )
