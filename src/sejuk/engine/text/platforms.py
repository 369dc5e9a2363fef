"""Where each known platform puts the id of an item, so that the handle before it can be dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

_ID = r"(?P<id>[\w\-]{1,80})"
_USER = r"[^/]+"


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: its code, its hosts, the paths of items, and queries that hold an item's id."""

    code: str
    hosts: frozenset[str]
    paths: tuple[re.Pattern[str], ...]
    queries: tuple[str, ...] = ()

    def item(self, path: str, query: str) -> str | None:
        """Give ``code:id`` of the item at this path and query, None where it is no item's address."""
        for pattern in self.paths:
            if match := pattern.fullmatch(path):
                return f"{self.code}:{match['id']}"
        held = dict(parse_qsl(query))
        ids = (held[name] for name in self.queries if re.fullmatch(r"[\w\-]{1,80}", held.get(name, "")))
        found = next(ids, None)
        return found and f"{self.code}:{found}"


def _platform(code: str, hosts: str, paths: list[str], queries: str = "") -> Platform:
    compiled = tuple(re.compile(path + r"(?:/.*)?", re.ASCII) for path in paths)
    return Platform(code, frozenset(hosts.split()), compiled, tuple(queries.split()))


PLATFORMS: tuple[Platform, ...] = (
    _platform(
        "x",
        "x.com twitter.com nitter.net fxtwitter.com vxtwitter.com fixupx.com",
        [rf"/(?:i/web|i|{_USER})/status(?:es)?/(?P<id>\d+)"],
    ),
    _platform(
        "facebook",
        "facebook.com fb.com mbasic.facebook.com web.facebook.com id-id.facebook.com fb.watch",
        [
            rf"/groups/{_USER}/(?:posts|permalink)/{_ID}",
            rf"/(?:share/[a-z]|reel|watch/live)/{_ID}",
            rf"/{_USER}/videos/(?:{_USER}/)?(?P<id>\d+)",
            rf"/{_USER}/photos/(?:{_USER}/)?(?P<id>\d+)",
            rf"/{_USER}/posts/(?:{_USER}/)?{_ID}",
        ],
        "story_fbid fbid v multi_permalinks",
    ),
    _platform(
        "instagram",
        "instagram.com ddinstagram.com",
        [rf"/(?:{_USER}/)?(?:p|reel|reels|tv)/{_ID}", rf"/stories/{_USER}/(?P<id>\d+)"],
    ),
    _platform(
        "tiktok",
        "tiktok.com vt.tiktok.com vm.tiktok.com",
        [rf"/@{_USER}/(?:video|photo)/(?P<id>\d+)", r"/v/(?P<id>\d+)(?:\.html)?", r"/t/(?P<id>[\w\-]+)"],
    ),
    _platform(
        "youtube",
        "youtube.com music.youtube.com youtube-nocookie.com",
        [r"/(?:shorts|live|embed|v)/(?P<id>[\w\-]{6,20})"],
        "v",
    ),
    _platform("threads", "threads.net threads.com", [rf"/@{_USER}/post/{_ID}", rf"/t/{_ID}"]),
    _platform("bluesky", "bsky.app", [rf"/profile/{_USER}/post/{_ID}"]),
    _platform("reddit", "reddit.com old.reddit.com new.reddit.com", [rf"/r/{_USER}/comments/{_ID}"]),
    _platform(
        "telegram",
        "t.me telegram.me telegram.dog",
        [r"/(?:s/)?(?P<id>(?!c/|joinchat/)[A-Za-z]\w{3,40}/\d+)"],
    ),
    _platform("whatsapp", "whatsapp.com", [r"/channel/(?P<id>[\w\-]{6,40}/\d+)"]),
    # Hosts that only hold people, chats and short links to them: no item can be named without a handle.
    _platform("whatsapp", "wa.me chat.whatsapp.com api.whatsapp.com", []),
)

#: Short hosts whose whole path is the id.
SHORT_HOSTS = {
    "youtu.be": "youtube",
    "fb.watch": "facebook",
    "vt.tiktok.com": "tiktok",
    "vm.tiktok.com": "tiktok",
}
HOSTS: dict[str, Platform] = {host: platform for platform in PLATFORMS for host in platform.hosts}
CODES = frozenset(platform.code for platform in PLATFORMS)


def platform_item(host: str, path: str, query: str) -> str | None:
    """Give ``platform:item-id`` for an address on a known platform, None where it names no item."""
    short = re.fullmatch(r"/([\w\-]{4,40})", path.rstrip("/"), re.ASCII)
    if host in SHORT_HOSTS and short:
        return f"{SHORT_HOSTS[host]}:{short[1]}"
    platform = HOSTS.get(host)
    return platform.item(path.rstrip("/"), query) if platform else None


def is_platform(host: str) -> bool:
    """Say whether ``host`` belongs to a known platform."""
    return host in HOSTS or host in SHORT_HOSTS
