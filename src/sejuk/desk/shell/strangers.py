"""What strangers get at a member's address instead of the login. Each room registers its own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

View = Callable[..., HttpResponse]

_INSTEAD: dict[str, View] = {}


def register(view_name: str, view: View) -> None:
    """Let a public view answer strangers at this address; called from ``ready``."""
    _INSTEAD[view_name] = view


def instead_of(view_name: str) -> View | None:
    """The public view of an address; None where strangers are led to the login."""
    return _INSTEAD.get(view_name)
