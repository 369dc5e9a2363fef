"""Directives that tests start from, made by the ordinary verbs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from sejuk.desk import clock
from sejuk.desk.directives.models import Directive, Receipt
from sejuk.desk.directives.services import drafting, receiving, sending
from sejuk.desk.directives.services.drafting import Due, Reach, Wording
from sejuk.desk.directives.services.receiving import Done, Held
from sejuk.desk.organisation.models import Role, Unit
from tests.desk.office import Desk

TEXT = "Jelaskan jadwal pemungutan suara kepada warga sebelum hari tenang."
EVERYBODY = ("regency", "sector")


def wording(**changes: Any) -> Wording:
    """What an ordinary directive says."""
    at = clock.now()
    said: dict[str, Any] = {
        "subject": "Penjelasan jadwal pemungutan suara",
        "text": TEXT,
        "acknowledge_by": at + timedelta(hours=6),
        "tasks": (
            Due("Adakan rapat unit", at + timedelta(days=1)),
            Due("Jelaskan di desa", at + timedelta(days=3)),
        ),
        "order_kind": "str",
        "order_number": "STR/12/XI/2028",
        "conference_at": at + timedelta(hours=3),
        "conference_link": "https://vidcon.teduh.example/1",
    }
    return Wording(**(said | changes))


def drafted(
    desk: Desk, unit: Unit | None = None, levels: tuple[str, ...] = EVERYBODY, **changes: Any
) -> Directive:
    """A draft of the head of a unit (the Polda where none is named)."""
    unit = unit or desk.polda
    return drafting.draft(desk.member(Role.HEAD, unit), unit, wording(**changes), Reach(levels))


def sent(
    desk: Desk, unit: Unit | None = None, levels: tuple[str, ...] = EVERYBODY, **changes: Any
) -> Directive:
    """A directive that runs."""
    made = drafted(desk, unit, levels, **changes)
    return sending.send(desk.member(Role.HEAD, unit or desk.polda), made.pk)


def receipt(directive: Directive, unit: Unit) -> Receipt:
    """What a unit did about it."""
    return Receipt.objects.get(directive=directive, unit=unit)


def acknowledged(desk: Desk, directive: Directive, unit: Unit) -> Receipt:
    """The unit's duty officer says that it got it."""
    return receiving.acknowledge(desk.member(Role.DUTY_OFFICER, unit), receipt(directive, unit).pk)


def met(desk: Desk, directive: Directive, unit: Unit) -> None:
    """The unit held its meeting an hour ago."""
    held = Held(
        uuid4(),
        "in_person",
        clock.now() - timedelta(hours=1),
        "Disepakati giliran.",
        {"unit_head": 1, "duty": 4},
    )
    receiving.meet(desk.member(Role.DUTY_OFFICER, unit), receipt(directive, unit).pk, held)


def reported(desk: Desk, directive: Directive, unit: Unit, *files: bytes) -> None:
    """The unit reports every task as done."""
    for task in directive.tasks.all():
        done = Done(uuid4(), "Dijelaskan di balai desa, 40 warga.", task.pk, True, files)
        receiving.report(desk.member(Role.DUTY_OFFICER, unit), receipt(directive, unit).pk, done)


def done(desk: Desk, directive: Directive, unit: Unit) -> Receipt:
    """The unit is done."""
    acknowledged(desk, directive, unit)
    reported(desk, directive, unit)
    return receiving.finish(desk.member(Role.DUTY_OFFICER, unit), receipt(directive, unit).pk)
