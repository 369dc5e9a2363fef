"""It is there now, or gone from there: what that ends, and its proof."""

from __future__ import annotations

from sejuk.desk import clock
from sejuk.desk.organisation.models import Member
from sejuk.desk.publishing.channels.job import Done
from sejuk.desk.publishing.models import Outlet, Publication, PublicationState, ReceiptKind
from sejuk.desk.publishing.services.moving import fresh, moved, receipt

_S = PublicationState
#: What a state ends with once the platform has it.
_ENDS = {
    _S.SENDING: ("taken", ReceiptKind.PUBLISHED),
    _S.CORRECTING: ("corrected", ReceiptKind.CORRECTED),
    _S.WITHDRAWING: ("withdrawn", ReceiptKind.WITHDRAWN),
}


def stands(publication: Publication, done: Done) -> None:
    """What a server answered, or a row of ours says."""
    verb, kind = _ENDS[PublicationState(publication.state)]
    if kind == ReceiptKind.PUBLISHED and publication.maybe:
        kind = ReceiptKind.FOUND
    _stand(publication, done, verb, kind, None)


def stands_by_hand(publication: Publication, done: Done, verb: str, member: Member) -> None:
    """What a person did or saw with their own eyes, and vouches for."""
    kinds = {"arrived": ReceiptKind.FOUND, "removed": ReceiptKind.WITHDRAWN}
    kind = kinds.get(
        verb, ReceiptKind.PUBLISHED if publication.shown_version is None else ReceiptKind.CORRECTED
    )
    _stand(publication, done, verb, kind, member)


def _stand(publication: Publication, done: Done, verb: str, kind: ReceiptKind, member: Member | None) -> None:
    is_gone = kind == ReceiptKind.WITHDRAWN
    moved(
        publication,
        verb,
        member,
        remote_id=done.remote_id or publication.remote_id,
        address=done.address or publication.address,
        shown_version=None if is_gone else publication.version,
        **fresh(clock.now()) | {"due_at": None},
    )
    receipt(publication, kind, member)
    Outlet.objects.filter(pk=publication.outlet_id).update(paused_until=None)
