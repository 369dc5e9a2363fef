"""Addresses and keywords that lead to one person (G16)."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from sejuk.engine.text.platforms import is_platform

#: Sites whose every subdomain or first path segment is somebody's own page.
_OWN_SUBDOMAIN = re.compile(
    r"(?:^|\.)[\w-]+\.(?:blogspot\.\w+(?:\.\w+)?|wordpress\.com|substack\.com|tumblr\.com|medium\.com)$"
)
_PERSON = re.compile(
    r"/(?:@|users?/|u/|~|author/|penulis/|profile/|people/|channel/|in/)[^/]+", re.IGNORECASE
)
#: Paths of platforms that many people write in.
_SHARED = re.compile(r"/(?:r|hashtag|tag|tags|explore|search|groups|topics?|t)/", re.IGNORECASE)
_HANDLE = re.compile(
    r"(?<!\w)(?:from|to|by|author|user|username|account|akun|penulis|inauthor|allinauthor)\s*:\s*\S+"
    r"|(?<![\w.+-])@\w{2,}",
    re.IGNORECASE,
)
#: A search narrowed to somebody's page: ``site:x.com/nama``, ``inurl:@nama``.
_NARROWED = re.compile(r"(?<!\w)(?:site|inurl|allinurl|url|url_contains|link)\s*:\s*(\S+)", re.IGNORECASE)
#: Names of an address's query that pick one account (a channel's list of uploads among them).
_PICKS = re.compile(
    r"^(?:user|users|username|user_?id|uid|author|author_?(?:id|name)|channel_?id|channel|account|handle"
    r"|screen_?name|profile|penulis|from|playlist_id)(?:\[\])?$",
    re.IGNORECASE,
)
#: An address in an address is looked at as often.
_DEEPEST = 3


def is_personal_address(url: str, depth: int = 0) -> bool:
    """Whether ``url`` looks like the page or feed of one person, or asks another site for it."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return False  # no address: the connector says so
    path = _plain(parts.path).rstrip("/")
    if _asks_for_one(parts.query, depth) or _holds_one(path, depth):
        return True
    if _PERSON.search(path):
        return True
    if _SHARED.search(f"{path}/") and not _OWN_SUBDOMAIN.search(host):
        return False
    return bool(_OWN_SUBDOMAIN.search(host)) or (is_platform(host) and bool(path))


def is_personal_keyword(keyword: str, depth: int = 0) -> bool:
    """Whether a keyword asks for one account."""
    plain = _plain(keyword)
    if _HANDLE.search(plain):
        return True
    narrowed = (found.strip("\"'()") for found in _NARROWED.findall(plain))
    return any(is_personal_address(one, depth + 1) for one in narrowed)


def _plain(text: str) -> str:
    """``text`` without percent signs: twice encoded is encoded too."""
    for _time in range(_DEEPEST):
        text = unquote(text)
    return text


def _asks_for_one(query: str, depth: int) -> bool:
    for name, value in parse_qsl(query):
        if _PICKS.match(_plain(name)) or is_personal_keyword(value, depth):
            return True
        if depth < _DEEPEST and _looks_like_address(plain := _plain(value)):
            if is_personal_address(plain, depth + 1):
                return True
    return False


def _holds_one(path: str, depth: int) -> bool:
    """An address that stands in the path of another: ``/feed/https://x.com/nama``."""
    inner = re.search(r"https?:/{1,2}([^/].*)", path, re.IGNORECASE)
    return inner is not None and depth < _DEEPEST and is_personal_address(inner[1], depth + 1)


def is_personal(config: dict[str, object]) -> bool:
    """Whether any setting of a source leads to one person."""
    texts = [value for value in config.values() if isinstance(value, str)]
    return any(is_personal_address(t) if _looks_like_address(t) else is_personal_keyword(t) for t in texts)


def _looks_like_address(text: str) -> bool:
    return "://" in text or bool(re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", text))
