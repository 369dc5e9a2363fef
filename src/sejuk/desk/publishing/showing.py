"""What the page of a text shows about its channels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from sejuk.desk.delivery.services.progress import Progress, progress
from sejuk.desk.organisation.models import Member
from sejuk.desk.publishing.access import accessible_publications
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.publishing.channels.mail.send import batch_of
from sejuk.desk.publishing.models import Outlet, Publication, PublicationState
from sejuk.desk.publishing.transitions import PUBLICATION_TRANSITIONS
from sejuk.desk.publishing.words import ERRORS, PASSING, STAGE
from sejuk.desk.responses.item import Item
from sejuk.desk.states import allowed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_S = PublicationState
#: After so many tries a person may do it by hand.
_ENOUGH = 2
_RECENT = 10


@dataclass(frozen=True, slots=True)
class Offer:
    """A channel that may be chosen, with exactly what it would send."""

    outlet: Outlet
    name: str
    promise: str
    text: str
    length: int
    longest: int | None
    error: StrOrPromise


@dataclass(frozen=True, slots=True)
class Shown:
    """A publication on the screen: what a person may do, and what they would paste."""

    publication: Publication
    name: str
    verbs: frozenset[str]
    error: StrOrPromise
    text: str
    mails: Progress | None

    @property
    def rank(self) -> int:
        """What waits for a person comes first, what is over last."""
        if self.publication.state in (_S.UNCERTAIN, _S.FAILED, _S.BY_HAND):
            return 0
        return 2 if self.publication.state in (_S.SENT, _S.WITHDRAWN, _S.DROPPED) else 1


def offers(outlets: Iterable[Outlet], item: Item) -> list[Offer]:
    """The channels in their order."""
    return [_offer(outlet, item) for outlet in outlets]


def recent(member: Member) -> list[Publication]:
    """What went out lately elsewhere than on the office's own pages."""
    rows = accessible_publications(member).exclude(outlet__kind__in=["portal", "feeds"])
    return list(rows.order_by("-changed_at", "-pk")[:_RECENT])


def shown(publication: Publication, *, is_held: bool = False) -> Shown:
    """One publication with what may be done about it now; nothing to paste while it ``is_held``."""
    outlet = publication.outlet
    mails = progress(batch_of(publication.key.hex, publication.version)) if outlet.kind == "mail" else None
    name = _name(outlet)
    held = is_held and publication.state == _S.BY_HAND
    error = ERRORS[STAGE] if held else ERRORS.get(publication.error, "")
    return Shown(
        publication, name, _verbs(publication), error, "" if is_held else _pasted(publication), mails
    )


def _verbs(publication: Publication) -> frozenset[str]:
    """What helps now: nothing while a run has it, and nobody's hand as long as the server may do it."""
    if publication.runner is not None:
        return frozenset()
    by_hand = publication.outlet.channel.manifest.mode == "person"
    verbs = allowed(PUBLICATION_TRANSITIONS, publication.state)
    verbs -= {"again", "retry"} if by_hand else {"reopen"}
    by_itself = publication.due_at is not None and publication.tries < _ENOUGH
    if by_itself and publication.error in PASSING:
        verbs -= {"retry", "pasted", "removed"}
    if publication.outlet.account is None:
        verbs -= {"pasted", "removed", "arrived"}
    return verbs


def _pasted(publication: Publication) -> str:
    """What a person pastes where no program is let in."""
    outlet = publication.outlet
    if outlet.channel.manifest.mode != "person" or publication.state not in (_S.BY_HAND, _S.CORRECTING):
        return ""
    return outlet.channel.text(publication.approved, page_of(publication.number), outlet.platform)


def _offer(outlet: Outlet, item: Item) -> Offer:
    channel = outlet.channel
    text = channel.text(item, page_of(item.number), outlet.platform)
    return Offer(
        outlet,
        _name(outlet),
        channel.manifest.promise.in_language(get_language() or "id"),
        text,
        channel.length(text),
        channel.manifest.longest_on(outlet.platform),
        ERRORS.get(outlet.test_error, ""),
    )


def _name(outlet: Outlet) -> str:
    kind = outlet.channel.manifest.name.in_language(get_language() or "id")
    return f"{kind} · {outlet.account.name if outlet.account else outlet.unit.name}"
