"""Attack: swap, add or take out a picture after a kit was approved, or pass one by the bank's two people.

Fails because the database ties a picture's bytes to their hash, the hash to the kit's digest, and lets
nothing of it change after the kit was submitted (G7, G11).
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sejuk.desk.network.broadcasts import approving, sending
from sejuk.desk.network.links import kit_word
from sejuk.desk.network.models import Broadcast
from tests.attack.insider import refuses_sql
from tests.desk.kits.given import a_logo
from tests.desk.network.given import Net
from tests.desk.network.test_pictures import ALT, a_picture, gone_out, pictured
from tests.desk.office import Desk

_COPY = (
    "INSERT INTO network_broadcastpicture (broadcast_id, item_id, body, sha256, media_type, width, height,"
    " alt, origin, rights) SELECT %s, NULL, body, sha256, media_type, width, height, alt, origin, rights"
    " FROM network_broadcastpicture WHERE broadcast_id = %s LIMIT 1"
)


@pytest.fixture(autouse=True)
def _an_address(settings: object) -> None:
    settings.SITE_URL = "https://sejuk.example"  # type: ignore[attr-defined]


@pytest.fixture
def net(desk: Desk) -> Net:
    """People of the Polres."""
    return Net(desk, desk.polres)


def _approved(net: Net, desk: Desk) -> Broadcast:
    submitted = approving.submit(net.editor, pictured(net, desk).pk)
    return approving.approve(net.head, submitted.pk, submitted.digest)


def test_no_bytes_words_or_rights_are_swapped_at_any_time(net: Net, desk: Desk) -> None:
    draft, approved = pictured(net, desk), _approved(net, desk)
    for broadcast in (draft, approved):
        key = broadcast.pictures.get().pk
        refuses_sql("UPDATE network_broadcastpicture SET body = %s WHERE id = %s", a_logo(200, 200), key)
        for change in (
            "alt = 'Coblos nomor 2'",
            "rights = 'own'",
            "origin = 'Lain'",
            "sha256 = repeat('0', 64)",
        ):
            refuses_sql(f"UPDATE network_broadcastpicture SET {change} WHERE id = %s", key)


def test_nothing_is_added_moved_or_taken_out_after_submission(net: Net, desk: Desk) -> None:
    approved, draft = _approved(net, desk), net.draft()
    refuses_sql(_COPY, approved.pk, approved.pk)
    refuses_sql("DELETE FROM network_broadcastpicture WHERE broadcast_id = %s", approved.pk)
    refuses_sql("UPDATE network_broadcastpicture SET body = '' WHERE broadcast_id = %s", approved.pk)
    refuses_sql(
        "UPDATE network_broadcastpicture SET broadcast_id = %s WHERE broadcast_id = %s", draft.pk, approved.pk
    )
    refuses_sql("UPDATE network_broadcast SET with_card = true WHERE id = %s", approved.pk)


def test_a_hash_belongs_to_its_bytes(net: Net, desk: Desk) -> None:
    draft, other = pictured(net, desk), net.draft()
    forged = _COPY.replace("NULL, body", "NULL, body || 'x'::bytea")
    refuses_sql(forged, other.pk, draft.pk)


def test_what_the_bank_has_not_approved_does_not_come_from_there(net: Net, desk: Desk) -> None:
    item, draft = a_picture(desk), pictured(net, desk)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE bank_item SET state = 'withdrawn', withdrawn_because = 'x' WHERE id = %s", [item.pk]
        )
    refuses_sql(_COPY.replace("NULL, body", f"{item.pk}, body"), net.draft().pk, draft.pk)


def test_whoever_lifts_the_guard_still_sends_nothing_else(net: Net, desk: Desk) -> None:
    """The machine's owner can switch the guard off; then nothing goes out, and what is out shows nothing."""
    partner = net.partner()
    out, waits = gone_out(net, pictured(net, desk)), _approved(net, desk)
    sending.send(net.head, waits.pk)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE network_broadcastpicture DISABLE TRIGGER network_picture_guard")
        cursor.execute(
            "UPDATE network_broadcastpicture SET body = 'x'::bytea WHERE broadcast_id = %s", [out.pk]
        )
        cursor.execute("UPDATE network_broadcastpicture SET alt = 'Lain' WHERE broadcast_id = %s", [waits.pk])
        cursor.execute("ALTER TABLE network_broadcastpicture ENABLE TRIGGER network_picture_guard")
    page = Client().get(reverse("network:kit", args=[kit_word(out, partner)])).text
    assert ALT not in page
    with pytest.raises(ValueError, match="no longer what was approved"):
        sending.hand_over(waits.pk)
