"""Makes plain, bounded text of what comes from outside."""

from __future__ import annotations

import html
import re
import unicodedata

import nh3

#: Longest text and title an item carries, in characters.
MAX_TEXT = 10_000
MAX_TITLE = 500
#: More markup than this for one item is not looked at.
_MAX_MARKUP = 400_000

#: What nobody sees: control, zero-width, bidirectional, tag, filler and private-use characters,
#: surrogates and noncharacters. They hide words from people or from the engine.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
_ASCII_CONTROLS = {code: None for code in (*range(32), 127) if chr(code) not in "\t\n"}
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
_SPACES = re.compile("[^\\S\n]+")
_EDGES = re.compile(" ?\n ?")
_BLANK_LINES = re.compile("\n{3,}")
#: More than three marks on one letter is decoration ("zalgo"), not spelling.
_PILED_MARKS = re.compile(
    "([\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20ff]{3})[\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)
_BLOCK = re.compile(
    r"<(?=/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|section|article|figure|figcaption|hr|pre|dd|dt)\b)",
    re.IGNORECASE,
)
_HIDDEN_CONTENT = {"script", "style", "noscript", "template", "iframe", "object", "svg", "math"}
_NO_TAGS: set[str] = set()
#: A tree builder takes quadratic time over deep nesting; no article has this many tags.
_MANY_TAGS = 2000
_TAG = re.compile(r"</?[a-z!?][^<>]*>?", re.IGNORECASE)
_HIDDEN_PARTS = [
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (("<!--", "-->"), (r"<script\b", "</script"), (r"<style\b", "</style"))
]


def clean_text(text: str, limit: int = MAX_TEXT) -> str:
    """``text`` without invisible characters and needless space, at most ``limit`` characters long."""
    if text.isascii() and text.isprintable():
        return _cut(" ".join(text[:_MAX_MARKUP].split()), limit)
    text = _LINE_ENDS.sub("\n", text[:_MAX_MARKUP])
    if not text.isascii():
        text = _PILED_MARKS.sub(r"\1", unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    else:
        text = text.translate(_ASCII_CONTROLS)
    text = _EDGES.sub("\n", _SPACES.sub(" ", text))
    return _cut(_BLANK_LINES.sub("\n\n", text).strip(), limit)


def clean_line(text: str, limit: int = MAX_TITLE) -> str:
    """Like :func:`clean_text`, on one line."""
    return " ".join(clean_text(text, limit).split())


def plain_text(markup: str, limit: int = MAX_TEXT) -> str:
    """The text that a reader of ``markup`` sees. Entities are decoded, even when encoded twice."""
    text = markup[:_MAX_MARKUP]
    for _ in range(3):
        plain = _without_tags(text)
        if plain == text:
            break
        text = plain
    return clean_text(text, limit)


def plain_line(markup: str, limit: int = MAX_TITLE) -> str:
    """Like :func:`plain_text`, on one line."""
    return " ".join(plain_text(markup, limit).split())


def _without_tags(markup: str) -> str:
    if markup.count("<") > _MANY_TAGS:
        markup = _crudely_without_tags(markup)
    elif "<" in markup:
        markup = nh3.clean(_BLOCK.sub("\n<", markup), tags=_NO_TAGS, clean_content_tags=_HIDDEN_CONTENT)
    return html.unescape(markup) if "&" in markup else markup


def _crudely_without_tags(markup: str) -> str:
    """Linear in the length of ``markup``, however it is nested or left open."""
    for begin, end in _HIDDEN_PARTS:
        kept, position = [], 0
        while found := begin.search(markup, position):
            kept.append(markup[position : found.start()])
            closed = end.search(markup, found.end())
            position = closed.end() if closed else len(markup)
        markup = "\n".join([*kept, markup[position:]])
    return _TAG.sub("\n", markup)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    before, space, _ = head.rpartition(" ")
    return (before if space and len(before) > limit * 0.8 else head).rstrip() + "…"
