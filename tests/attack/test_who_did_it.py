"""Attack: let the chain name somebody else, or nobody (G13).

Fails because every line names who really asked, and because reading wordings on any page leaves one.
"""

from __future__ import annotations

import logging
import sys

from django.conf import settings

from sejuk.desk.audit.models import Entry
from sejuk.desk.listening.models import ImportRun, Source
from sejuk.desk.listening.quiet import Nameless
from sejuk.desk.organisation.models import Role
from tests.desk.examples import Examples
from tests.desk.listening.given import PURPOSE


def test_starting_somebody_elses_file_names_who_started_it(examples: Examples) -> None:
    run = ImportRun.objects.get()
    head = examples.desk.member(Role.HEAD)
    assert run.by_id != head.pk
    examples.desk.client(Role.HEAD).post(examples.url("start_import"))
    assert Entry.objects.get(action="import.started").actor == head.pk


def test_reading_wordings_on_the_way_to_a_split_leaves_a_line(examples: Examples) -> None:
    examples.desk.client(Role.HEAD).get(examples.url("narratives:split"))
    line = Entry.objects.get(action="narrative.read")
    assert (line.actor, line.subject_id) == (examples.desk.member(Role.HEAD).pk, examples.narrative.key)


def test_changing_a_draft_leaves_a_line(examples: Examples) -> None:
    draft = Source.objects.get(state="draft")
    form = {
        "name": "Nama lain",
        "kind": "public_page",
        "purpose": PURPOSE,
        "ends_on": draft.ends_on.isoformat(),
        "unit": draft.unit_id,
        "isi_address": "https://ramai.example/umpan",
    }
    examples.desk.client(Role.DUTY_OFFICER).post(examples.url("change_source"), form)
    draft.refresh_from_db()
    assert draft.name == "Nama lain"
    line = Entry.objects.get(action="source.changed")
    assert line.actor == examples.desk.member(Role.DUTY_OFFICER).pk
    assert "name" in line.detail["fields"]


def test_the_log_of_every_process_keeps_no_words() -> None:
    """A database's message prints the row; what reaches the log is where it broke."""
    handlers: dict[str, dict[str, object]] = settings.LOGGING["handlers"]  # type: ignore[assignment]
    assert handlers["console"]["filters"] == ["nameless"]
    handle = "suara_lantang" + "_hulu"
    try:
        raise ValueError(handle)
    except ValueError:
        record = logging.LogRecord("web", logging.ERROR, "", 0, "broken", None, sys.exc_info())
    assert Nameless().filter(record)
    line = logging.Formatter().format(record)
    assert "ValueError" in line
    assert handle not in line
