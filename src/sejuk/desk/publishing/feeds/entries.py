"""What the feeds show: texts that stand, and for a while those that were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Min, Q
from django.utils import translation
from django.utils.translation import gettext as _

from sejuk.desk.publishing.addresses import path_of
from sejuk.desk.publishing.channels.html import body
from sejuk.desk.publishing.channels.texts import withdrawn
from sejuk.desk.publishing.models import STANDS, Publication, PublicationState
from sejuk.desk.responses.item import Item

_NEWEST = 50
#: Readers that look once a month still see that it was withdrawn.
_TELLS_WITHDRAWN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; ``key`` is its lasting name."""

    key: str
    item: Item
    page: str
    published_at: datetime
    updated_at: datetime
    is_withdrawn: bool

    @property
    def title(self) -> str:
        """The title, or that it was withdrawn."""
        if not self.is_withdrawn:
            return self.item.title
        with translation.override(self.item.language):
            return _("Ditarik kembali: %(title)s") % {"title": self.item.title}

    @property
    def text(self) -> str:
        """As plain text, of what was withdrawn."""
        return withdrawn(self.item, self.page)

    @property
    def html(self) -> str:
        """The whole text; of what was withdrawn nothing but that."""
        return "" if self.is_withdrawn else body(self.item, self.page)


def entries(at: datetime, site: str, outlet: int | None = None) -> list[Entry]:
    """The newest entries of one unit's feed, or of all units of this office, with pages at ``site``."""
    lately = Q(state=PublicationState.WITHDRAWN, changed_at__gt=at - _TELLS_WITHDRAWN)
    rows = Publication.objects.filter(Q(state__in=STANDS) | lately, outlet__kind="feeds")
    if outlet is not None:
        rows = rows.filter(outlet=outlet)
    timed = rows.annotate(first=Min("receipts__at"), last=Max("receipts__at")).order_by("-last", "-pk")
    return [_entry(one, site) for one in timed.defer("outlet")[:_NEWEST]]


def _entry(one: Publication, site: str) -> Entry:
    times: tuple[datetime, datetime] = one.first, one.last  # type: ignore[attr-defined]
    is_withdrawn = one.state == PublicationState.WITHDRAWN
    page = f"{site}{path_of(one.number)}"
    return Entry(one.key.hex, one.approved, page, *times, is_withdrawn)
