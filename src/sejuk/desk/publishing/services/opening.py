"""Connect channels, try their doors, change their keys, close them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.network.models import AccountState, OfficialAccount
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.access import access_outlet
from sejuk.desk.publishing.channels.job import Done
from sejuk.desk.publishing.channels.registry import channels
from sejuk.desk.publishing.models import Outlet, Publication
from sejuk.desk.publishing.sealing import seal_key
from sejuk.desk.publishing.services.working import target_of
from sejuk.desk.publishing.transitions import CONNECTS
from sejuk.desk.shell.notify import notify


def own_outlets(unit: Unit) -> list[Outlet]:
    """The office's own pages of a unit, which need no account: made at first use."""
    codes = [code for code, channel in channels().items() if channel.manifest.mode == "local"]
    return [_own(None, unit, code) for code in codes]


def own_outlet(member: Member, unit: Unit, code: str) -> Outlet:
    """A way without an account, such as a list of mail, for whoever may connect channels of the unit."""
    require(member, CONNECTS, unit)
    return _own(member, unit, code)


def _own(member: Member | None, unit: Unit, code: str) -> Outlet:
    outlet, new = Outlet.objects.get_or_create(
        unit=unit, kind=code, account=None, closed_at=None,
        defaults={"made_by": member, "made_at": clock.now()},
    )  # fmt: skip
    if new:
        record(member, "outlet.connected", "outlet", outlet.pk, kind=code, account=None, unit=unit.pk)
    return outlet


@sensitive_variables()
@transaction.atomic
def connect(member: Member, account: OfficialAccount, code: str, user: str = "", secret: str = "") -> Outlet:
    """Connect a listed official account of one's own institution (G9); done twice, it changes the key.

    Raises:
        Refused: the account is not proven now, is another institution's, or the channel publishes elsewhere.
    """
    require(member, CONNECTS, account.unit)
    channel = channels()[code]
    if account.platform not in channel.manifest.platforms:
        raise Refused(
            _("Akun ini bukan akun untuk saluran itu."), _("Pilih saluran lain atau akun lain."), status=422
        )
    if account.state != AccountState.VERIFIED:
        raise Refused(
            _("Akun ini belum terbukti resmi, jadi belum dapat dipakai menyiarkan."),
            _("Pasang tandanya di halaman Akun resmi, lalu periksa."),
            status=409,
        )
    outlet, new = Outlet.objects.select_for_update().get_or_create(
        unit=account.unit, kind=code, account=account, closed_at=None,
        defaults={"made_by": member, "made_at": clock.now()},
    )  # fmt: skip
    if secret or new:
        outlet.secret = seal_key(secret, str(outlet.name))
    outlet.user, outlet.tested_at, outlet.test_error, outlet.paused_until = user, None, "", None
    outlet.save()
    # What the old key kept away is tried with the new one at once.
    Publication.objects.filter(outlet=outlet, due_at__gt=clock.now()).update(due_at=clock.now())
    if new:
        record(
            member, "outlet.connected", "outlet", outlet.pk,
            kind=code, account=account.pk, unit=account.unit_id,
        )  # fmt: skip
    else:
        record(member, "outlet.rekeyed", "outlet", outlet.pk, kind=code)
    notify("publishing")
    return outlet


@sensitive_variables()
def test(member: Member, pk: int) -> Outlet:
    """Try the door. Nothing is published, and nothing is kept but whether it opened."""
    outlet = access_outlet(member, pk)
    target = target_of(outlet)
    result = outlet.channel.check(target) if target else None
    error = "no_key" if result is None else "" if isinstance(result, Done) else result.error
    outlet.tested_at, outlet.test_error = clock.now(), error
    outlet.save(update_fields=["tested_at", "test_error"])
    record(member, "outlet.tested", "outlet", pk, kind=outlet.kind, error=error)
    return outlet


@transaction.atomic
def close(member: Member, pk: int) -> Outlet:
    """Close it: its key goes, and nothing more is published there. What is there stays."""
    outlet = access_outlet(member, pk, lock=True)
    if outlet.closed_at is None:
        outlet.closed_at, outlet.secret, outlet.user = clock.now(), b"", ""
        outlet.save(update_fields=["closed_at", "secret", "user"])
        record(member, "outlet.closed", "outlet", pk, kind=outlet.kind)
        notify("publishing")
    return outlet
