"""What other rooms put on a text's page: they register, so that this room need not know them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.responses.models import Response


@dataclass(frozen=True, slots=True)
class Part:
    """A template on the page of a text; ``show`` gives names that no other part gives."""

    template: str
    show: Callable[[MemberRequest, Response], dict[str, Any]]


_PARTS: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part; called from an app's ``ready``."""
    _PARTS[part.template] = part


def parts_of(request: MemberRequest, response: Response) -> dict[str, Any]:
    """The context of every part, and ``parts``: their templates in the order of registering."""
    context: dict[str, Any] = {}
    for part in _PARTS.values():
        context |= part.show(request, response)
    return context | {"parts": list(_PARTS)}
