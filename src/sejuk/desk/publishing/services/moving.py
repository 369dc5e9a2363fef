"""The only way a publication changes its state, and the only place that writes receipts."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.models import Member
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.publishing.models import Publication, PublicationState, Receipt
from sejuk.desk.publishing.transitions import PUBLICATION_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


def moved(publication: Publication, verb: str, member: Member | None = None, **changes: Any) -> Publication:
    """Take a way of the table, change what comes with it, and leave a line in the chain."""
    way = transition(PUBLICATION_TRANSITIONS, verb, publication.state)
    publication.state, publication.changed_at = way.end, clock.now()
    if way.end != PublicationState.SENDING:
        publication.runner = None
    for name, value in changes.items():
        setattr(publication, name, value)
    if member is not None:
        publication.settled_by = member
    publication.save()
    record(
        member, "publication.moved", "publication", publication.pk,
        verb=verb, number=publication.number, version=publication.version, error=publication.error,
    )  # fmt: skip
    notify("publishing")
    return publication


def receipt(publication: Publication, kind: str, by: Member | None = None) -> Receipt:
    """Prove what just happened: which bytes, which words, where."""
    channel = publication.outlet.channel
    item, page = publication.approved, page_of(publication.number)
    words = channel.text(item, page, publication.outlet.platform)
    return Receipt.objects.create(
        publication=publication,
        kind=kind,
        version=publication.version,
        sha256=publication.sha256,
        words_sha256=hashlib.sha256(words.encode()).hexdigest(),
        remote_id=publication.remote_id,
        address=publication.address,
        at=clock.now(),
        by=by,
    )


def fresh(at: datetime) -> dict[str, Any]:
    """What a publication starts its tries with."""
    return {"due_at": at, "since": None, "tries": 0, "maybe": False, "error": ""}
