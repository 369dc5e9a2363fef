"""Attack: write into the rows of messages, so that somebody gets one twice or an address stays.

Fails because the database holds what is done, who may reopen it, and that nothing of the recipient stays.
"""

from __future__ import annotations

from sejuk.desk.delivery.models import Message
from tests.attack.insider import refuses_sql
from tests.desk.delivery.given import left_uncertain, queued, run
from tests.desk.office import Desk


def _set(message: Message, what: str) -> None:
    refuses_sql(f"UPDATE delivery_message SET {what} WHERE id = %s", message.pk)


def test_what_was_sent_is_not_sent_again(desk: Desk) -> None:
    message = queued(desk, "satu")[0]
    run()
    _set(message, "state = 'waiting', address = 'satu@mitra.example'")
    _set(message, "state = 'uncertain', address = 'satu@mitra.example'")
    _set(message, "key = 'lain'")


def test_what_was_sent_gets_no_address_back(desk: Desk) -> None:
    message = queued(desk, "satu")[0]
    run()
    _set(message, "address = 'satu@mitra.example'")
    _set(message, "personal = 'https://sejuk.example/m/rahasia'")
    _set(message, "owner = 'partner:1'")


def test_the_machine_settles_nothing_that_is_uncertain(desk: Desk) -> None:
    message = left_uncertain(desk)
    _set(message, "state = 'waiting'")
    _set(message, "state = 'sending', runner = 1")


def test_one_run_sends_a_message(desk: Desk) -> None:
    message = queued(desk, "satu")[0]
    Message.objects.filter(pk=message.pk).update(state="sending", runner=1)
    _set(message, "runner = 2")
