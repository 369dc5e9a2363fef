"""A connector's manifest: what it is, what it asks, what it keeps. Parsed from ``manifest.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeVar, get_args

Made = TypeVar("Made")

#: ``poll``: the desk calls ``fetch`` again and again. ``upload``: a person brings a file.
Mode = Literal["poll", "upload"]

FieldType = Literal["text", "url", "integer", "boolean", "choice"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text for people in Indonesian and English."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The English text where ``language`` starts with ``en``, else the Indonesian one."""
        return self.en if language.startswith("en") else self.id


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a field of type ``choice``."""

    value: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Field:
    """One setting of a source. ``minimum`` and ``maximum`` bound numbers, or the length of texts."""

    name: str
    type: FieldType
    label: Bilingual
    help: Bilingual
    required: bool = False
    default: str | int | bool | None = None
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a connector says about itself; the desk's forms and the docs are made from it."""

    code: str
    mode: Mode
    name: Bilingual
    description: Bilingual
    fields: tuple[Field, ...]
    keeps: tuple[Bilingual, ...]
    limits: tuple[Bilingual, ...]
    etiquette: tuple[Bilingual, ...]
    #: Shown only where the demo world runs.
    demo: bool = False

    def field(self, name: str) -> Field:
        """The field of that name; ``KeyError`` where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


class ManifestError(ValueError):
    """A manifest that does not say what it must. Raised at start, for the connector's author."""


def load_manifest(file: Traversable) -> Manifest:
    """Read and check one ``manifest.toml``."""
    return parsed(file, _manifest)


def parsed(file: Traversable, make: Callable[[Mapping[str, Any]], Made]) -> Made:
    """What ``make`` makes of a TOML file; ``ManifestError`` where it does not say what it must."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    try:
        return make(raw)
    except (KeyError, TypeError, ValueError) as error:
        raise ManifestError(f"{file}: {error!r}") from error


def _manifest(raw: Mapping[str, Any]) -> Manifest:
    return Manifest(
        code=_identifier(raw["code"]),
        mode=one_of(raw["mode"], get_args(Mode)),
        name=bilingual(raw["name"]),
        description=bilingual(raw["description"]),
        fields=tuple(_field(field) for field in raw.get("field", [])),
        keeps=_texts(raw["keeps"]),
        limits=_texts(raw["limits"]),
        etiquette=_texts(raw["etiquette"]),
        demo=bool(raw.get("demo", False)),
    )


def _field(raw: Mapping[str, Any]) -> Field:
    kind: FieldType = one_of(raw["type"], get_args(FieldType))
    choices = tuple(Choice(choice["value"], bilingual(choice["label"])) for choice in raw.get("choice", []))
    if (kind == "choice") != bool(choices):
        raise ValueError(f"field {raw['name']}: choices belong to the type choice, and to no other")
    return Field(
        name=_identifier(raw["name"]),
        type=kind,
        label=bilingual(raw["label"]),
        help=bilingual(raw["help"]),
        required=bool(raw.get("required", False)),
        default=raw.get("default"),
        minimum=raw.get("minimum"),
        maximum=raw.get("maximum"),
        choices=choices,
    )


def bilingual(raw: Mapping[str, str]) -> Bilingual:
    """A text that has both languages; ``ValueError`` where one is missing."""
    both = Bilingual(id=raw["id"].strip(), en=raw["en"].strip())
    if not both.id or not both.en:
        raise ValueError("a text is missing in one language")
    return both


def _texts(raw: list[Mapping[str, str]]) -> tuple[Bilingual, ...]:
    if not raw:
        raise ValueError("a list is empty: say what is kept, the limits and the etiquette")
    return tuple(bilingual(text) for text in raw)


def _identifier(raw: str) -> str:
    if not raw.isidentifier() or not raw.islower():
        raise ValueError(f"{raw!r} is not a lower-case identifier")
    return raw


def one_of(raw: str, allowed: tuple[Any, ...]) -> Any:
    """``raw`` where it is allowed; ``ValueError`` elsewhere."""
    if raw not in allowed:
        raise ValueError(f"{raw!r} is none of {allowed}")
    return raw
