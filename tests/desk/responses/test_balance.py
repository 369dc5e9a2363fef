"""Counts across contestants: with their denominators, and nothing small."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.balance import MONTHS, balance, names_it
from sejuk.desk.responses.checks import contestants_of
from sejuk.desk.responses.models import Contestant
from sejuk.desk.responses.services import listing_contestants
from tests.desk.office import Desk
from tests.desk.responses.examples import contestant
from tests.desk.responses.given import Newsroom

pytestmark = pytest.mark.django_db

NAME = "Sekar Adiwarna"


def naming(news: Newsroom, desk: Desk, times: int) -> None:
    """Publish texts that name the contestant, passed by another institution."""
    from sejuk.desk.responses.services import releasing

    kpu = desk.member(Role.APPROVER, desk.kpu)
    for _text in range(times):
        version = news.approved(by=kpu, title=f"Calon bupati {NAME} tidak mundur")
        releasing.publish(news.head, version.response_id)


def test_what_is_small_is_not_told(news: Newsroom, desk: Desk) -> None:
    contestant(news)
    naming(news, desk, 2)
    [row] = balance(clock.now()).rows
    assert row.texts[0].is_small
    naming(news, desk, 1)
    found = balance(clock.now())
    assert found.rows[0].texts[0].count == 3
    assert found.all_texts[0].count == 3
    assert [cell.count for cell in found.rows[0].claims] == [0] * MONTHS


def test_the_page_is_for_everybody(news: Newsroom, desk: Desk) -> None:
    assert "Belum ada peserta pemilu" in Client().get(reverse("responses:balance")).text
    contestant(news)
    naming(news, desk, 1)
    page = Client().get(reverse("responses:balance")).text
    assert NAME in page
    assert "&lt;3" in page


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sekar Adiwarna hadir", True),
        ("kata SEKAR ADIWARNA, benar", True),
        ("bunga sekar", False),
        ("Sekar Adiwarnaya", False),
    ],
)
def test_a_whole_name_counts(text: str, named: bool) -> None:
    assert names_it(Contestant(name=NAME, aliases=["Sekar"]), text) == named


def test_the_checks_know_who_stands_here_and_around(news: Newsroom, desk: Desk) -> None:
    contestant(news)
    assert contestants_of(desk.regency).names == (NAME,)
    assert contestants_of(desk.province).names == (NAME,)
    assert contestants_of(desk.other_polres.territory).names == ()
    version = news.submitted(title=f"Benarkah {NAME} mundur?")
    assert version.names_somebody


def test_the_list_is_kept_by_hand(news: Newsroom, desk: Desk) -> None:
    client = desk.client(Role.EDITOR, desk.polres)
    url = reverse("responses:contestants")
    said = {
        "name": NAME, "aliases": "Bu Sekar\n", "number": 1, "slogans": "Telaga Maju Bersama",
        "territory": news.unit.territory_id, "source": "https://kpu.go.id/peserta",
    }  # fmt: skip
    assert client.post(url, said).status_code == 302
    assert client.post(url, said).status_code == 409
    made = Contestant.objects.get()
    assert (made.names, made.slogans) == ((NAME, "Bu Sekar"), ["Telaga Maju Bersama"])
    for _click in range(2):
        client.post(reverse("responses:contestant_end", args=[made.pk]))
    assert NAME not in client.get(url).text
    assert contestants_of(desk.regency).names == ()
    with pytest.raises(Refused, match="bukan bagian dari peran"):
        listing_contestants.end(desk.member(Role.VERIFIER, desk.polres), made.pk)
