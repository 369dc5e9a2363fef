"""Write a line into the chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sejuk.desk import clock
from sejuk.desk.audit.actions import LONGEST_VALUE, Value, registry
from sejuk.desk.audit.models import Entry

if TYPE_CHECKING:
    from sejuk.desk.organisation.models import Member


def write(
    actor: Member | None, action: str, subject: str, subject_id: str, detail: Mapping[str, Value]
) -> int:
    """Check the line against the registry and insert it; the database links it to the one before."""
    _check(action, detail)
    entry = Entry.objects.create(
        at=clock.now(),
        actor=actor.pk if actor else None,
        institution=actor.institution_id if actor else None,
        action=action,
        subject=subject,
        subject_id=subject_id,
        detail=dict(detail),
    )
    return entry.sequence


def _check(action: str, detail: Mapping[str, Value]) -> None:
    declared = registry().get(action)
    if declared is None:
        raise ValueError(f"unknown audit action {action!r}: declare it in the app's actions.py")
    unknown = sorted(set(detail) - declared.keys)
    if unknown:
        raise ValueError(f"{action!r} does not record {', '.join(unknown)}: declare the key in actions.py")
    for key, value in detail.items():
        _check_value(action, key, value)


def _check_value(action: str, key: str, value: object) -> None:
    if not isinstance(value, str | int | float | bool | None):
        raise ValueError(f"{action!r} records only plain values, not {type(value).__name__} in {key!r}")
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        raise ValueError(
            f"{key!r} of {action!r} is longer than {LONGEST_VALUE} characters: record a key, not a text"
        )
