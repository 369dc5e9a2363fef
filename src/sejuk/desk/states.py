"""State machines as data: a table of transitions is the only way from one state to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sejuk.desk.organisation.refusal import Refused


@dataclass(frozen=True, slots=True)
class Transition:
    """One way from a state to another; without roles it is the clock's or the engine's alone.

    ``who``: whose role counts, in the words of the table's app; empty where the role alone decides.
    ``needs_reason``: in the person's own words.
    """

    verb: str
    start: str
    end: str
    roles: frozenset[str] = frozenset()
    who: str = ""
    needs_reason: bool = False


Table = tuple[Transition, ...]


def find(table: Table, verb: str, start: str) -> Transition | None:
    """The way that ``verb`` takes from ``start``, None where there is none."""
    return next((way for way in table if way.verb == verb and way.start == start), None)


def transition(table: Table, verb: str, start: str) -> Transition:
    """The way that ``verb`` takes from ``start``; ``Refused`` where there is none."""
    way = find(table, verb, start)
    if way is None:
        raise Refused(
            _("Keadaannya sudah berubah, jadi tindakan ini tidak berlaku lagi."),
            _("Muat ulang halamannya untuk melihat keadaan yang sekarang."),
            status=409,
        )
    return way


def allowed(table: Table, start: str) -> frozenset[str]:
    """The verbs that people can use from ``start``."""
    return frozenset(way.verb for way in table if way.start == start and way.roles)


def verbs(table: Table) -> Iterable[str]:
    """Every verb once, in the table's order."""
    return dict.fromkeys(way.verb for way in table)
