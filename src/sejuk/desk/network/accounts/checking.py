"""Look at accounts: prove what shows its token, warn of what looks wrong, unlist what was taken over.

A token that is gone or an address that leads elsewhere is how a hijack looks: the account leaves the public
list at once and comes back by itself when its token is there again. A new name or a silence only asks a
person to look.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.duty.near import duty_addresses
from sejuk.desk.network.access import access_account
from sejuk.desk.network.accounts.looking import Seen, look
from sejuk.desk.network.models import AccountState, AccountWarning, OfficialAccount
from sejuk.desk.network.transitions import ACCOUNT_TRANSITIONS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition
from sejuk.sources.errors import SourceError
from sejuk.sources.outbound import Outbound

logger = logging.getLogger(__name__)

#: How long after a look the next one is due.
EVERY = timedelta(hours=6)
#: So many looks in a row must fail before anybody is told.
FAILURES = 3
#: At one run.
_AT_ONCE = 20
_Kind = AccountWarning.Kind
#: What takes an account from the public list.
HIJACK = (_Kind.TOKEN_GONE, _Kind.MOVED)
_WATCHED = (AccountState.VERIFIED, AccountState.SUSPENDED)


def due_accounts(at: datetime) -> QuerySet[OfficialAccount]:
    """Accounts that were not looked at lately."""
    late = Q(checked_at=None) | Q(checked_at__lt=at - EVERY)
    return OfficialAccount.objects.filter(late, state__in=_WATCHED).select_related("institution", "unit")


def check_due(at: datetime, way_out: Outbound | None = None) -> int:
    """Look at some that are due; give how many."""
    accounts = list(due_accounts(at).order_by("checked_at", "pk")[:_AT_ONCE])
    for account in accounts:
        try:
            check(account, way_out)
        except Exception:  # one odd page must not keep the others from being looked at
            logger.exception("account %s could not be checked", account.pk)
            _not_read(account.pk)
    return len(accounts)


def check_now(member: Member, pk: int, way_out: Outbound | None = None) -> OfficialAccount:
    """Look because a person asked.

    Raises:
        Refused: the page cannot be read, or shows no token.
    """
    account = access_account(member, pk)
    if account.state == AccountState.ENDED:
        raise Refused(_("Akun ini tidak dipakai lagi."), _("Daftarkan akun yang baru."), status=409)
    seen = check(account, way_out)
    account.refresh_from_db()
    if seen is None:
        raise Refused(
            _("Halamannya tidak dapat dibuka dari sini."), _("Coba lagi beberapa menit lagi."), status=409
        )
    if not seen.proven:
        raise Refused(
            _("Tandanya belum terlihat di halaman itu."),
            _("Pasang barisnya persis seperti tertulis, lalu periksa lagi."),
            status=409,
        )
    return account


def check(account: OfficialAccount, way_out: Outbound | None = None) -> Seen | None:
    """Look at one account and write down what follows; None where it cannot be read."""
    try:
        seen = look(account, way_out)
    except SourceError:
        _not_read(account.pk)
        return None
    write_down(account.pk, seen)
    return seen


@transaction.atomic
def settle(member: Member, pk: int) -> AccountWarning:
    """A person looked: the name is right, the silence has its reason. What was seen is the new normal."""
    open_now = AccountWarning.objects.filter(pk=pk, ended_at=None)
    found = open_now.first()
    account = access_account(member, found.account_id, lock=True) if found else None
    warning = open_now.first()  # read again under the lock of the account: a look may have ended it
    if account is None or warning is None:
        raise Refused(_("Peringatan ini sudah selesai."), _("Muat ulang halamannya."), status=409)
    if warning.kind in HIJACK:
        raise Refused(
            _("Peringatan ini selesai sendiri begitu tandanya terlihat lagi."),
            _("Pulihkan akunnya, pasang tandanya, lalu periksa lagi."),
            status=409,
        )
    warning.ended_at, warning.settled_by = clock.now(), member
    warning.save(update_fields=["ended_at", "settled_by"])
    if warning.kind == _Kind.RENAMED:
        account.seen_title, account.seen_description = "", ""
        account.save(update_fields=["seen_title", "seen_description"])
    record(member, "account.settled", "account", account.pk, kind=warning.kind)
    notify("network")
    return warning


def _held(pk: int) -> OfficialAccount | None:
    """The account as it is now, locked; None where it ended while somebody looked at its page."""
    rows = OfficialAccount.objects.select_for_update(of=("self",)).select_related("institution", "unit")
    return rows.exclude(state=AccountState.ENDED).filter(pk=pk).first()


@transaction.atomic
def _not_read(pk: int) -> None:
    account = _held(pk)
    if account is None:
        return
    account.failures, account.checked_at = account.failures + 1, clock.now()
    account.save(update_fields=["failures", "checked_at"])
    if account.failures >= FAILURES and account.state in _WATCHED:
        _warn(account, _Kind.UNREACHABLE)


@transaction.atomic
def write_down(pk: int, seen: Seen) -> None:
    """Keep what a look showed, and do what follows from it."""
    account = _held(pk)
    if account is None:
        return
    at = clock.now()
    account.failures, account.checked_at = 0, at
    if seen.last_post_at is not None:
        account.last_post_at = seen.last_post_at
    right = seen.proven and not seen.moved
    if right and account.state != AccountState.VERIFIED:
        _prove(account, seen, at)
    elif not right and account.state == AccountState.VERIFIED:
        _move(account, "suspend")
    account.save(update_fields=["failures", "checked_at", "last_post_at", "state", "verified_at"])
    if account.state != AccountState.PROPOSED:
        _compare(account, seen, at)


def _prove(account: OfficialAccount, seen: Seen, at: datetime) -> None:
    _move(account, "prove")
    account.verified_at = account.verified_at or at


def _move(account: OfficialAccount, verb: str) -> None:
    account.state = transition(ACCOUNT_TRANSITIONS, verb, account.state).end
    record(None, "account.moved", "account", account.pk, verb=verb)
    notify("network")


def _compare(account: OfficialAccount, seen: Seen, at: datetime) -> None:
    """Open and end warnings by what is seen now. A first look, or a settled one, makes the new normal."""
    if not account.seen_title and not account.seen_description and seen.proven:
        account.seen_title, account.seen_description = seen.title, seen.description
        account.save(update_fields=["seen_title", "seen_description"])
    renamed = (seen.title, seen.description) != (account.seen_title, account.seen_description)
    silent_since = at - timedelta(days=account.silent_after)
    silent = account.last_post_at is not None and account.last_post_at < silent_since
    for kind, wrong in (
        (_Kind.TOKEN_GONE, not seen.proven),
        (_Kind.MOVED, seen.moved),
        (_Kind.RENAMED, renamed),
        (_Kind.SILENT, silent),
        (_Kind.UNREACHABLE, False),
    ):
        if wrong:
            _warn(account, kind)
        else:
            AccountWarning.objects.filter(account=account, kind=kind, ended_at=None).update(ended_at=at)


def _warn(account: OfficialAccount, kind: str) -> None:
    """Open a warning once, and mail who is on duty once."""
    at = clock.now()
    settled = AccountWarning.objects.filter(
        account=account, kind=kind, settled_by__isnull=False, ended_at__gt=at - timedelta(days=7)
    )
    if kind == _Kind.SILENT and settled.exists():
        return
    warning, new = AccountWarning.objects.get_or_create(
        account=account, kind=kind, ended_at=None, defaults={"since": at}
    )
    if not new:
        return
    record(None, "account.warned", "account", account.pk, kind=kind)
    notify("network")
    with translation.override("id"):
        words = Words(
            _("Akun resmi perlu diperiksa: %(name)s") % {"name": account.name},
            f"{warning.get_kind_display()}.\n{account.address}\n",
        )
    recipients = [
        Recipient(f"account-warning:{warning.pk}:{number}", Channel.MAIL, address)
        for number, address in enumerate(duty_addresses(account.unit, at))
    ]
    queue(
        f"account-warning:{warning.pk}", account.unit, words, recipients, not_after=at + timedelta(hours=12)
    )
