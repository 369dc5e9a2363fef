"""Attack: add one activist's account as a source.

Fails because a source with a single author is refused unless it is a public role (G16): by the form, by the
intake that counts authors, and by the database; and because no institution approves its own.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sejuk.desk import clock
from sejuk.desk.listening.models import Source
from sejuk.desk.organisation.models import Role
from tests.attack.visiting import ATTACKERS
from tests.desk.listening.given import PURPOSE, item, make_source
from tests.desk.office import Desk

PERSONAL = [
    "https://x.com/suara_lantang_hulu",
    "https://www.facebook.com/suara.lantang",
    "https://suaralantang.blogspot.com/feeds/posts/default",
    "https://medium.com/@suaralantang",
    "https://www.youtube.com/@suaralantang",
    "https://media.example/author/suara-lantang/feed",
]


def _form(desk: Desk, address: str, kind: str) -> dict[str, str | int]:
    return {
        "name": "Kanal warga",
        "kind": kind,
        "purpose": PURPOSE,
        "ends_on": str(clock.now().date() + timedelta(days=30)),
        "unit": desk.polda.pk,
        "isi_address": address,
        "isi_url": address,
    }


@pytest.mark.parametrize("attacker", [one for one in ATTACKERS if one != Role.AUDITOR])
@pytest.mark.parametrize("address", PERSONAL)
def test_the_form_refuses_one_persons_page(desk: Desk, attacker: Role, address: str) -> None:
    for kind in ("public_page", "keyword"):
        desk.client(attacker).post("/sumber/tambah/feeds/", _form(desk, address, kind))
    assert not Source.objects.exists()


def test_an_auditor_adds_no_source_at_all(desk: Desk) -> None:
    url = "/sumber/tambah/feeds/"
    form = _form(desk, "https://media.example/feed", "public_page")
    assert desk.client(Role.AUDITOR).post(url, form).status_code == 403


@pytest.mark.parametrize("kind", ["public_page", "keyword", "file", "tip_line"])
def test_the_database_refuses_it_to_whoever_writes_the_row(desk: Desk, kind: str) -> None:
    with pytest.raises(IntegrityError, match="single_author"), transaction.atomic():
        make_source(desk, kind=kind, single_author=True)


def test_calling_it_an_outlet_still_takes_another_institution(desk: Desk) -> None:
    """The lie stands on the public list with the name of who approved it."""
    for role in (Role.DUTY_OFFICER, *ATTACKERS):
        desk.member(role)
    with pytest.raises(IntegrityError, match="another_institution"), transaction.atomic():
        make_source(desk, kind="outlet", single_author=True, approved_by_institution=desk.police)
    outlet = make_source(
        desk,
        kind="outlet",
        single_author=True,
        state="proposed",
        approved_by=None,
        approved_by_institution=None,
    )
    for attacker in ATTACKERS:
        desk.client(attacker).post(f"/sumber/{outlet.pk}/approve/")
    outlet.refresh_from_db()
    assert outlet.state == "proposed"
    assert outlet.name in desk.client(Role.HEAD).get("/sumber-publik/").content.decode()


SIDEWAYS = [
    "https://news.google.com/rss/search?q=site:x.com/suara_lantang_hulu",
    "https://news.google.com/rss/search?q=pemilu+from%3Asuaralantang",
    "https://www.bing.com/search?q=inurl%3A%40suaralantang&format=rss",
    "https://rss.example/feed?url=https%3A%2F%2Fx.com%2Fsuaralantang",
    "https://rss.example/feed?url=https%253A%252F%252Fmastodon.example%252F%2540suaralantang",
    "https://rss.example/https://www.facebook.com/suara.lantang",
    "https://rsshub.example/twitter/user/suaralantang",
    "https://mastodon.example/@suaralantang.rss",
    "https://mastodon.example/%40suaralantang/tagged/pemilu",
    "https://mastodon.example/@suaralantang/tag/pemilu",
    "https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789",
    "https://www.youtube.com/feeds/videos.xml?playlist_id=UU0123456789",
    "https://media.example/feed?author=12",
    "https://media.example/?feed=rss2&author_name=suaralantang",
    "https://suaralantang.blogspot.com/search/label/t/pemilu",
    "https://suaralantang.wordpress.com/tag/pemilu/feed",
    "https://bsky.app/profile/suaralantang.example/rss",
    "https://t.me/s/suaralantang",
]


@pytest.mark.parametrize("address", SIDEWAYS)
def test_ways_around_lead_to_the_same_person(address: str) -> None:
    from sejuk.desk.listening.personal import is_personal

    assert is_personal({"address": address})


@pytest.mark.parametrize(
    "keyword",
    [
        "from:suaralantang",
        "pemilu from:suaralantang",
        "(from: suaralantang)",
        'pemilu author:"Suara Lantang"',
        "pemilu OR @suaralantang",
        "pemilu,@suaralantang",
        "pemilu site:x.com/suaralantang",
        "pemilu%20from%3Asuaralantang",
    ],
)
def test_a_keyword_for_one_account_is_refused_wherever_it_stands(keyword: str) -> None:
    from sejuk.desk.listening.personal import is_personal

    assert is_personal({"keyword": keyword})


@pytest.mark.parametrize(
    "address",
    [
        "https://media.example/feed",
        "https://media.example/tag/pemilu/feed",
        "https://media.example/rss?kanal=nasional&format=xml",
        "https://news.google.com/rss/search?q=pemilu+hulu&hl=id",
        "https://news.google.com/rss/search?q=pemilu+site:media.example",
        "https://forum.example/t/pemilu-hulu/12.rss",
        "https://www.reddit.com/r/indonesia/new.rss",
        "pemilu di hulu: kotak suara",
        "hubungi kami humas@kpu.example",
        "datang dari: kabupaten",
    ],
)
def test_places_of_many_people_stay_open(address: str) -> None:
    from sejuk.desk.listening.personal import is_personal

    assert not is_personal({"address": address})


class _OnePerson:
    """A feed of a site of its own, which no address gives away."""

    def fetch(self, *_args: object) -> object:
        from sejuk.sources.items import Fetched

        items = [item(number, account="suaralantang") for number in range(5)]
        return Fetched(items=items, cursor={}, next_after=timedelta(hours=1))


def test_a_test_before_saving_is_no_way_to_read_one_person(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from types import SimpleNamespace

    from sejuk.desk.audit.models import Entry
    from sejuk.desk.listening.services import drafting

    feed = SimpleNamespace(fetch=_OnePerson().fetch, manifest=SimpleNamespace(mode="poll"))
    monkeypatch.setattr(drafting, "connector_of", lambda _code: feed)
    monkeypatch.setattr(drafting, "outbound", lambda: None)
    trial = drafting.try_out(desk.member(Role.HEAD), "feeds", {})
    assert trial.samples == []
    assert "satu orang" in trial.error
    assert Entry.objects.filter(action="source.tested", detail__error="single_author").exists()
