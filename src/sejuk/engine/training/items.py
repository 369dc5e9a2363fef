"""Our own training items: templates with slots, expanded the same way every time."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sejuk.engine.training.corpus import Example

#: Tables of written items.
FILES = ("items.tsv", "hostility.tsv", "threats.tsv", "divisive.tsv", "lawful.tsv", "regional.tsv")
#: Letters of the tables and the labels they stand for.
LETTERS = {
    "H": "hate_speech", "A": "abusive", "I": "target_individual", "G": "target_group", "R": "ground_religion",
    "E": "ground_ethnicity", "S": "ground_gender", "B": "ground_body", "T": "incitement", "D": "divisive",
    "C": "check_worthy", "O": "ground_other", "K": "strength",
}  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")
#: How many texts one template becomes, where it has slots.
EXPANSIONS = 8


#: One text of so many has letters hidden, in one word of so many.
_HIDING, _HIDDEN = 5, 3
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Template:
    """One written item before its slots are filled; ``theme`` is None where it is left open."""

    labels: dict[str, float]
    theme: str | None
    text: str


def _read(name: str) -> str:
    return (files("sejuk.engine.training") / "data" / name).read_text(encoding="utf-8")


@cache
def _slots() -> dict[str, list[str]]:
    return tomllib.loads(_read("slots.toml"))


def _labels(letters: str) -> dict[str, float]:
    found = dict.fromkeys(LETTERS.values(), 0.0)
    for letter in letters.replace("-", "").split(","):
        if letter:
            found[LETTERS[letter[0]]] = float("nan") if letter.endswith("?") else 1.0
    found["strength"] = max(found["strength"], found["incitement"])  # violence and expulsion are strong
    return found


def templates() -> list[Template]:
    """Give all written items, in the order of the files."""
    text = "\n".join(_read(name) for name in FILES)
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return [
        Template(_labels(letters), None if theme == "*" else theme, text) for letters, theme, text in rows
    ]


def expand(template: Template, times: int = EXPANSIONS, seed: int = 0) -> Iterator[Example]:
    """Yield the template with its slots filled, no text twice; the same for the same ``seed``."""
    slots = _slots()
    chance = random.Random(f"{seed}:{template.text}")  # noqa: S311 - expansion, not secrecy
    wanted = times if _SLOT.search(template.text) else 1
    seen: set[str] = set()
    for _ in range(wanted):
        text = _SLOT.sub(lambda match: chance.choice(slots[match[1]]), template.text)
        if text not in seen:
            seen.add(text)
            yield Example(text, dict(template.labels), template.theme)


def with_hidden_letters(example: Example) -> Example:
    """Hide a vowel in some words of one example in five, as people do to get past filters."""
    chance = random.Random(example.text)  # noqa: S311 - augmentation, not secrecy
    if chance.randrange(_HIDING) == 0:
        example.text = _WORD.sub(lambda match: _hidden(match[0], chance), example.text)
    return example


def _hidden(word: str, chance: random.Random) -> str:
    vowels = [place for place, letter in enumerate(word) if letter in "aiueo"]
    if not vowels or chance.randrange(_HIDDEN):
        return word
    place = chance.choice(vowels)
    return f"{word[:place]}*{word[place + 1 :]}"
