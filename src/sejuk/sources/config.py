"""Checks the settings of a source against its connector's manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from sejuk.sources.manifest import Field, Manifest


class ProblemCode(StrEnum):
    """What can be wrong with one setting; texts in :mod:`sejuk.sources.messages`."""

    REQUIRED = "required"
    UNKNOWN = "unknown"
    NOT_TEXT = "not_text"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_A_NUMBER = "not_a_number"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_CHOICE = "not_a_choice"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Problem(Exception):  # noqa: N818 – a finding that is also the way out of a check
    """One finding, with the numbers its message needs."""

    code: ProblemCode
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Validated:
    """``values`` has every field of the manifest that passed; ``problems`` the others by name."""

    values: Mapping[str, object]
    problems: Mapping[str, Problem]


def validate(manifest: Manifest, config: Mapping[str, object]) -> Validated:
    """Check ``config``. Texts of a web form ("12", "on") are taken for what they mean."""
    values: dict[str, object] = {}
    problems = {name: Problem(ProblemCode.UNKNOWN) for name in config.keys() - _names(manifest)}
    for field in manifest.fields:
        try:
            values[field.name] = _value(field, config.get(field.name))
        except Problem as problem:
            problems[field.name] = problem
    return Validated(values, problems)


def _names(manifest: Manifest) -> set[str]:
    return {field.name for field in manifest.fields}


def _value(field: Field, raw: object) -> object:
    if isinstance(raw, str):
        raw = raw.strip()
    if raw is None or raw == "":
        if field.required:
            raise Problem(ProblemCode.REQUIRED)
        return False if field.type == "boolean" and field.default is None else field.default
    return _CHECKS[field.type](field, raw)


def _text(field: Field, raw: object) -> str:
    if not isinstance(raw, str):
        raise Problem(ProblemCode.NOT_TEXT)
    if field.minimum is not None and len(raw) < field.minimum:
        raise Problem(ProblemCode.TOO_SHORT, field.minimum)
    maximum = 2000 if field.maximum is None else field.maximum
    if len(raw) > maximum:
        raise Problem(ProblemCode.TOO_LONG, maximum)
    return raw


def _url(field: Field, raw: object) -> str:
    text = _text(field, raw)
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not parts.username
    except ValueError:
        usable = False
    if not usable or any(character.isspace() for character in text):
        raise Problem(ProblemCode.NOT_AN_ADDRESS)
    return text


def _integer(field: Field, raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | str):
        raise Problem(ProblemCode.NOT_A_NUMBER)
    try:
        number = int(raw)
    except ValueError:
        raise Problem(ProblemCode.NOT_A_NUMBER) from None
    if field.minimum is not None and number < field.minimum:
        raise Problem(ProblemCode.TOO_SMALL, field.minimum)
    if field.maximum is not None and number > field.maximum:
        raise Problem(ProblemCode.TOO_LARGE, field.maximum)
    return number


_TRUE = {"on", "true", "1", "yes", "ya"}
_FALSE = {"off", "false", "0", "no", "tidak"}


def _boolean(field: Field, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).lower()
    if word not in _TRUE | _FALSE:
        raise Problem(ProblemCode.NOT_YES_OR_NO)
    return word in _TRUE


def _choice(field: Field, raw: object) -> str:
    if raw not in {choice.value for choice in field.choices}:
        raise Problem(ProblemCode.NOT_A_CHOICE)
    return str(raw)


_CHECKS = {"text": _text, "url": _url, "integer": _integer, "boolean": _boolean, "choice": _choice}
