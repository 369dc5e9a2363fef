"""A channel's manifest: what it is, what it promises, what it needs. Parsed from ``manifest.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from sejuk.sources.manifest import Bilingual, bilingual, one_of, parsed

#: ``local``: a row of ours is the publication. ``remote``: a server is asked. ``person``: somebody pastes.
Mode = Literal["local", "remote", "person"]

#: ``exact``: once, whatever dies. ``at_most_once``: never twice; where nobody knows, a person settles it.
Guarantee = Literal["exact", "at_most_once"]


@dataclass(frozen=True, slots=True)
class Need:
    """Something that whoever connects the channel types in. ``secret`` is kept encrypted and never shown."""

    name: str
    label: Bilingual
    help: Bilingual
    is_secret: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a channel says about itself; the desk's forms and the docs are made from it."""

    code: str
    mode: Mode
    guarantee: Guarantee
    name: Bilingual
    description: Bilingual
    promise: Bilingual
    #: Platforms of official accounts that it publishes on; empty for what is the office's own.
    platforms: tuple[str, ...]
    needs: tuple[Need, ...]
    limits: tuple[Bilingual, ...]
    #: A try without an answer may be looked up and made again; else a person settles it.
    repeatable: bool = False
    #: The longest text by platform; ``""`` for every other. Nothing where there is no bound.
    longest: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether it is the office's own and needs no account elsewhere."""
        return not self.platforms

    def longest_on(self, platform: str) -> int | None:
        """The longest text there; None where there is no bound."""
        return self.longest.get(platform, self.longest.get(""))


def load_manifest(file: Traversable) -> Manifest:
    """Read and check one ``manifest.toml``."""
    return parsed(file, _manifest)


def _manifest(raw: Mapping[str, Any]) -> Manifest:
    made = Manifest(
        code=raw["code"],
        mode=one_of(raw["mode"], get_args(Mode)),
        guarantee=one_of(raw["guarantee"], get_args(Guarantee)),
        name=bilingual(raw["name"]),
        description=bilingual(raw["description"]),
        promise=bilingual(raw["promise"]),
        platforms=tuple(raw.get("platforms", ())),
        needs=tuple(_need(one) for one in raw.get("need", ())),
        limits=tuple(bilingual(one) for one in raw["limits"]),
        repeatable=bool(raw.get("repeatable", raw["guarantee"] == "exact")),
        longest={("" if name == "any" else name): size for name, size in raw.get("longest", {}).items()},
    )
    if (made.mode == "person" and not made.platforms) or (made.mode == "local" and made.platforms):
        raise ValueError("what is pasted is pasted somewhere, and what is ours is nowhere else")
    return made


def _need(raw: Mapping[str, Any]) -> Need:
    return Need(
        name=one_of(raw["name"], ("user", "secret")),
        label=bilingual(raw["label"]),
        help=bilingual(raw["help"]),
        is_secret=raw["name"] == "secret",
        required=bool(raw.get("required", True)),
    )
