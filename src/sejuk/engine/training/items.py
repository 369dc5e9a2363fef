"""Our own training items: templates with slots, expanded the same way every time."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sejuk.engine.training.apart import is_apart
from sejuk.engine.training.corpus import Example
from sejuk.engine.training.counterfactuals import Template, said_of_others

#: Tables of written items.
FILES = (
    *("items.tsv", "hostility.tsv", "threats.tsv", "divisive.tsv", "lawful.tsv", "regional.tsv"),
    *("calls.tsv", "contempt.tsv", "wordings.tsv"),
)
#: Letters of the tables and the labels they stand for.
LETTERS = {
    "H": "hate_speech", "A": "abusive", "I": "target_individual", "G": "target_group", "R": "ground_religion",
    "E": "ground_ethnicity", "S": "ground_gender", "B": "ground_body", "T": "incitement", "D": "divisive",
    "C": "check_worthy", "O": "ground_other", "K": "strength",
}  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")
#: How many texts a template with slots becomes, and how many for each kind of others that it is said of.
EXPANSIONS = 8
_OF_OTHERS = 2

#: One text of so many has letters hidden, in one word of so many, at most so many letters.
_HIDING, _HIDDEN, _AT_MOST = 3, 3, 2
_WORD = re.compile(r"[a-z]{4,}")


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
    """Yield the template with its slots filled, then said of others: no text twice, the same for a seed.

    Texts that come near one of the suites are left out.
    """
    seen: set[str] = set()
    wanted = times if _SLOT.search(template.text) else 1
    others = [(other, _OF_OTHERS) for other in said_of_others(template)]
    for one, count in [(template, wanted), *others]:
        chance = random.Random(f"{seed}:{one.text}")  # noqa: S311 - expansion, not secrecy
        for _ in range(count):
            text = _filled(one.text, chance)
            if text not in seen and is_apart(text):
                seen.add(text)
                yield Example(text, dict(one.labels), one.theme)


def _filled(text: str, chance: random.Random) -> str:
    slots = _slots()
    return _SLOT.sub(lambda match: chance.choice(slots[match[1]]), text)


def with_hidden_letters(example: Example) -> Example:
    """Hide vowels in some words of one example in three, as people do to get past filters."""
    chance = random.Random(example.text)  # noqa: S311 - augmentation, not secrecy
    if chance.randrange(_HIDING) == 0:
        example.text = _WORD.sub(lambda match: _hidden(match[0], chance), example.text)
    return example


def _hidden(word: str, chance: random.Random) -> str:
    vowels = [place for place, letter in enumerate(word) if letter in "aiueo"]
    if not vowels or chance.randrange(_HIDDEN):
        return word
    hidden = set(chance.sample(vowels, min(len(vowels), chance.randint(1, _AT_MOST))))
    return "".join("*" if place in hidden else letter for place, letter in enumerate(word))
