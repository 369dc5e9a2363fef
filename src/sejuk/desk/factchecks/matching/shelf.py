"""The shelf of fact-checks: one entry a claim, however many publishers checked it.

The database numbers every change (``FactCheck.edition``) in the order in which it becomes visible, so that
``edition > known`` is all that a process lacks. An index takes seconds to build at fifty thousand claims and
one to read from a file, so a process that built one leaves it in the instance's folder; what the file lacks
is asked of the database. The file holds numbers for words, no texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from sejuk.desk.factchecks.matching.keeping import Changes
from sejuk.desk.factchecks.models import FactCheck, Library, State, Version
from sejuk.engine.claims import ClaimIndex, IndexFileError

#: An index of fewer claims is built faster than a file of it is worth.
WORTH_KEEPING = 2_000
#: So many changes later it is written anew.
_STALE = 2_000


class FactCheckShelf:
    """Claims of the fact-checks that count now. The state is the newest edition; 0 where there is none."""

    def __init__(self) -> None:
        self._written: int | None = None

    def state(self) -> int:
        """The newest edition: one entry of an index."""
        return FactCheck.objects.order_by("-edition").values_list("edition", flat=True).first() or 0

    def changes(self, since: int | None, ids: Set[str]) -> Changes:
        """Claims of what changed; those that no current fact-check is about any more are gone."""
        current = FactCheck.objects.filter(state=State.CURRENT)
        if since is None or since > self.state():  # a database that was put back knows less than we do
            rows = list(_rows(current))
            return Changes(rows, frozenset(ids) - {row["id"] for row in rows})
        changed = FactCheck.objects.filter(edition__gt=since)
        touched = set(changed.values_list("claim_digest", flat=True))
        touched |= set(Version.objects.filter(factcheck__in=changed).values_list("claim_digest", flat=True))
        rows = list(_rows(current.filter(claim_digest__in=touched)))
        return Changes(rows, touched & ids - {row["id"] for row in rows})

    def kept(self) -> tuple[ClaimIndex, int] | None:
        """The newest file of this database's index that is not ahead of it."""
        if not any(_folder().glob("claims-*.arrow")):
            return None
        newest, limit = None, self.state()
        for edition, path in sorted(_files()):
            if edition <= limit:
                newest = (edition, path)
        if newest is None:
            return None
        try:
            index = ClaimIndex.load(newest[1])
        except (IndexFileError, OSError):
            return None
        self._written = newest[0]
        return index, newest[0]

    def keep(self, index: ClaimIndex, state: int) -> None:
        """Write the index where it grew much since the last file; older files go."""
        if len(index) < WORTH_KEEPING or (self._written is not None and state - self._written < _STALE):
            return
        token = _token()
        if token is None:
            return
        with suppress(OSError):  # a folder that cannot be written costs a slower start, nothing else
            _folder().mkdir(parents=True, exist_ok=True)
            index.save(_folder() / f"claims-{token}-{state}.arrow")
            for edition, path in _files():
                if edition < state:
                    path.unlink(missing_ok=True)
        self._written = state


def _rows(found: QuerySet[FactCheck]) -> Iterator[dict[str, Any]]:
    """One row of ``CLAIMS`` a claim: the newest title and summary stand for all who checked it."""
    names = ("claim_digest", "claim", "title", "summary", "published_at")
    seen: set[str] = set()
    ordered = found.order_by("-published_at", "-pk").values_list(*names)
    for digest, claim, title, summary, at in ordered.iterator(2_000):
        if digest not in seen:
            seen.add(digest)
            yield {"id": digest, "text": claim, "title": title, "summary": summary, "published_at": at}


def _folder() -> Path:
    return Path(settings.HOME) / "library"


def _token() -> str | None:
    token = Library.objects.values_list("token", flat=True).first()
    return token.hex if token else None


def _files() -> Iterable[tuple[int, Path]]:
    token = _token()
    pattern = re.compile(rf"claims-{token}-(\d+)\.arrow")
    for path in _folder().glob("claims-*.arrow"):
        if token and (found := pattern.fullmatch(path.name)):
            yield int(found[1]), path
