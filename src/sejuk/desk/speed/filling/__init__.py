"""Fills an empty office with as much as a large campaign leaves behind, all of it invented."""

from __future__ import annotations

from sejuk.desk.speed.filling.office import Office, open_office
from sejuk.desk.speed.size import Size

__all__ = ["Office", "Size", "fill"]


def fill(size: Size) -> Office:
    """Fill the database: people and units, what was heard, cases. Every guard of the database holds."""
    from sejuk.desk.speed.filling.cases import make_cases
    from sejuk.desk.speed.filling.heard import make_heard
    from sejuk.desk.speed.filling.requests import make_requests

    office = open_office(size)
    make_heard(size)
    make_cases(size)
    make_requests(size)
    return office
