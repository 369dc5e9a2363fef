"""The page of the reference that names every group of people, and the rooms that offer it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import override

from sejuk.desk.people import AUDIENCES, GUESTS, PARTNERS, PRESENT, People

#: Where a group is offered, and which.
_OFFERED: dict[str, Iterable[People]] = {
    "audience": AUDIENCES,
    "partner": PARTNERS,
    "guest": GUESTS,
    "own meeting": PRESENT,
}

_HEAD = """# Groups of people

Drawn from `sejuk.desk.people` by `make docs`. One list for every room: a group has one identifier and one
name. It says how people are reached or what they do, never what they think; Sejuk puts nobody into a group.

*Audience*: whom a text or a planned piece is for. *Partner*: what a partner is in public. *Guest*: as what
somebody is invited to and counted at a meeting. *Own meeting*: who sat in a unit's meeting about a
directive. Field reports count some of the same groups (`review/data/counts.toml`).

| Identifier | On screen | In English | Offered as |
|---|---|---|---|
"""


def people_page() -> str:
    """Every group with its names and its rooms."""
    return _HEAD + "".join(_row(one) for one in People)


def _row(group: People) -> str:
    with override("id"):
        name = str(group.label)
    with override("en"):
        english = str(group.label)
    rooms = ", ".join(room for room, offered in _OFFERED.items() if group in offered)
    return f"| `{group.value}` | {name} | {english} | {rooms} |\n"
