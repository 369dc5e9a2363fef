"""Drafts of sources, and the test before anything is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sejuk.desk import audit, clock
from sejuk.desk.listening.forms import SourceForm, one_person
from sejuk.desk.listening.intake.candidates import address_of, masked_text
from sejuk.desk.listening.kinds import connector_of
from sejuk.desk.listening.models import Source
from sejuk.desk.listening.services.fetching import outbound
from sejuk.desk.listening.words import error_words, note_words
from sejuk.desk.organisation.models import Member
from sejuk.sources.errors import SourceError
from sejuk.sources.items import Fetched

#: So many items are shown of a test.
SHOWN = 5
_SHORT = 280


@dataclass(frozen=True, slots=True)
class Sample:
    """One item of a test as it would be kept: people masked, no account."""

    text: str
    address: str
    published_at: datetime | None
    has_account: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What a test found; ``error`` in words where it failed. Nothing of it is saved."""

    samples: list[Sample]
    items: int
    authors: int
    notes: list[str]
    error: str = ""


@transaction.atomic
def save_draft(member: Member, form: SourceForm) -> Source:
    """Save a new or changed draft."""
    source = form.instance
    is_new = source.pk is None
    if is_new:
        source.institution, source.requested_by, source.requested_at = member.institution, member, clock.now()
    form.save()
    if is_new:
        audit.record(
            member, "source.drafted", "source", source.pk, connector=source.connector, kind=source.kind
        )
    else:
        fields = ", ".join(sorted(form.changed_data))[:200]
        audit.record(member, "source.changed", "source", source.pk, fields=fields, kind=source.kind)
    return source


def try_out(member: Member, code: str, config: Mapping[str, object], *, voice: bool = False) -> Trial:
    """Fetch once through the guarded way out and show what comes; saves nothing but that it was tried.

    Of what is all by one author nothing is shown, unless it is a public ``voice``'s: a test is no way to
    read a person (G16).
    """
    trial, outcome = _trial(code, config)
    if trial.authors == 1 and trial.items > 1 and not voice:
        trial, outcome = Trial([], trial.items, 1, [], one_person()), "single_author"
    audit.record(member, "source.tested", "connector", code, connector=code, items=trial.items, error=outcome)
    return trial


def _trial(code: str, config: Mapping[str, object]) -> tuple[Trial, str]:
    connector = connector_of(code)
    if connector is None or connector.manifest.mode != "poll":
        return Trial([], 0, 0, []), ""
    try:
        fetched = connector.fetch(config, {}, outbound())
    except SourceError as error:
        return Trial([], 0, 0, [], error_words(error.code, error.params)), str(error.code)
    return _of(fetched), ""


def _of(fetched: Fetched) -> Trial:
    samples = [
        Sample(masked_text(item)[:_SHORT], address_of(item), item.published_at, item.account is not None)
        for item in fetched.items[:SHOWN]
    ]
    authors = len({item.account for item in fetched.items if item.account})
    return Trial(samples, len(fetched.items), authors, note_words(fetched.notes))
