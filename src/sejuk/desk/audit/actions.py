"""What may be recorded, as data. Each app declares its own in ``<app>/actions.py`` as ``ACTIONS``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

from django.apps import apps
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Value: TypeAlias = str | int | float | bool | None

#: Longer values would be texts, and texts of the public have no place in the chain (G1).
LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Action:
    """A kind of line: its code, its name on screen and the keys that its detail may have."""

    code: str
    label: StrOrPromise
    keys: frozenset[str] = frozenset()


def action(code: str, label: StrOrPromise, *keys: str) -> Action:
    """Declare an action: ``action("source.proposed", _("Sumber diusulkan"), "kind", "ends_on")``."""
    return Action(code, label, frozenset(keys))


#: The chain's own lines.
ACTIONS = [
    action("audit.read", _("Membaca catatan audit"), "day", "page"),
    action("audit.sealed", _("Akar harian ditetapkan"), "last_sequence"),
    action("audit.verified", _("Rantai audit diperiksa"), "lines", "whole"),
]


@cache
def registry() -> dict[str, Action]:
    """All declared actions by code."""
    found: dict[str, Action] = {}
    for config in apps.get_app_configs():
        for one in _declared(config.name):
            if one.code in found:
                raise ValueError(f"the audit action {one.code!r} is declared twice")
            found[one.code] = one
    return found


def _declared(package: str) -> Iterable[Action]:
    if not package.startswith("sejuk.") or find_spec(f"{package}.actions") is None:
        return ()
    declared: Iterable[Action] = import_module(f"{package}.actions").ACTIONS
    return declared
