"""Which part of a domain name somebody registered, so that one owner cannot bring two institutions (G14)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$")


class BadDomainError(ValueError):
    """The text is not a domain name that somebody can have registered."""


def clean_domain(text: str) -> str:
    """Lower-case ASCII form of a host name; an international name becomes its ``xn--`` form.

    Raises:
        BadDomainError: where the text is no host name, an address, or only a suffix such as ``go.id``.
    """
    try:
        name = text.strip().rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError as error:
        raise BadDomainError(text) from error
    if not _NAME.match(name):
        raise BadDomainError(text)
    registrable_domain(name)
    return name


def registrable_domain(name: str) -> str:
    """The suffix and one label: ``kaltim.kpu.go.id`` gives ``kpu.go.id``.

    Suffixes of Indonesia are data; elsewhere the last label counts as the suffix, which refuses too much
    (two institutions under ``co.uk``) and never too little.
    """
    labels = name.split(".")
    suffix = _suffix_length(labels)
    if len(labels) <= suffix:
        raise BadDomainError(name)
    return ".".join(labels[-suffix - 1 :])


def is_under(name: str, domain: str) -> bool:
    """Whether ``name`` is ``domain`` or lies under it."""
    return name == domain or name.endswith(f".{domain}")


def _suffix_length(labels: list[str]) -> int:
    known = _suffixes()
    if labels[-1] in known["wildcards"]:
        return 2
    return 2 if ".".join(labels[-2:]) in known["suffixes"] else 1


@cache
def _suffixes() -> dict[str, frozenset[str]]:
    text = files("sejuk.desk.organisation").joinpath("data/suffixes.toml").read_text("utf-8")
    return {key: frozenset(value) for key, value in tomllib.loads(text).items()}
