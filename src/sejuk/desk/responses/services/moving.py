"""The only way a version changes its state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Barred, Refused
from sejuk.desk.responses.access import access_response, newest
from sejuk.desk.responses.models import Version
from sejuk.desk.responses.transitions import VERSION_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import Transition, transition


@contextmanager
def tries_stay(member: Member, pk: int) -> Iterator[None]:
    """Put a barred try into the chain. Outside the verb's transaction, which is undone with it."""
    try:
        yield
    except Barred as barred:
        record(member, "response.refused", "response", pk, why=barred.why)
        raise


def on_way(member: Member, pk: int, verb: str) -> tuple[Version, Transition]:
    """The newest version, held, and the way that ``verb`` takes from its state."""
    version = newest(access_response(member, pk, lock=True))
    return version, transition(VERSION_TRANSITIONS, verb, version.state)


def require_on(member: Member, version: Version, way: Transition) -> None:
    """The way's role on the text's unit."""
    require(member, way.roles, version.response.unit)


def moved(member: Member | None, version: Version, way: Transition, reason: str = "") -> Version:
    """Take a way of the table and leave a line in the chain."""
    if way.needs_reason and not reason.strip():
        raise Refused(
            _("Alasannya belum diisi."), _("Tulis alasannya dengan kata-kata Anda sendiri."), status=422
        )
    version.state = way.end
    if reason.strip():
        version.reason = reason.strip()
    version.save()
    record(
        member, "response.moved", "response", version.response_id,
        verb=way.verb, version=version.number, digest=version.digest[:16],
    )  # fmt: skip
    notify("responses")
    return version
