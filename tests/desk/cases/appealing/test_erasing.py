"""Erasure by address: what was kept goes, it stays out, counts stay."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.appealing.reviewing import grant, take_up
from sejuk.desk.cases.models import Appeal, Evidence, EvidencePart
from sejuk.desk.listening.intake import take
from sejuk.desk.listening.models import ErasedAddress, Post, Source
from sejuk.desk.listening.services.erasing import is_erased
from sejuk.desk.listening.services.expiring import expire_posts
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Role
from sejuk.sources.items import Item
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import ask, make_report
from tests.desk.listening.given import item, make_source
from tests.desk.listening.test_attacks import dumped
from tests.desk.office import Desk

LINK = "https://x.com/seseorang/status/77001"
ADDRESS = "x:77001"


@pytest.fixture(autouse=True)
def _fresh_memory() -> None:
    """The intake remembers narratives between batches; each test starts with none."""
    from sejuk.desk.listening import intake

    intake.forget()


@pytest.fixture
def source(desk: Desk) -> Source:
    return make_source(desk, now=clock.now())


def _item(number: int = 1, url: str = LINK) -> Item:
    return item(number, url=url, published_at=clock.now() - timedelta(hours=1))


def _erase(desk: Desk) -> Appeal:
    appeal = ask(kind=Appeal.Kind.ERASURE, address=ADDRESS)
    reviewer = desk.member(Role.HEAD)
    take_up(reviewer, appeal.pk)
    return grant(reviewer, appeal.pk, "Kontennya memuat data pribadi, jadi kami hapus.")


def test_the_post_goes_and_the_count_stays(desk: Desk, source: Source) -> None:
    take(source, [_item(1), _item(2, "https://x.com/lain/status/2")], clock.now())
    _erase(desk)
    assert list(Post.objects.values_list("address", flat=True)) == ["x:2"]
    assert Narrative.objects.get().posts_count == 2


def test_it_does_not_come_in_again_while_others_do(desk: Desk, source: Source) -> None:
    _erase(desk)
    taken = take(source, [_item(1), _item(2, "https://x.com/lain/status/2")], clock.now())
    assert (taken.new, taken.held_back) == (1, 1)
    assert not Post.objects.filter(address=ADDRESS).exists()


def test_neither_by_another_form_of_its_address(desk: Desk, source: Source) -> None:
    _erase(desk)
    taken = take(source, [_item(1, "https://mobile.twitter.com/lain/status/77001?s=20")], clock.now())
    assert taken.new == 0


def test_the_ban_ends_with_the_retention_period(desk: Desk, source: Source) -> None:
    _erase(desk)
    end = ErasedAddress.objects.get().until
    assert is_erased(ADDRESS, end - timedelta(seconds=1))
    assert not is_erased(ADDRESS, end)
    expire_posts(end)
    assert not ErasedAddress.objects.exists()


def test_nothing_in_the_database_names_the_address_any_more(
    desk: Desk, source: Source, unit: CaseDesk
) -> None:
    take(source, [_item()], clock.now())
    make_report(desk, address=ADDRESS)
    capture = Evidence.objects.create(
        case=unit.opened(), kind="page", url=ADDRESS, asked_by=unit.sorter, asked_at=clock.now(),
        expires_at=clock.now() + timedelta(days=90),
    )  # fmt: skip
    EvidencePart.objects.create(
        evidence=capture,
        name="teks",
        media_type="text/plain",
        sha256=hashlib.sha256(b"teks").hexdigest(),
        size=4,
        body=b"teks",
    )
    _erase(desk)
    capture.refresh_from_db()
    assert (capture.state, capture.url, capture.parts.count()) == ("erased", "", 0)
    assert ADDRESS not in dumped()
    [line] = Entry.objects.filter(action="address.erased")
    assert line.detail == {"posts": 1, "tips": 0, "evidence": 1}
