"""One address for one item, without the handle of whoever posted it (G1)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from sejuk.engine.text.platforms import CODES, is_platform, platform_item

_TRACKING = re.compile(
    r"utm_.*|__.*|_ga|_gl|_rdr|_rdc|.*clid|gbraid|wbraid|mc_[ce]id|igsh|igshid|ref|ref_src|ref_url|"
    r"referer|referrer|source|src|share|shared|share_id|s|si|feature|spm|at_\w+|cmpid|cmp|ocid|ncid|sfnsn|"
    r"mibextid|from|fromid|via|amp|amp_.*|outputtype|outputamp|output|sessionid|sid|phpsessid|"
    r"is_from_webapp|sender_device|web_id|_t|_r|tt_.*|wt_.*|hsa_.*|_hs\w+|vero_\w+|oly_\w+|trk|trkid|fb_\w+|"
    r"refsrc|sk|eid|paipv|hc_\w+|user|username|screen_name|uid",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {None, 80, 443}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_MOBILE = re.compile(r"^(?:www\d?|m|mobile|mobi|amp|wap|touch|lite)\.(?=[^.]+\.)")
_MOBILE_INSIDE = re.compile(r"(?<=\.)(?:m|amp)\.(?=[^.]+\.)")
_HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_\-]{0,61}[a-z0-9_])?\.)+[a-z0-9\-]{2,63}")
_ITEM = re.compile(rf"(?:{'|'.join(sorted(CODES))}):[\w\-]{{1,80}}(?:/\d+)?", re.ASCII)
_AMP_VIEWER = re.compile(r"/(?:amp|c|v|i|wp)/(?:s/)?(?P<rest>[^/]+\.[^/]+/.*)")
_AS_IT_IS = re.compile(r"[A-Za-z0-9\-._~=@:,+!()]*")
_HANDLE = re.compile(r"/@[^/]*")
_LONGEST = 4000


def canonical_url(url: str) -> str | None:
    """Give the one form of an item's web address, or None where it is no item's address.

    ``https`` always; no fragment, user name, default port, tracking parameter, mobile or AMP host or
    path; parameters sorted. An item of a known platform becomes ``platform:item-id`` (``x:123``,
    ``telegram:channel/123``), a profile or a chat there is None; path segments that are handles
    (``@name``) are dropped elsewhere. Applying it twice changes nothing. Never raises.
    """
    plain = _visible(url)
    if _ITEM.fullmatch(plain):
        return plain
    for _ in range(5):  # an AMP viewer's address holds the article's; each round takes one layer off
        parts = _split(plain)
        if parts is None:
            return None
        host, port, path, query = parts
        inner = _inside_viewer(host, path)
        if inner is None:
            return _compose(host, port, path, query)
        plain = inner
    return None


def _visible(url: str) -> str:
    if url.isascii() and url.isprintable():
        return url[:_LONGEST].strip().replace("\\", "/")
    kept = (char for char in url[:_LONGEST] if unicodedata.category(char) not in ("Cf", "Cc", "Cs"))
    return "".join(kept).strip().replace("\\", "/")


def _split(url: str) -> tuple[str, int | None, str, str] | None:
    if url.startswith("//"):
        url = "https:" + url
    elif not re.match(r"[a-z][a-z0-9+.\-]*:", url, re.IGNORECASE) or re.match(r"[^/:]+\.[a-z]+:\d", url):
        url = "https://" + url
    try:
        parts = urlsplit(url)
        host, port = _plain_host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    return host, port, parts.path, parts.query


def _plain_host(host: str) -> str:
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    host = host.lower().rstrip(".")
    while (shorter := _MOBILE_INSIDE.sub("", _MOBILE.sub("", host))) != host:
        host = shorter
    return host


def _inside_viewer(host: str, path: str) -> str | None:
    if host.endswith(".cdn.ampproject.org") or host in ("google.com", "google.co.id", "bing.com"):
        match = _AMP_VIEWER.match(path)
        return f"https://{match['rest']}" if match else None
    return None


def _compose(host: str, port: int | None, path: str, query: str) -> str | None:
    path = _plain_path(path)
    if is_platform(host):
        return platform_item(host, path, query)
    path = _HANDLE.sub("", path) or "/"
    place = host if port in _DEFAULT_PORTS else f"{host}:{port}"
    kept = _plain_query(query)
    return f"https://{place}{path}" + (f"?{kept}" if kept else "")


def _plain_path(path: str) -> str:
    segments: list[str] = []
    for segment in map(_escaped, path.split("/")):
        if segment == "..":
            segments = segments[:-1]
        elif segment not in ("", ".", "amp", "amp.html"):
            segments.append(segment)
    return "/" + re.sub(r"(?:\.amp)+(?=\.html?$|$)", "", "/".join(segments))


def _plain_query(query: str) -> str:
    pairs = sorted({_escaped(pair) for pair in re.split("[&;]", query) if pair})
    return "&".join(pair for pair in pairs if not _is_noise(pair))


def _is_noise(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return bool(_TRACKING.fullmatch(name)) or pair == "page=all" or value.startswith(("%40", "@"))


def _escaped(part: str) -> str:
    """Escape all but unreserved characters, and unescape those: one form for one meaning."""
    if _AS_IT_IS.fullmatch(part):
        return part
    return re.sub(r"%[0-9A-Fa-f]{2}|.", _escape, part, flags=re.DOTALL)


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if len(found) == 3:
        char = chr(int(found[1:], 16))
        return char if char in _UNRESERVED or char == "@" else found.upper()
    return found if found in "=@:,+!()" else quote(found, safe="-._~", errors="ignore")
