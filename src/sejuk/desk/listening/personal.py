"""Addresses and keywords that lead to one person (G16)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

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
_HANDLE = re.compile(r"^(?:@|from:|to:|author:|user:)\S+|(?<!\S)@\w{2,}", re.IGNORECASE)


def is_personal_address(url: str) -> bool:
    """Whether ``url`` looks like the page or feed of one person."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/")
    if _SHARED.search(f"{path}/"):
        return False
    if _PERSON.search(path) or _OWN_SUBDOMAIN.search(host):
        return True
    if "channel_id=" in parts.query or "user=" in parts.query:
        return True
    return is_platform(host) and bool(path)


def is_personal_keyword(keyword: str) -> bool:
    """Whether a keyword asks for one account."""
    return bool(_HANDLE.search(keyword.strip()))


def is_personal(config: dict[str, object]) -> bool:
    """Whether any setting of a source leads to one person."""
    texts = [value for value in config.values() if isinstance(value, str)]
    return any(is_personal_address(t) if _looks_like_address(t) else is_personal_keyword(t) for t in texts)


def _looks_like_address(text: str) -> bool:
    return "://" in text or bool(re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", text))
