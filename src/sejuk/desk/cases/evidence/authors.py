"""Take the author out of a page: out of its text, and blurred in its picture."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from sejuk.engine import mask_mentions

#: More tags than an article has take too long to look through.
MOST_TAGS = 20_000
#: What runs, leads away or shows another page.
_MOVING = (
    "//script | //noscript | //template | //iframe | //frame | //object | //embed | //audio | //video"
    " | //base | //meta[@http-equiv] | //link[not(contains(@rel, 'stylesheet'))]"
)
_BLUR = "filter:blur(9px)!important;color:transparent!important;text-shadow:0 0 9px #777!important"


def parse(page: str) -> HtmlElement | None:
    """The page as a tree; None where it is none or has too many tags."""
    if page.count("<") > MOST_TAGS or not page.strip():
        return None
    try:
        return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, html.etree.ParserError):
        return None


def without_authors(page: str) -> str:
    """The page without what names its author; empty where it cannot be read."""
    tree = parse(page)
    if tree is None:
        return ""
    for element in _naming(tree):
        if element.getparent() is not None:
            element.drop_tree()
    return str(html.tostring(tree, encoding="unicode"))


def blurred(page: str, base: str) -> str:
    """The page for a picture: authors blurred, mentions masked, nothing that runs; empty where unreadable."""
    tree = parse(page)
    if tree is None:
        return ""
    for element in tree.xpath(_MOVING):
        element.drop_tree()
    for element in _naming(tree):
        element.set("style", _BLUR)
    _mask(tree)
    head = tree.find("head")
    if head is None:
        head = html.Element("head")
        tree.insert(0, head)
    head.insert(0, html.Element("base", href=base))
    return "<!doctype html>" + str(html.tostring(tree, encoding="unicode"))


def nameless(text: str) -> str:
    """Plain text without lines that name an author, mentions masked."""
    kept = [line for line in text.splitlines() if not _line().match(line)]
    return mask_mentions("\n".join(kept)).strip()


def _mask(tree: HtmlElement) -> None:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag == "style":
            continue
        if element.text:
            element.text = mask_mentions(element.text)
        if element.tail:
            element.tail = mask_mentions(element.tail)


def _naming(tree: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = tree.xpath(_xpath())
    return [element for element in found if element.tag not in ("html", "body", "head", "article", "main")]


@cache
def _xpath() -> str:
    lower = (
        "translate(concat(' ', @class, ' ', @id), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
    )
    marks = [f"contains({lower}, '{mark}')" for mark in _data()["marks"]]
    attributes = [f"@{name} = '{value}'" for name, value in _data()["attributes"]]
    return f"//*[{' or '.join(marks + attributes)}]"


@cache
def _line() -> re.Pattern[str]:
    return re.compile(_data()["lines"], re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("sejuk.desk.cases.evidence").joinpath("authors.toml").read_text("utf-8"))
