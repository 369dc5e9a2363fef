"""Pages of the reference that are drawn from the desk's tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sejuk.desk.listening import transitions as listening
from sejuk.desk.narratives import transitions as narratives


class Way(Protocol):
    """What every table of transitions has in common."""

    @property
    def verb(self) -> str:
        """What is done."""
        ...

    @property
    def start(self) -> str:
        """The state before."""
        ...

    @property
    def end(self) -> str:
        """The state after."""
        ...

    @property
    def roles(self) -> frozenset[str]:
        """Who may; nobody: the clock or the engine."""
        ...

    @property
    def needs_reason(self) -> bool:
        """Whether a reason is asked for."""
        ...


MACHINES: dict[str, tuple[str, Iterable[Way]]] = {
    "Source": ("sejuk.desk.listening.transitions.ALLOWED_TRANSITIONS", listening.ALLOWED_TRANSITIONS),
    "Narrative": ("sejuk.desk.narratives.transitions.ALLOWED_TRANSITIONS", narratives.ALLOWED_TRANSITIONS),
    "Alert": ("sejuk.desk.narratives.transitions.ALERT_TRANSITIONS", narratives.ALERT_TRANSITIONS),
}

HEAD = """# State machines

Drawn from the tables by `make docs`. A state changes only along one of these ways; anything else is
refused, whoever asks. A way without a role is the clock's or the engine's alone.
"""


def state_machines_page() -> str:
    """All state machines: a diagram and a table each."""
    return HEAD + "".join(_section(name, place, table) for name, (place, table) in MACHINES.items())


def _section(name: str, place: str, table: Iterable[Way]) -> str:
    ways = list(table)
    arrows = "\n".join(f"    {way.start} --> {way.end}: {way.verb}" for way in ways)
    rows = "\n".join(_row(way) for way in ways)
    return (
        f"\n## {name}\n\n`{place}`\n\n```mermaid\nstateDiagram-v2\n{arrows}\n```\n\n"
        f"| From | To | Verb | Roles | Reason |\n|---|---|---|---|---|\n{rows}\n"
    )


def _row(way: Way) -> str:
    roles = ", ".join(sorted(str(role) for role in way.roles)) or "–"
    who = getattr(way, "who", None)
    asked = f"{roles} ({who})" if who else roles
    return f"| {way.start} | {way.end} | {way.verb} | {asked} | {'yes' if way.needs_reason else 'no'} |"
