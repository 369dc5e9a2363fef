"""The texts of ``texts/*.toml``: one file a plot, a shared lexicon beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sejuk.world.grammar import Grammar, Text, parse


@dataclass(frozen=True, slots=True)
class Plot:
    """How one kind of thing is talked about, by register (chat, forward, headline, javanese, …).

    ``hooks`` are hashtags and topics by which people tie a chat text to what everybody talks about.
    ``hostile``, ``incitement`` and ``check_worthy`` are the truth about every one of its texts.
    """

    code: str
    kind: str
    title: str
    theme: str
    hostile: bool
    incitement: bool
    check_worthy: bool
    texts: Mapping[str, tuple[Text, ...]]
    corrections: tuple[str, ...]
    hooks: tuple[str, ...]
    grammar: Grammar


@cache
def plots() -> Mapping[str, Plot]:
    """Every plot by its code, which is the name of its file."""
    folder = files(__package__) / "texts"
    raw = {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda f: f.name)
        if file.name.endswith(".toml")
    }
    shared = raw.pop("lexicon")["rules"]
    return MappingProxyType({code: _plot(code, data, shared) for code, data in raw.items()})


@cache
def lexicon() -> Grammar:
    """The rules that every text may use."""
    file = files(__package__) / "texts" / "lexicon.toml"
    return Grammar(tomllib.loads(file.read_text(encoding="utf-8"))["rules"])


def _plot(code: str, data: Mapping[str, Any], shared: Mapping[str, list[str]]) -> Plot:
    return Plot(
        code=code,
        kind=data["kind"],
        title=data["title"],
        theme=data["theme"],
        hostile=data.get("hostile", False),
        incitement=data.get("incitement", False),
        check_worthy=data.get("check_worthy", data["kind"] == "rumour"),
        texts={register: tuple(parse(t) for t in texts) for register, texts in data["texts"].items()},
        corrections=tuple(data.get("correction", ())),
        hooks=tuple(data.get("hook", ())),
        grammar=Grammar({**shared, **data.get("rules", {})}),
    )
