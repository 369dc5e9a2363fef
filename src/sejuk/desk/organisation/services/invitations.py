"""Invite by e-mail: a link that works once and for a week. The inviter never sees it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import administered_institution, may, require
from sejuk.desk.organisation.domains import is_under
from sejuk.desk.organisation.models import Assignment, Institution, Invitation, Member, Role, Unit, User
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.services.roles import Given, propose_role
from sejuk.desk.shell.notify import notify

LIFETIME = timedelta(days=7)

#: Makes the full address of the page that accepts a token.
Link = Callable[[str], str]


def invite(by: Member, unit: Unit, name: str, email: str, role: str, link: Link) -> Invitation:
    """Invite somebody to a role on a unit of one's own institution."""
    if unit.institution_id != by.institution_id:
        raise Refused(_("Anggota lembaga lain hanya diundang oleh administrator lembaga itu sendiri."))
    require(by, Role.ADMINISTRATOR, unit)
    return _invite(by, unit, name, email, role, link)


def invite_first_administrator(
    by: Member, institution: Institution, name: str, email: str, link: Link
) -> Invitation:
    """Invite the first administrator of an institution that has joined, at its own domain (G14)."""
    administered_institution(by)
    proposer = institution.proposed_by
    if proposer is None or proposer.institution_id != by.institution_id:
        raise Refused(_("Administrator pertama diundang oleh lembaga yang mengusulkannya."))
    if not institution.has_joined:
        raise Refused(
            _("Lembaga ini belum bergabung."), _("Periksa dulu apakah domainnya sudah memuat token.")
        )
    if institution.members.exists():
        raise Refused(_("Lembaga ini sudah punya anggota; administratornya sendiri yang mengundang."))
    return _invite(by, institution.units.get(parent__isnull=True), name, email, Role.ADMINISTRATOR, link)


@transaction.atomic
def _invite(by: Member, unit: Unit, name: str, email: str, role: str, link: Link) -> Invitation:
    email = email.strip().lower()
    _check_address(email, unit.institution)
    token = secrets.token_urlsafe(32)
    now = clock.now()
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        institution=unit.institution,
        unit=unit,
        role=role,
        token_digest=digest(token),
        invited_by=by,
        invited_at=now,
        expires_at=now + LIFETIME,
    )
    first = unit.institution_id != by.institution_id
    record(
        by, "member.invited", "invitation", invitation.pk, role=role, unit=unit.pk, first_administrator=first
    )
    notify("organisation")
    transaction.on_commit(lambda: _send(invitation, link(token)))
    return invitation


@transaction.atomic
def withdraw(by: Member, invitation: Invitation) -> None:
    """Make an open invitation worthless."""
    if invitation.institution_id == by.institution_id:
        require(by, Role.ADMINISTRATOR, invitation.unit)
    elif invitation.invited_by_id != by.pk:
        raise Refused(_("Undangan ini bukan undangan Anda."))
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(
        by,
        "member.invitation_withdrawn",
        "invitation",
        invitation.pk,
        role=invitation.role,
        unit=invitation.unit_id,
    )
    notify("organisation")


def open_invitation(token: str) -> Invitation:
    """The invitation of a token that may still be used."""
    invitation = Invitation.objects.filter(token_digest=digest(token)).first()
    if invitation is None or not is_open(invitation):
        raise Refused(
            _("Undangan ini tidak berlaku: sudah dipakai, ditarik, atau lewat waktunya."),
            _("Minta undangan baru kepada administrator yang mengundang Anda."),
            status=404,
        )
    return invitation


def is_open(invitation: Invitation) -> bool:
    """Whether it was neither used nor withdrawn and its week is not over."""
    return (
        invitation.accepted_at is None
        and invitation.withdrawn_at is None
        and invitation.expires_at > clock.now()
    )


@transaction.atomic
def accept(token: str, password: str) -> Member:
    """Use an invitation: make the login, the member and the role. Twice at once makes one."""
    Invitation.objects.select_for_update().filter(token_digest=digest(token)).first()
    invitation = open_invitation(token)
    _check_still_good(invitation)
    user = User.objects.create_user(invitation.email, password)
    unit, now = invitation.unit, clock.now()
    member = Member.objects.create(
        user=user, institution=invitation.institution, unit=unit, name=invitation.name
    )
    _give_role(invitation, member)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    record(
        member, "member.joined", "member", member.pk,
        invitation=invitation.pk, role=invitation.role, unit=unit.pk,
    )  # fmt: skip
    notify("organisation")
    return member


def _give_role(invitation: Invitation, member: Member) -> None:
    """The invited role: at once for an institution's first administrator, else by two."""
    by, given = _grantor(invitation), Given(member, invitation.role, invitation.unit)
    if by is not None:
        propose_role(by, given)
        return
    Assignment.objects.create(
        member=member, unit=given.unit, role=given.role, granted_by=None, granted_at=clock.now()
    )


def digest(token: str) -> str:
    """What is stored of a token: its SHA-256 (the token has 256 random bits)."""
    return hashlib.sha256(token.encode()).hexdigest()


def _check_still_good(invitation: Invitation) -> None:
    """Whoever invited must still be allowed to, and nobody gets a second login."""
    ask = _("Minta undangan baru kepada administrator unit Anda.")
    if User.objects.filter(email=invitation.email).exists():
        raise Refused(_("Alamat surel ini sudah dipakai seorang anggota."), _("Masuklah dengan alamat itu."))
    by = _grantor(invitation)
    if by is not None and not may(by, Role.ADMINISTRATOR, invitation.unit):
        raise Refused(_("Yang mengundang Anda tidak lagi mengelola unit ini."), ask)


def _grantor(invitation: Invitation) -> Member | None:
    by = invitation.invited_by
    return by if by is not None and by.institution_id == invitation.institution_id else None


def _check_address(email: str, institution: Institution) -> None:
    if User.objects.filter(email=email).exists():
        raise Refused(_("Alamat surel ini sudah dipakai seorang anggota."), _("Pakai alamat yang lain."))
    host = email.rpartition("@")[2]
    if not institution.is_founder and not is_under(host, institution.domain):
        raise Refused(
            _("Alamat surel anggota harus memakai domain lembaganya: %(domain)s.")
            % {"domain": institution.domain},
            _("Minta alamat dinasnya."),
        )
    others = Institution.objects.filter(joined_at__isnull=False).exclude(pk=institution.pk)
    if any(is_under(host, other.registrable_domain) for other in others):
        raise Refused(
            _("Alamat surel ini milik domain lembaga lain."),
            _("Administrator lembaga itu yang mengundangnya."),
        )


def _send(invitation: Invitation, link: str) -> None:
    with override("id"):
        text = render_to_string("organisation/mail/invitation.txt", {"invitation": invitation, "link": link})
        subject = _("Undangan bergabung di Sejuk: %(unit)s") % {"unit": invitation.unit.name}
    send_mail(subject, text, None, [invitation.email])
