"""One example of everything in responses that has an address of its own."""

from __future__ import annotations

from typing import Any

from django.test import override_settings

from sejuk.desk.delivery.models import Message
from sejuk.desk.responses.models import Contestant
from sejuk.desk.responses.services import listing_contestants, partnering
from tests.desk.network.given import mailed
from tests.desk.office import Desk
from tests.desk.responses.given import Newsroom


@override_settings(SITE_URL="https://sejuk.example")
def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    news = Newsroom(desk, desk.polres)
    draft, waits = news.draft(), news.submitted()
    of_draft = ("change", "submit", "leave", "response")
    of_waiting = ("approve", "return", "correct", "withdraw", "ask_partner", "note", "emergency")
    other = ("emergency_confirm", "emergency_review")
    word = word_for(news, waits.response_id)
    Message.objects.exclude(batch="contoh:1").delete()
    return {
        **{f"responses:{name}": {"pk": draft.pk} for name in of_draft},
        **{f"responses:{name}": {"pk": waits.response_id} for name in (*of_waiting, *other)},
        "responses:version": {"pk": waits.response_id, "number": 1},
        "responses:contestant_end": {"pk": contestant(news).pk},
        "responses:partner": {"word": word},
    }


def contestant(news: Newsroom, name: str = "Sekar Adiwarna") -> Contestant:
    """A fictional contestant."""
    named = listing_contestants.Named(name, news.unit.territory, "https://kpu.go.id/peserta")
    return listing_contestants.add(news.editor, named)


def word_for(news: Newsroom, pk: int, address: str = "redaksi@kpu.teduh.example") -> str:
    """The word of the link that a partner was mailed."""
    partnering.ask(news.editor, pk, address)
    return mailed(address)[-1].removeprefix("setuju-mitra/").rstrip("/")
