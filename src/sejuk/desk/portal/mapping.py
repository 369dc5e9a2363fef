"""Every public address with the day of its last change, for search engines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.urls import reverse

from sejuk.desk.portal.published import Wanted, rows_of
from sejuk.desk.portal.teaching.reading import lessons_in
from sejuk.desk.portal.ways import MAIN, MORE

#: More do not fit into one file by the protocol of sitemaps; the newest are found.
MOST = 40_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A path without a language, and when its page changed, where that is known."""

    path: str
    changed_at: datetime | None = None


def entries() -> list[Entry]:
    """All of them, the front page first."""
    return list(islice(_entries(), MOST))


def _entries() -> Iterator[Entry]:
    yield Entry("/")
    for way in (*MAIN, *(way for _heading, ways in MORE for way in ways)):
        yield Entry(_bare(reverse(way.view)))
    for lesson in lessons_in("id"):
        yield Entry(_bare(reverse("portal:lesson", args=[lesson.slug])))
    for number, at in rows_of(Wanted()).values_list("response", "published_at")[:MOST]:
        yield Entry(f"/klarifikasi/{number}/", at)


def _bare(path: str) -> str:
    """Without the language of the page that asks."""
    return path[3:] if path.startswith(("/id/", "/en/")) else path
