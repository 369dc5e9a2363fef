"""How an institution joins: its own domain shows our token, then its own people take over (G14)."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import administered_institution
from sejuk.desk.organisation.domains import BadDomainError, clean_domain, registrable_domain
from sejuk.desk.organisation.joining import FetchProof, proof_line
from sejuk.desk.organisation.models import Institution, Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.sources.errors import SourceError


def propose_institution(by: Member, name: str, short_name: str, kind: str, domain: str) -> Institution:
    """Propose an institution; it gets a token that only the owner of its domain can publish."""
    administered_institution(by)
    domain = _free_domain(by, domain)
    with transaction.atomic():
        institution = Institution.objects.create(
            name=name,
            short_name=short_name,
            kind=kind,
            domain=domain,
            token=secrets.token_urlsafe(32),
            proposed_by=by,
            proposed_at=clock.now(),
        )
        record(by, "institution.proposed", "institution", institution.pk, kind=kind, domain=domain)
        notify("organisation")
    return institution


def check_institution(by: Member, institution: Institution, fetch: FetchProof) -> None:
    """Read the domain's proof; where it carries the token, the institution has joined.

    Raises:
        Refused: where the file is missing or carries another token; the check stays in the chain.
    """
    administered_institution(by)
    if institution.has_joined:
        raise Refused(_("Lembaga ini sudah bergabung."))
    result = _look(institution, fetch)
    record(by, "institution.checked", "institution", institution.pk, domain=institution.domain, result=result)
    if result != "found":
        raise Refused(
            _("Token belum ditemukan di domain lembaga (%(result)s).") % {"result": result},
            _("Pastikan berkasnya dapat dibuka dari internet tanpa dialihkan, lalu periksa lagi."),
        )
    _join(by, institution)


@transaction.atomic
def withdraw_proposal(by: Member, institution: Institution) -> None:
    """Take back a proposal of an institution that has not joined."""
    administered_institution(by)
    if institution.has_joined or not proposed_by_own(by, institution):
        raise Refused(_("Usulan hanya ditarik oleh lembaga pengusulnya, sebelum lembaga itu bergabung."))
    record(by, "institution.withdrawn", "institution", institution.pk, domain=institution.domain)
    institution.delete()
    notify("organisation")


def proposed_by_own(member: Member, institution: Institution) -> bool:
    """Whether the member's own institution proposed it."""
    return institution.proposed_by is not None and (
        institution.proposed_by.institution_id == member.institution_id
    )


def _look(institution: Institution, fetch: FetchProof) -> str:
    try:
        text = fetch(institution.domain)
    except SourceError as error:
        return str(error.code)
    lines = {line.strip() for line in text.splitlines()}
    return "found" if proof_line(institution.token) in lines else "no_token"


@transaction.atomic
def _join(by: Member, institution: Institution) -> None:
    institution.joined_at = clock.now()
    institution.save()
    top = by.institution.units.get(parent__isnull=True)
    Unit.objects.create(
        institution=institution,
        name=institution.name,
        level=top.level,
        territory=top.territory,
        time_zone=top.time_zone,
    )
    record(by, "institution.joined", "institution", institution.pk, domain=institution.domain)
    notify("organisation")


def _free_domain(by: Member, text: str) -> str:
    try:
        domain = clean_domain(text)
    except BadDomainError as error:
        raise Refused(
            _("Ini bukan nama domain milik satu lembaga."), _("Contoh yang benar: kpu.go.id.")
        ) from error
    owned = registrable_domain(domain)
    if Institution.objects.filter(registrable_domain=owned).exists():
        raise Refused(
            _("Domain ini, atau induknya, sudah dipakai lembaga lain di sini."),
            _("Lembaga kedua harus punya domain yang didaftarkan atas namanya sendiri."),
        )
    suffixes = (f"@{owned}", f".{owned}")
    if any(email.endswith(suffixes) for email in Member.objects.values_list("user__email", flat=True)):
        raise Refused(
            _("Ada anggota di sini yang alamat surelnya memakai domain ini."),
            _("Sebuah lembaga bergabung dengan domain dan orang-orangnya sendiri."),
        )
    return domain
