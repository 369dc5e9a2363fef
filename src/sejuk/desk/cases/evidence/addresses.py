"""Which addresses may be evidence: pages that anybody can open, named without a handle."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from sejuk.desk.organisation.domains import is_under
from sejuk.desk.organisation.refusal import Refused
from sejuk.engine.text import canonical_url

#: Where an item of a platform can be opened without the handle of whoever posted it.
_LINKS = {
    "x": "https://x.com/i/status/{}",
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "tiktok": "https://www.tiktok.com/v/{}.html",
    "youtube": "https://www.youtube.com/watch?v={}",
    "threads": "https://www.threads.net/t/{}",
    "telegram": "https://t.me/s/{}",
    "reddit": "https://www.reddit.com/comments/{}",
    "whatsapp": "https://www.whatsapp.com/channel/{}",
}
LONGEST = 400


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """``canonical`` is what is kept and compared; ``link`` is where it opens."""

    canonical: str

    @property
    def link(self) -> str:
        """An address for a browser, without a handle."""
        return link_of(self.canonical)

    @property
    def host(self) -> str:
        """The host of an ordinary page; empty for an item of a platform."""
        return host_of(self.canonical)


def public_address(typed: str) -> PublicAddress:
    """The address of a public page; ``Refused`` for chats, closed groups, mail and people's own pages."""
    plain = typed.strip()
    if _has_credentials(plain) or is_closed(plain):
        raise Refused(
            _("Alamat ini menuju percakapan, grup tertutup, atau kotak surat, bukan halaman publik."),
            _("Pakai hanya halaman yang dapat dibuka siapa saja tanpa masuk."),
            status=422,
        )
    canonical = canonical_url(plain)
    if canonical is None or len(canonical) > LONGEST or "@" in canonical:
        raise Refused(
            _("Alamat ini tidak menunjuk satu halaman atau satu unggahan publik."),
            _("Salin alamat unggahannya, bukan alamat profil seseorang, lengkap dengan https://."),
            status=422,
        )
    if is_closed(link_of(canonical)):
        return public_address(link_of(canonical))
    return PublicAddress(canonical)


def link_of(canonical: str) -> str:
    """Where a canonical address opens; the address itself where it is an ordinary page."""
    code, _colon, item = canonical.partition(":")
    return _LINKS[code].format(item) if code in _LINKS else canonical


def host_of(canonical: str) -> str:
    """The host of an ordinary page without ``www.``; empty for an item of a platform."""
    if not canonical.startswith("https://"):
        return ""
    return (urlsplit(canonical).hostname or "").removeprefix("www.")


def is_closed(url: str) -> bool:
    """Whether an address leads into something that was said in private."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    path = re.sub(r"/+", "/", parts.path or "/").lower()
    return any(
        any(is_under(host, one) for one in place["hosts"]) and re.match(place.get("path", ""), path)
        for place in _places()["closed"]
    )


def shared_hosts() -> frozenset[str]:
    """Hosts on which everybody has a page."""
    return frozenset(_places()["shared"]["hosts"])


def _has_credentials(url: str) -> bool:
    return bool(re.match(r"[a-z]+://[^/?#]*@", url, re.IGNORECASE))


@cache
def _places() -> dict[str, Any]:
    return tomllib.loads(files("sejuk.desk.cases.evidence").joinpath("places.toml").read_text("utf-8"))
