"""Completes teasers with the text of the article, where the site allows it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

from sejuk.sources.cleaning import clean_text
from sejuk.sources.errors import SourceError
from sejuk.sources.feeds.document import asks_for_login, decode
from sejuk.sources.items import Item
from sejuk.sources.outbound import Outbound

#: Articles fetched at one visit.
BUDGET = 5
_MAX_PAGE = 2_000_000
#: The extractor takes quadratic time over paragraphs; pages of articles have a few thousand tags.
_MAX_TAGS = 20_000
_SHORT = 300
_BREAKS_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:baca|simak|lihat) selengkapnya\W*|read more\W*)$", re.IGNORECASE
)


def is_teaser(item: Item) -> bool:
    """Whether the text is short, or breaks off."""
    return bool(item.url) and (len(item.text) < _SHORT or bool(_BREAKS_OFF.search(item.text)))


def complete(items: list[Item], outbound: Outbound) -> tuple[list[Item], int]:
    """``items`` with the newest teasers completed, and how many teasers had to stay as they are."""
    completed = list(items)
    left = 0
    budget = BUDGET
    for position in reversed(range(len(items))):
        item = items[position]
        if not is_teaser(item) or not item.url:
            continue
        text = _article(item.url, outbound) if budget > 0 else ""
        budget -= 1
        if len(text) > len(item.text):
            completed[position] = replace(item, text=text, title=item.title or item.text[:500])
        else:
            left += 1
    return completed, left


def _article(address: str, outbound: Outbound) -> str:
    """The text of the article at ``address``, empty where it cannot be had."""
    try:
        response = outbound.get(address, max_bytes=_MAX_PAGE)
    except SourceError:
        return ""
    if response.media_type not in {"text/html", "application/xhtml+xml"}:
        return ""
    page = decode(response.body, response.charset)
    return "" if asks_for_login(page) else extract(page)


def extract(page: str) -> str:
    """The main text of a web page, empty where there is none."""
    if page.count("<") > _MAX_TAGS:
        return ""
    try:
        found = _trafilatura().extract(
            page, include_comments=False, include_tables=False, favor_precision=True
        )
    except Exception:  # noqa: BLE001 – pages of strangers may break the extractor in any way
        return ""
    return clean_text(found or "")


@cache
def _trafilatura() -> Any:
    # Loaded at the first teaser: it takes a second, and most sources never need it.
    return import_module("trafilatura")
