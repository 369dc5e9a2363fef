"""The rules, one module for each thing that is looked for; ``ALL`` is their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.reading import Reading
from sejuk.engine.wording.rules.contestants import contestants
from sejuk.engine.wording.rules.headline import headline
from sejuk.engine.wording.rules.neutral import loaded, threats
from sejuk.engine.wording.rules.personal import personal
from sejuk.engine.wording.rules.pictures import pictures
from sejuk.engine.wording.rules.plain import plain
from sejuk.engine.wording.rules.sources import process, sources

#: Looks through a draft and yields what it finds.
Check = Callable[[Reading], Iterator[Finding]]

ALL: tuple[Check, ...] = (
    contestants,
    process,
    sources,
    headline,
    personal,
    threats,
    loaded,
    pictures,
    plain,
)
