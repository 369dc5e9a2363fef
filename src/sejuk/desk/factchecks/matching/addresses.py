"""Fact-checks by address: that of the check itself, or one where the claim appeared."""

from __future__ import annotations

import re

from django.db.models import Q

from sejuk.desk.factchecks.models import FactCheck, State
from sejuk.engine import canonical_url

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']+", re.IGNORECASE)
_BARE = re.compile(r"[\w.-]+\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
#: Addresses of one text that are looked for.
_MOST = 10


def addresses_in(text: str) -> list[str]:
    """The public addresses that a text names, in the one form of each; a text may be nothing but one."""
    whole = text.strip()
    links = [whole] if _BARE.fullmatch(whole) else _LINK.findall(text)
    found = [canonical_url(link.rstrip(".,;:!?)]")) for link in links[:_MOST]]
    return list(dict.fromkeys(one for one in found if one))


def by_address(addresses: list[str], most: int) -> list[FactCheck]:
    """Current fact-checks about one of the addresses, the newest first."""
    if not addresses:
        return []
    same = Q(appearances__address__in=addresses) | Q(address__in=addresses)
    found = FactCheck.objects.filter(same, state=State.CURRENT).select_related("institution")
    return list(found.distinct().order_by("-published_at", "-pk")[:most])
