"""What the stage asks of a broadcast: ticked at its approval, and again where the stage changed."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.network.access import access_broadcast
from sejuk.desk.network.models import Broadcast, BroadcastLook, BroadcastState
from sejuk.desk.network.transitions import SENDS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.stages import now as stages
from sejuk.desk.stages.looking import unticked
from sejuk.desk.stages.modes import Check


def unlooked(broadcast: Broadcast) -> tuple[Check, ...]:
    """What the stage asks now and nobody ticked for these words."""
    asked = stages.checks(broadcast.territory, clock.now())
    if not asked:
        return ()
    return unticked(asked, broadcast.looks.filter(digest=broadcast.digest).values_list("ticked", flat=True))


def look(member: Member, broadcast: Broadcast, ticked: Collection[str]) -> None:
    """Put down that the member looked at what the stage asks now; part of the verb that goes on.

    Raises:
        Refused: a box is not ticked.
    """
    asked = [one.code for one in unlooked(broadcast)]
    if left := set(asked) - set(ticked):
        raise Refused(
            _("Pemeriksaan tahapan yang belum dicentang: %(count)s.") % {"count": len(left)},
            _("Periksa satu per satu, lalu centang. Bila tidak lolos, jangan dikirim."),
            status=422,
        )
    if asked:
        BroadcastLook.objects.create(
            broadcast=broadcast, member=member, at=clock.now(), digest=broadcast.digest, ticked=sorted(asked)
        )
        record(member, "broadcast.looked", "broadcast", broadcast.pk, ticked=len(asked))


@transaction.atomic
def look_again(member: Member, pk: int, ticked: Collection[str]) -> Broadcast:
    """Let a broadcast go on that was let go and then held because the stage changed."""
    from sejuk.desk.network.tasks import hand_over_soon

    broadcast = access_broadcast(member, pk, lock=True)
    require(member, SENDS, broadcast.unit)
    if broadcast.state != BroadcastState.SENDING:
        raise Refused(
            _("Siaran ini tidak sedang menunggu pemeriksaan."), _("Muat ulang halamannya."), status=409
        )
    look(member, broadcast, ticked)
    hand_over_soon(pk)
    notify("network")
    return broadcast
