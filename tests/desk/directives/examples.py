"""One example of everything in directives that has an address of its own."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sejuk.desk.directives.models import FollowUpFile
from sejuk.desk.directives.services import asking, drafting, sending
from sejuk.desk.organisation.models import Role
from tests.desk.directives import given
from tests.desk.directives.test_sending import picture
from tests.desk.office import Desk


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters: a draft, a directive that runs, a unit that did something."""
    head = desk.member(Role.HEAD)
    draft = given.drafted(desk)
    drafting.attach(head, draft.pk, picture())
    file = {"pk": draft.pk, "file": draft.attachments.get().pk}
    with_file = given.drafted(desk)
    drafting.attach(head, with_file.pk, picture())
    running = sending.send(head, with_file.pk)
    given.acknowledged(desk, running, desk.polsek)
    given.reported(desk, running, desk.polsek, picture())
    officer = desk.member(Role.DUTY_OFFICER, desk.polsek)
    question = asking.ask(officer, running.pk, uuid4(), "Boleh lewat radio?")
    unit = {"pk": given.receipt(running, desk.polsek).pk}
    drafts = ("change", "attach", "send", "discard")
    of_running = ("directive", "correct", "close", "tree", "conference", "ask")
    of_unit = ("receipt", "acknowledge", "meet", "report", "finish", "give_back")
    return {
        **{f"directives:{name}": {"pk": draft.pk} for name in drafts},
        "directives:detach": file,
        **{f"directives:{name}": {"pk": running.pk} for name in of_running},
        "directives:attachment": {"pk": running.pk, "file": running.attachments.get().pk},
        "directives:answer": {"pk": question.pk},
        **{f"directives:{name}": unit for name in of_unit},
        "directives:evidence": {"pk": FollowUpFile.objects.filter(follow_up__receipt=unit["pk"])[0].pk},
    }
