"""Strangers load a small style sheet: what one of their pages uses of the large one must be in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.http import HttpResponse

_BUILT = Path(__file__).parents[2] / "src" / "sejuk" / "desk" / "static" / "build"
_SELECTOR = re.compile(r"\.((?:\\.|[\w-])+)")
_CLASSES = re.compile(r'class="([^"]*)"')


def looks_that_lack(answer: HttpResponse) -> set[str]:
    """What a page asks for and the small sheet has not; nothing where no sheet was built."""
    if (
        not _BUILT.exists()
        or answer.streaming
        or not answer.headers.get("Content-Type", "").startswith("text/html")
    ):
        return set()
    page = answer.content.decode()
    large = {"build/app.css"} if "build/app.css" in page else set()
    return large | {one for classes in _CLASSES.findall(page) for one in classes.split()} & _lacking()


@cache
def _lacking() -> frozenset[str]:
    return frozenset(_looks("app.css") - _looks("public.css"))


def _looks(sheet: str) -> set[str]:
    """The classes that a sheet knows."""
    return {re.sub(r"\\(.)", r"\1", one) for one in _SELECTOR.findall((_BUILT / sheet).read_text("utf-8"))}
