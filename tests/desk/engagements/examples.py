"""One example of everything in engagements that has an address of its own."""

from __future__ import annotations

from typing import Any

from sejuk.desk.engagements.links import token_of
from tests.desk.engagements.given import Host
from tests.desk.office import Desk


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    host = Host(desk, desk.polda)
    planned, invited, begun = host.planned(), host.invited(is_open=True), host.begun()
    drawn = host.invited(allocation="draw", seats=5)
    host.coming(drawn)
    written, postponed = host.reported(), host.postponed()
    question, waiting = host.asked(begun), host.promised()
    token = {"token": token_of(host.invitation(invited))}
    pages = [
        (planned.pk, ("meeting", "change", "agenda", "categories", "invite")),
        (invited.pk, ("invitations", "postpone", "cancel", "door")),
        (drawn.pk, ("draw_seats",)),
        (postponed.pk, ("reschedule",)),
        (begun.pk, ("hold", "attendance", "photo", "note", "commit")),
        (written.pk, ("report", "report_write", "report_docx", "report_submit", "amend")),
        (question.pk, ("question", "promise", "answer", "correct", "set_aside")),
        (waiting.pk, ("commitment", "reopen")),
    ]
    keys = {
        "plan": {"kind": "dialogue"},
        **dict.fromkeys(("invitation", "invitation_answer", "invitation_calendar"), token),
        **{name: {"key": begun.door_key} for name in ("check_in", "ask")},
        "asked": {"key": question.key},
        "open_meeting": {"key": invited.public_key},
        "draw": {"key": drawn.public_key},
    }
    found = {f"engagements:{name}": {"pk": pk} for pk, names in pages for name in names}
    return found | {f"engagements:{name}": values for name, values in keys.items()}
