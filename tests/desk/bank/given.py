"""Items of the bank that tests start from."""

from __future__ import annotations

from typing import Any

from sejuk.desk.bank import banking
from sejuk.desk.bank.models import Item
from sejuk.desk.organisation.models import Member, Role
from tests.desk.office import Desk

SAID = {
    "kind": "text",
    "title": "Jadwal pemungutan suara ulang",
    "text": "Pemungutan suara ulang berlangsung hari Minggu. Bawa KTP elektronik dan surat pemberitahuan.",
    "link": "",
    "origin": "Polda Hulu",
    "rights": "own",
    "consent": "",
    "stage": "",
    "theme": "",
    "language": "id",
}


def a_draft(desk: Desk, by: Member | None = None, **changes: Any) -> Item:
    """A draft of the Polda's editor."""
    return banking.put_in(by or desk.member(Role.EDITOR), {**SAID, **changes}, None)


def a_proposal(desk: Desk, **changes: Any) -> Item:
    """A draft that waits for its second person."""
    draft = a_draft(desk, **changes)
    return banking.propose(draft.by, draft.pk)


def an_item(desk: Desk, **changes: Any) -> Item:
    """An item that every office may use."""
    return banking.approve(desk.member(Role.HEAD), a_proposal(desk, **changes).pk)
