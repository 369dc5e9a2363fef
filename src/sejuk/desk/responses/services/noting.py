"""Private notes among those who work on a text."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.access import access_response
from sejuk.desk.responses.models import Note
from sejuk.desk.responses.transitions import NOTES
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions


@transaction.atomic
def note(member: Member, pk: int, text: str) -> Note:
    """Add a note. The same words by the same member right after are a second click."""
    response = access_response(member, pk, lock=True)
    require(member, NOTES, response.unit)
    said = mask_mentions(text.strip())
    if not said:
        raise Refused(_("Catatannya belum diisi."), _("Tulis catatannya, lalu simpan."), status=422)
    last = response.notes.last()
    if last is not None and last.by_id == member.pk and last.text == said:
        return last
    made = Note.objects.create(response=response, by=member, at=clock.now(), text=said)
    record(member, "response.noted", "response", pk)
    notify("responses")
    return made
