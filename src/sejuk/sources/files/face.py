"""What goes into and comes out of reading a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from sejuk.sources.items import Item


class Role(StrEnum):
    """What a column may be taken for. Only ``TEXT`` is needed."""

    TEXT = "text"
    TITLE = "title"
    PUBLISHED_AT = "published_at"
    URL = "url"
    ACCOUNT = "account"
    REGION = "region"
    LANGUAGE = "language"
    ID = "id"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column holds what.

    ``zone`` (an IANA name) is for times that do not say theirs; ``month_first`` says that 03/04/2027
    is the fourth of March.
    """

    text: str
    title: str | None = None
    published_at: str | None = None
    url: str | None = None
    account: str | None = None
    region: str | None = None
    language: str | None = None
    id: str | None = None
    zone: str = "Asia/Jakarta"
    month_first: bool = False

    @property
    def columns(self) -> dict[Role, str]:
        """The chosen columns by what they hold."""
        chosen = {role: getattr(self, role.value) for role in Role}
        return {role: column for role, column in chosen.items() if column}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> ColumnMap:
        """The map that ``dataclasses.asdict`` turned into JSON; unknown keys are a ``TypeError``."""
        known = {field.name for field in fields(cls)}
        if unknown := raw.keys() - known:
            raise TypeError(f"no such roles: {sorted(unknown)}")
        return cls(**{key: value for key, value in raw.items() if value})


@dataclass(frozen=True, slots=True)
class Guess:
    """A column that looks like holding something, with a confidence in 0–1."""

    column: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Preview:
    """What a person needs to see before bringing a file in.

    ``kind`` is one of csv, tsv, jsonl, json, parquet, xlsx. ``rows`` are the first rows as shown
    texts, cut at 300 characters, in the order of ``columns``. ``row_estimate`` is exact where
    ``row_estimate_exact`` says so. ``encoding`` and ``delimiter`` are None where the kind has none.
    """

    kind: str
    columns: list[str]
    rows: list[list[str]]
    guesses: dict[Role, Guess]
    encoding: str | None
    delimiter: str | None
    row_estimate: int
    row_estimate_exact: bool
    month_first: bool = False

    def mapping(self) -> ColumnMap | None:
        """The guesses as a map, None where no column looks like the text."""
        if Role.TEXT not in self.guesses:
            return None
        chosen = {role.value: guess.column for role, guess in self.guesses.items()}
        return ColumnMap.from_json({**chosen, "month_first": self.month_first})


class BadReason(StrEnum):
    """Why a row was left out; texts in :mod:`sejuk.sources.messages`."""

    NO_TEXT = "no_text"
    BAD_DATE = "bad_date"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out. ``row`` counts data rows from 0. It carries nothing of its content."""

    row: int
    reason: BadReason


class Batch(list[Item]):
    """The items of some rows, in order, and what the importer needs to go on.

    ``next_row`` is the ``start_row`` that goes on after this batch: store it with the items.
    ``bad_count`` counts the rows left out in this batch; ``bad_rows`` names the first hundred.
    """

    def __init__(
        self, items: Iterable[Item], *, next_row: int, bad_count: int = 0, bad_rows: tuple[BadRow, ...] = ()
    ) -> None:
        super().__init__(items)
        self.next_row = next_row
        self.bad_count = bad_count
        self.bad_rows = bad_rows
