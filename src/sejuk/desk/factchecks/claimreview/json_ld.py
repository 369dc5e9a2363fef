"""JSON-LD: out of pages, and the nodes in it, however they are nested."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

#: Bounds of one document: deeper or larger ones are no fact-checks but traps.
MAX_PAGE = 5_000_000
_MAX_SCRIPTS = 60
_MAX_DEPTH = 14
_MAX_NODES = 200_000
_WRAPPED = re.compile(
    r"^\s*(?:/\*)?\s*(?://)?\s*<!(?:--|\[CDATA\[)(?:\*/)?|(?:/\*)?(?://)?\s*(?:-->|\]\]>)(?:\*/)?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")

Node = Mapping[str, Any]


class BadJsonError(ValueError):
    """A text is no JSON, also after what careless sites get wrong was mended."""


def scripts_of(page: str) -> list[str]:
    """The texts of a page's JSON-LD scripts, in their order."""
    finder = _Finder()
    # The parser gives up on markup that is none; what it found before counts.
    with suppress(AssertionError):
        finder.feed(page[:MAX_PAGE])
    return [text for text in finder.found if text.strip()][:_MAX_SCRIPTS]


def parse(text: str) -> Any:
    """The JSON in ``text``. Mended are line breaks in texts, comments around it, a comma before a bracket.

    Raises:
        BadJsonError: it is no JSON.
    """
    text = _WRAPPED.sub("", _WRAPPED.sub("", text.strip().removeprefix("\ufeff")))
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    raise BadJsonError


def nodes(document: Any) -> Iterator[Node]:
    """Every object of a document, outer ones first."""
    waiting = deque([(document, 0)])
    seen = 0
    while waiting and seen < _MAX_NODES:
        value, depth = waiting.popleft()
        seen += 1
        if depth > _MAX_DEPTH:
            continue
        if isinstance(value, Mapping):
            yield value
            waiting += [(inner, depth + 1) for inner in value.values()]
        elif isinstance(value, list):
            waiting += [(inner, depth + 1) for inner in value]


def types_of(node: Node) -> frozenset[str]:
    """The types of a node without their vocabulary."""
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return frozenset(re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str))


def named(document: Any) -> dict[str, Node]:
    """Nodes that say more than their name, by it: others point to them with ``{"@id": …}``."""
    found: dict[str, Node] = {}
    for node in nodes(document):
        name = node.get("@id")
        if isinstance(name, str) and len(node) > 1:
            found.setdefault(name, node)
    return found


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = next((value or "" for name, value in attrs if name == "type"), "")
        if tag == "script" and kind.partition(";")[0].strip().lower() == "application/ld+json":
            self._inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data
