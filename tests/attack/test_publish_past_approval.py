"""Attack: put words on a channel that nobody approved, on an account that is nobody's, or twice.

Fails because the database knows what was approved and published, whose account is proven, and that a
publication is one.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from sejuk.desk.network.models import OfficialAccount
from sejuk.desk.publishing.models import Outlet, Publication
from sejuk.desk.publishing.services.releasing import release
from sejuk.desk.responses.models import Version
from tests.attack.insider import refuses_sql
from tests.desk.publishing.given import Press, run
from tests.servers.mastodon import Mastodon

if TYPE_CHECKING:
    pass

_INSERT = (
    "INSERT INTO publishing_publication (key, outlet_id, number, version, sha256, item, state, made_at,"
    " changed_at, due_at, tries, maybe, error, remote_id, address)"
    " VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s, now(), now(), now(), 0, false, '', '', '')"
)


@pytest.fixture
def waiting(press: Press, outlet: Outlet) -> Publication:
    """A text that was let out and is still on its way."""
    version = press.approved()
    release(press.head, version.response_id, [outlet.pk])
    return Publication.objects.get(outlet=outlet)


@pytest.fixture
def theirs(press: Press, server: Mastodon) -> Outlet:
    """A channel of another institution."""
    return Press(press.desk, press.desk.kpu).on_mastodon(server)


def _insert(outlet: Outlet, version: Version, body: bytes, state: str = "waiting", edition: int = 1) -> None:
    digest = hashlib.sha256(body).hexdigest()
    refuses_sql(_INSERT, outlet.pk, version.response_id, edition, digest, body, state)


def test_bytes_that_nobody_approved_stand_nowhere(press: Press, outlet: Outlet) -> None:
    version = press.published()
    changed = bytes(version.body).replace(b"Periksa", b"Sebarkan")
    _insert(outlet, version, changed)
    refuses_sql(_INSERT, outlet.pk, version.response_id, 1, version.sha256, changed, "waiting")


def test_a_draft_and_what_only_waits_go_nowhere(press: Press, outlet: Outlet) -> None:
    for version in (press.submitted(), press.approved()):
        _insert(outlet, version, bytes(version.body or version.submitted))


def test_practice_goes_nowhere(press: Press, outlet: Outlet) -> None:
    version = press.approved()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE responses_version DISABLE TRIGGER USER")
        cursor.execute("UPDATE responses_version SET is_training = true WHERE id = %s", [version.pk])
        cursor.execute("ALTER TABLE responses_version ENABLE TRIGGER USER")
    _insert(outlet, version, bytes(version.body))
    refuses_sql("UPDATE responses_version SET state = 'published' WHERE id = %s", version.pk)


def test_a_byte_that_changed_after_approval_is_refused(waiting: Publication) -> None:
    body = bytes(waiting.item) + b" "
    refuses_sql("UPDATE publishing_publication SET item = %s WHERE id = %s", body, waiting.pk)
    refuses_sql(
        "UPDATE publishing_publication SET item = %s, sha256 = %s, version = 2 WHERE id = %s",
        body, hashlib.sha256(body).hexdigest(), waiting.pk,
    )  # fmt: skip


def test_what_was_withdrawn_is_not_taken_up(waiting: Publication) -> None:
    number = waiting.number
    with connection.cursor() as cursor:
        cursor.execute("UPDATE responses_version SET state = 'withdrawn' WHERE response_id = %s", [number])
    refuses_sql("UPDATE publishing_publication SET state = 'sending', runner = 1 WHERE id = %s", waiting.pk)


def test_an_account_that_is_not_proven_gets_nothing(waiting: Publication, server: Mastodon) -> None:
    OfficialAccount.objects.update(state="suspended")
    refuses_sql("UPDATE publishing_publication SET state = 'sending', runner = 1 WHERE id = %s", waiting.pk)
    assert run() == 0
    assert server.statuses == {}


def test_another_institutions_account_is_connected_by_nobody(press: Press, theirs: Outlet) -> None:
    refuses_sql(
        "INSERT INTO publishing_outlet"
        ' (name, unit_id, kind, account_id, "user", secret, made_at, test_error)'
        " VALUES (gen_random_uuid(), %s, 'mastodon', %s, '', '', now(), '')",
        press.unit.pk, theirs.account_id or 0,
    )  # fmt: skip
    refuses_sql("UPDATE publishing_outlet SET unit_id = %s WHERE id = %s", press.unit.pk, theirs.pk)


def test_another_institutions_text_does_not_stand_there(press: Press, theirs: Outlet) -> None:
    version = press.published()
    _insert(theirs, version, bytes(version.body))


def test_it_is_not_published_twice(press: Press, outlet: Outlet) -> None:
    version = press.out(outlet)
    publication = Publication.objects.get(outlet=outlet)
    _insert(outlet, version, bytes(version.body))
    for state in ("waiting", "sending", "by_hand", "dropped"):
        refuses_sql(
            "UPDATE publishing_publication SET state = %s, runner = 1 WHERE id = %s", state, publication.pk
        )
    refuses_sql("DELETE FROM publishing_publication WHERE id = %s", publication.pk)


def test_the_machine_settles_nothing_that_is_uncertain(waiting: Publication) -> None:
    rows = Publication.objects.filter(pk=waiting.pk)
    rows.update(state="sending", runner=1)
    rows.update(state="uncertain", runner=None)
    for state in ("waiting", "sent"):
        refuses_sql(
            "UPDATE publishing_publication SET state = %s, shown_version = 1 WHERE id = %s",
            state, waiting.pk,
        )  # fmt: skip


def test_a_receipt_stays_as_it_was(press: Press) -> None:
    press.out()
    refuses_sql("UPDATE publishing_receipt SET address = 'https://lain.example/'")
    refuses_sql("DELETE FROM publishing_receipt")


def test_nobody_is_made_a_subscriber(press: Press) -> None:
    refuses_sql(
        "INSERT INTO publishing_subscriber (key, unit_id, address, once, language, asked_at, confirmed_at)"
        " VALUES (gen_random_uuid(), %s, 'x', 'x', 'id', now(), now())",
        press.unit.pk,
    )
