"""Lists of words that a rule looks for, with why and better words: ``data/*.tsv``.

Columns: message (of the rule in ``rules.toml``), phrase, better words separated by ``;``. A line whose
message is ``-`` is an exception: a phrase inside of it is not meant. Lines that begin with ``# `` are
remarks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sejuk.engine.wording.phrases import Match, Phrases
from sejuk.engine.wording.tokens import Text

_EXCEPTION = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: the id of a message (``contestant_number.pair``), and better words."""

    message: str
    instead: tuple[str, ...] = ()


class Lexicon:
    """Phrases that are looked for and the exceptions from them."""

    def __init__(self, meant: Iterable[tuple[str, Entry]], exceptions: Iterable[str] = ()) -> None:
        self._meant = Phrases(meant)
        self._exceptions = Phrases((phrase, True) for phrase in exceptions)

    def find(self, text: Text) -> Iterator[Match[Entry]]:
        """Yield what stands in ``text``; places count its tokens."""
        spared = deque(self._exceptions.find(text.tokens))
        for match in self._meant.find(text.tokens):
            while spared and spared[0].last <= match.first:
                spared.popleft()
            if not (spared and spared[0].first <= match.first and match.last <= spared[0].last):
                yield match


@cache
def lexicon(name: str) -> Lexicon:
    """Give the list of ``data/NAME.tsv``."""
    lines = list(rows(name))
    meant = ((phrase, Entry(message, instead)) for message, phrase, instead in lines if message != _EXCEPTION)
    return Lexicon(meant, (phrase for message, phrase, _ in lines if message == _EXCEPTION))


def rows(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield message, phrase and better words of each line of ``data/NAME.tsv``; ``-`` is an exception."""
    text = (files("sejuk.engine.wording") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("# "):
            message, phrase, *instead = line.split("\t")
            better = instead[0].split(";") if instead else []
            yield message, phrase, tuple(one.strip() for one in better if one.strip())
