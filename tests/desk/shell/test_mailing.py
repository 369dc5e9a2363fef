"""A letter that mail cannot carry is named as such and raises nothing: those after it still leave."""

from __future__ import annotations

import pytest
from django.core import mail

from sejuk.desk import clock
from sejuk.desk.organisation.models import Unit
from sejuk.desk.shell.mailing import Letter, send
from sejuk.desk.stages.models import PlanItem, PlanReminder

LINE = "\r\nBcc: lain@luar.example"


def letter(title: str, to: str) -> Letter:
    """The reminder of a piece of content."""
    item = PlanItem(pk=1, title=title, unit=Unit(name="Polda Hulu"))
    reminder = PlanReminder(item=item, kind=PlanReminder.Kind.LATE, due_at=clock.now())
    return Letter("plan-1", "stages/mail/plan", [to], "Asia/Makassar", {"reminder": reminder})


@pytest.mark.parametrize("space", ["\r", "\n", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_a_title_of_several_lines_is_one_subject(space: str) -> None:
    assert send(letter(f"Jadwal{space}ulang", "editor@teduh.example")) == ""
    assert mail.outbox[-1].subject == "Lewat tenggat: Jadwal ulang"
    assert mail.outbox[-1].message()


def test_an_address_that_is_none_is_named_and_nothing_leaves() -> None:
    assert send(letter("Jadwal", f"editor@teduh.example{LINE}")) == "bad_mail"
    assert mail.outbox == []
