"""Publishers' words for what they found, and the codes they stand for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from sejuk.desk.cases.models import Accuracy

_BRACKETED = re.compile(r"^\s*[\[(]([^\])]{2,60})[\])]")
_EDGES = " \t\n.!,;:\"'“”*[]()"

#: Export on schema.org's scale of 1 to 5 (worst to best); None where no number would be honest.
RATING_VALUES: dict[str, int | None] = {
    Accuracy.FALSE_FABRICATED: 1,
    Accuracy.MANIPULATED: 1,
    Accuracy.IMPOSTER: 1,
    Accuracy.MISLEADING: 2,
    Accuracy.FALSE_CONTEXT: 2,
    Accuracy.FALSE_CONNECTION: 2,
    Accuracy.TRUE: 5,
    Accuracy.SATIRE: None,
    Accuracy.OFFICIAL_CLARIFICATION: None,
    Accuracy.UNPROVEN: None,
    Accuracy.NOT_CHECKABLE: None,
}


def accuracy_of(rating: str, title: str = "") -> str:
    """The code that a rating stands for; empty where it is unknown or stands for several.

    Sites of the country put the finding before the title (``[SALAH] …``): that counts where the rating has
    no code of its own.
    """
    known = _words()
    for said in (rating, _in_brackets(rating), _in_brackets(title)):
        if (code := known.get(_plain(said))) is not None:
            return code
    return ""


def _in_brackets(text: str) -> str:
    found = _BRACKETED.match(text)
    return found[1] if found else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(_EDGES).split())


@cache
def _words() -> dict[str, str]:
    said = tomllib.loads(files("sejuk.desk.factchecks").joinpath("ratings.toml").read_text("utf-8"))
    known: dict[str, str] = {}
    for code, words in said.items():
        for word in words:
            if word in known or code not in Accuracy.values:
                raise ValueError(f"ratings.toml: {word!r} stands for two codes, or {code!r} is none")
            known[word] = code
    return known
