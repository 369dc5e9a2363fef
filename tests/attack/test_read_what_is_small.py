"""Attack: read what has fewer than three authors.

Fails because such a narrative does not exist for anybody (G17): not in lists, search, alerts or by number.
Its posts have no page of their own, and the database keeps its title empty.
"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from sejuk.desk.narratives.models import Alert, Narrative
from sejuk.desk.organisation.models import Role
from tests.attack.visiting import ATTACKERS
from tests.desk.addresses import all_names
from tests.desk.examples import Examples

SECRET = "Dua orang saja yang menulis kalimat rahasia tentang jembatan gantung di hulu itu"


@pytest.fixture
def small(examples: Examples) -> Narrative:
    """Two authors wrote it, many times."""
    return examples.board.tell(SECRET, posts=30, authors=2)


def test_no_search_finds_it(examples: Examples, small: Narrative) -> None:
    """On no page at all it is either: ``test_look_at_every_page``."""
    examples.board.refresh()
    for attacker in ATTACKERS:
        client = examples.desk.client(attacker)
        for page in ("/", "/narasi/", "/peringatan/", "/wilayah/", "/cek/", "/kasus/", "/kasus/buka/"):
            text = client.get(page, {"cari": "jembatan gantung", "q": "jembatan gantung"}).content.decode()
            assert "kalimat rahasia" not in text, page
            assert small.key not in text, page


def test_its_number_opens_nothing(examples: Examples, small: Narrative) -> None:
    for attacker in ATTACKERS:
        client = examples.desk.client(attacker)
        for verb in ("", "gabung/", "pisah/", "bisukan/", "bunyikan/"):
            url = f"/narasi/{small.key}/{verb}"
            assert client.get(url).status_code in (403, 404, 405), (attacker, verb)
            assert client.post(url, {"reason": "ingin tahu"}).status_code in (403, 404, 405), (attacker, verb)


def test_an_alert_for_it_is_not_shown(examples: Examples, small: Narrative) -> None:
    alert = Alert.objects.latest("pk")
    Alert.objects.filter(pk=alert.pk).update(narrative=small)
    for attacker in ATTACKERS:
        client = examples.desk.client(attacker)
        assert client.get(f"/peringatan/{alert.pk}/").status_code in (403, 404)
        assert small.key not in client.get("/peringatan/").content.decode()


def test_merging_it_into_a_large_one_is_refused(examples: Examples, small: Narrative) -> None:
    """Otherwise a large narrative would be a window on every small one."""
    client = examples.desk.client(Role.HEAD)
    client.post(f"/narasi/{examples.narrative.key}/gabung/", {"other": small.key, "reason": "mirip sekali"})
    small.refresh_from_db()
    assert small.state == "active"
    assert small.merged_into_id is None


def test_a_post_has_no_address_of_its_own() -> None:
    assert [name for name in all_names() if "post" in name.split(":")[-1].split("_")] == []


def test_the_database_keeps_its_title_empty(examples: Examples, small: Narrative) -> None:
    with (
        pytest.raises(IntegrityError, match="three_authors"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE narratives_narrative SET title = 'bocor' WHERE id = %s", [small.pk])
