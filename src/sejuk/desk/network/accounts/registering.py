"""Register an account, prove it, end it."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.network.access import access_account
from sejuk.desk.network.accounts.looking import may_prove
from sejuk.desk.network.models import AccountWarning, OfficialAccount
from sejuk.desk.network.transitions import ACCOUNT_TRANSITIONS, REGISTERS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


@dataclass(frozen=True, slots=True)
class Registration:
    """What is registered of an account."""

    platform: str
    name: str
    address: str
    keeper: str
    proof_address: str
    feed: str = ""
    silent_after: int = 14


@transaction.atomic
def register(member: Member, unit: Unit, said: Registration) -> OfficialAccount:
    """Register an account of one's own institution; it is official only once it shows its token.

    Raises:
        Refused: another institution's unit, an institution that has not joined, a proof that proves nothing,
            or an address that is registered already.
    """
    require(member, REGISTERS, unit)
    if unit.institution_id != member.institution_id or not unit.institution.has_joined:
        raise Refused(
            _("Akun resmi didaftarkan oleh lembaganya sendiri, sesudah lembaga itu bergabung."),
            _("Minta lembaga itu mendaftarkannya."),
        )
    account = OfficialAccount(
        institution=unit.institution,
        unit=unit,
        token=secrets.token_urlsafe(24),
        proposed_by=member,
        proposed_at=clock.now(),
        **_cleaned(said),
    )
    if not may_prove(account):
        raise Refused(
            _("Halaman itu tidak dapat dipakai sebagai bukti."),
            _("Pakai halaman akunnya sendiri, atau halaman di %(domain)s.")
            % {"domain": unit.institution.domain},
            status=422,
        )
    _insert(account)
    record(
        member, "account.proposed", "account", account.pk,
        platform=account.platform, institution=account.institution_id,
    )  # fmt: skip
    notify("network")
    return account


@transaction.atomic
def end(member: Member, pk: int) -> OfficialAccount:
    """The account is not used any more; it leaves the public list at once."""
    account = access_account(member, pk, lock=True)
    way = transition(ACCOUNT_TRANSITIONS, "end", account.state)
    require(member, way.roles, account.unit)
    account.state = way.end
    account.save(update_fields=["state"])
    AccountWarning.objects.filter(account=account, ended_at=None).update(ended_at=clock.now())
    record(member, "account.moved", "account", pk, verb=way.verb)
    notify("network")
    return account


def _cleaned(said: Registration) -> dict[str, object]:
    columns = asdict(said)
    columns["proof_address"] = said.proof_address or said.address
    return columns


def _insert(account: OfficialAccount) -> None:
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise Refused(
            _("Alamat ini sudah terdaftar."), _("Lihat daftar akun yang Anda kelola."), status=409
        ) from None
