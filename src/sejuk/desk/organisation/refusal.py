"""A closed door that says why, and what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Refused(PermissionDenied):
    """Raised by doors and verbs. ``reason`` and ``advice`` are shown to the person, translated.

    ``status`` is 403, or 404 where even the existence of the thing is none of their business.
    """

    def __init__(self, reason: StrOrPromise, advice: StrOrPromise = "", *, status: int = 403) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice
        self.status = status


class Barred(Refused):
    """Somebody tried what a room's rules close to them; ``why`` is the word for it in the chain."""

    def __init__(self, why: str, reason: StrOrPromise, advice: StrOrPromise) -> None:
        super().__init__(reason, advice)
        self.why = why
