"""Fixtures of the feeds' tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from sejuk.sources.items import Cursor, Fetched
from sejuk.sources.registry import connectors

from ..site import Page, Site, outbound
from .samples import NOW

Visit = Callable[..., Fetched]


@pytest.fixture
def visit(site: Site) -> Visit:
    """Serves a body at /feed, where one is given, and fetches it once."""
    shared = outbound(site, now=lambda: NOW)

    def fetch(
        body: bytes | None = None,
        cursor: Cursor | None = None,
        *,
        path: str = "/feed",
        headers: Mapping[str, str] | None = None,
        **config: Any,
    ) -> Fetched:
        if body is not None:
            site.pages[path] = Page(body, headers=headers or {})
        return connectors()["feeds"].fetch({"address": site.url(path), **config}, cursor or {}, shared)

    return fetch
