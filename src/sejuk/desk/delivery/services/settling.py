"""What a person does with a message that did not go out, or of which nobody knows."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.access import access_message
from sejuk.desk.delivery.models import DONE, Message, MessageState
from sejuk.desk.delivery.services.sending import FORGOTTEN
from sejuk.desk.delivery.transitions import MESSAGE_TRANSITIONS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


@transaction.atomic
def settle(member: Member, pk: int, verb: str) -> Message:
    """Say that it arrived, let it go once more, or leave it.

    Raises:
        Refused: it is not the member's to settle, or somebody settled it already.
    """
    from sejuk.desk.delivery.tasks import wake

    message = access_message(member, pk, lock=True)
    way = transition(MESSAGE_TRANSITIONS, verb, message.state)
    if not way.roles:
        raise Refused(
            _("Langkah ini dijalankan sistem, bukan petugas."), _("Muat ulang halamannya."), status=409
        )
    at = clock.now()
    message.state, message.changed_at, message.settled_by = way.end, at, member
    if way.end in DONE:
        for name, value in FORGOTTEN.items():
            setattr(message, name, value)
    if way.end == MessageState.WAITING:
        message.tries, message.error, message.due_at, message.not_after = 0, "", at, None
        wake([message.channel])
    message.save()
    record(member, "message.settled", "message", pk, verb=verb, batch=message.batch)
    notify("delivery")
    return message
