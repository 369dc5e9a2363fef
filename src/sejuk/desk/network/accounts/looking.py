"""Look at an account's public pages, through the one guarded way out. Nothing of them is kept but a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import unescape
from urllib.parse import urlsplit

from sejuk.desk import clock
from sejuk.desk.network.models import OfficialAccount
from sejuk.desk.organisation.domains import is_under
from sejuk.desk.organisation.models import Office
from sejuk.sources.cleaning import plain_line
from sejuk.sources.errors import SourceError
from sejuk.sources.feeds.document import decode
from sejuk.sources.feeds.fetch import parse_feed
from sejuk.sources.outbound import Outbound, OutboundSettings, Response

_LONGEST_PAGE = 3_000_000
_TITLE = re.compile(r"<title\b[^>]{0,200}>(.{0,2000}?)</title", re.IGNORECASE | re.DOTALL)
_META = re.compile(r"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_DESCRIBES = re.compile(r"\b(?:name|property)\s*=\s*[\"']?(?:og:)?description\b", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the public pages of an account show now."""

    proven: bool
    moved: bool
    title: str
    description: str
    last_post_at: datetime | None


def proof_line(token: str) -> str:
    """What must stand on the page."""
    return f"sejuk-akun={token}"


def look(account: OfficialAccount, way_out: Outbound | None = None) -> Seen:
    """Look once. Raises ``SourceError`` where the account's own page cannot be read."""
    way_out = way_out or outbound()
    own = _get(way_out, account.address)
    page = _text(own)
    shown = own if proves_by_itself(account) else _get(way_out, account.proof_address)
    return Seen(
        proven=proof_line(account.token) in _text(shown) and _speaks_for(account, shown),
        moved=_place(own.url).lower() != _place(account.address).lower(),
        title=_title(page)[:200],
        description=_description(page)[:300],
        last_post_at=_last_post(account, way_out),
    )


def proves_by_itself(account: OfficialAccount) -> bool:
    """Whether the token is shown on the account's own page; another page of its host is somebody else's."""
    return _place(account.proof_address) == _place(account.address)


def may_prove(account: OfficialAccount) -> bool:
    """Whether what the proof's address shows counts: the account itself, or the institution's own domain."""
    return proves_by_itself(account) or _is_the_institutions(account, account.proof_address)


def outbound() -> Outbound:
    """The way out for pages of accounts."""
    return _outbound(Office.objects.get().contact)


@cache
def _outbound(contact: str) -> Outbound:
    return Outbound(contact, OutboundSettings(total_seconds=20, patience_seconds=10), now=clock.now)


def _speaks_for(account: OfficialAccount, shown: Response) -> bool:
    """Whether the page, in the end, is the account's own, or the institution's and names it."""
    if _place(shown.url) == _place(account.address):
        return True
    return _is_the_institutions(account, shown.url) and _names(account, _text(shown))


def _is_the_institutions(account: OfficialAccount, address: str) -> bool:
    return is_under(urlsplit(address).hostname or "", account.institution.domain)


def _names(account: OfficialAccount, page: str) -> bool:
    """A page of the institution's own site must say which account it speaks of, not one that begins alike."""
    return re.search(rf"{re.escape(_bare(account.address))}(?![\w-])", page) is not None


def _get(way_out: Outbound, address: str) -> Response:
    return way_out.get(address, max_bytes=_LONGEST_PAGE, robots=False)


def _text(answer: Response) -> str:
    return decode(answer.body, answer.charset)


def _last_post(account: OfficialAccount, way_out: Outbound) -> datetime | None:
    """The newest entry of the feed, where there is one that can be read."""
    if not account.feed:
        return None
    try:
        feed = parse_feed(way_out.get(account.feed, max_bytes=_LONGEST_PAGE))
    except SourceError:
        return None
    at = clock.now()
    return max((one.published for one in feed.entries if one.published and one.published <= at), default=None)


def _title(page: str) -> str:
    found = _TITLE.search(page)
    return plain_line(unescape(found[1])) if found else ""


def _description(page: str) -> str:
    for tag in _META.findall(page):
        content = _CONTENT.search(tag)
        if content and _DESCRIBES.search(tag):
            return plain_line(unescape(content[1] or content[2] or ""))
    return ""


def _place(address: str) -> str:
    """Host, path and query without what means nothing: www and a slash at the end."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}:{parts.port or ''}{parts.path.rstrip('/')}?{parts.query}"


def _bare(address: str) -> str:
    return address.split("://", 1)[-1].rstrip("/")
