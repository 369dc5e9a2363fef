"""Offices subscribe to each other's: pulled from a real second server, corrections followed (G16)."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.factchecks.matching import nearest
from sejuk.desk.factchecks.models import FactCheck, Pull, State, Subscription, SubscriptionState
from sejuk.desk.factchecks.services import importing, subscribing
from sejuk.desk.factchecks.services.own import add_own, withdraw_own
from sejuk.desk.organisation.models import Institution, Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.matters import matters
from tests.desk.factchecks.given import ITEM, a_proposal, a_subscription, an_own
from tests.desk.factchecks.test_claimreview_in import node, page
from tests.desk.office import Desk
from tests.sources.site import Page, Request, Site, outbound

HERE, THERE = "sejuk.hulu.example", "sejuk.muara.example"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Another office's server; every name leads to it."""
    running = Site()

    def to_it(host: str, port: int, *_rest: Any, **_named: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    way_out = outbound(running, resolver=to_it)
    monkeypatch.setattr(importing, "outbound", lambda: way_out)
    yield running
    running.close()


class Neighbour:
    """The other office: it serves what this desk's data looked like, under its own name."""

    def __init__(self, site: Site, client: Client) -> None:
        self.site, self._client = site, client
        site.pages["/data/klarifikasi.json"] = self._answer
        self.publish()

    @property
    def url(self) -> str:
        """Where its data is."""
        return self.site.url("/data/klarifikasi.json", THERE)

    def publish(self) -> None:
        """Put what this desk shows now on its server."""
        answer = self._client.get(reverse("factchecks:data_feed"))
        text = answer.content.decode().replace(f"https://{HERE}", self.site.url("", THERE))
        self.body, self.etag = text.replace("Polda Hulu", "Diskominfo Muara").encode(), answer["ETag"]

    def _answer(self, request: Request) -> Page:
        if request.headers.get("if-none-match") == self.etag:
            return Page(status=304)
        return Page(self.body, headers={"Content-Type": "application/ld+json", "ETag": self.etag})


@pytest.fixture
def neighbour(desk: Desk, site: Site, client: Client) -> Neighbour:
    """An office that has published one clarification."""
    an_own(desk)
    return Neighbour(site, client)


def theirs() -> FactCheck:
    return FactCheck.objects.get(origin="subscribed")


def test_a_clarification_made_there_is_found_here(desk: Desk, neighbour: Neighbour) -> None:
    row = a_subscription(desk, url=neighbour.url)
    run = importing.pull(row.pk)
    assert run is not None
    assert (run.added, run.error_code, run.problems) == (1, "", [])
    found = [offer.factcheck for offer in nearest("Katanya semua TPS di Hulu tutup pukul sepuluh pagi")]
    assert {one.publisher for one in found} == {"Polda Hulu", "Diskominfo Muara"}
    assert theirs().accuracy == "false_fabricated"


def test_coming_again_changes_nothing_and_asks_politely(desk: Desk, neighbour: Neighbour) -> None:
    row = a_subscription(desk, url=neighbour.url)
    for _visit in range(3):
        importing.pull(row.pk)
    assert FactCheck.objects.filter(origin="subscribed").count() == 1
    assert Pull.objects.count() == 1
    asked = [one.headers.get("if-none-match") for one in neighbour.site.requests if "klarifikasi" in one.path]
    assert asked == [None, neighbour.etag, neighbour.etag]


def test_corrections_and_withdrawals_are_followed(desk: Desk, neighbour: Neighbour) -> None:
    row = a_subscription(desk, url=neighbour.url)
    importing.pull(row.pk)
    add_own(
        replace(ITEM, version=2, summary="Sampai 13.00.", correction="Dilengkapi."),
        f"https://{HERE}/klarifikasi/12",
    )
    neighbour.publish()
    importing.pull(row.pk)
    assert (theirs().version, theirs().correction) == (2, "Dilengkapi.")
    withdraw_own(ITEM.number, "Sumbernya keliru.")
    neighbour.publish()
    importing.pull(row.pk)
    assert (theirs().state, theirs().withdrawn_because) == (State.WITHDRAWN, "Sumbernya keliru.")


def test_who_died_between_two_steps_starts_again(
    desk: Desk, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = a_subscription(desk, url=neighbour.url)
    with monkeypatch.context() as broken:
        broken.setattr(importing, "_finish", lambda *_all: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            importing.pull(row.pk)
    assert importing.due(clock.now()) == [row.pk]
    importing.pull(row.pk)
    assert FactCheck.objects.filter(origin="subscribed").count() == 1
    assert importing.due(clock.now()) == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Page(status=500), "server_error"),
        (Page(b"<html><body>Halo</body></html>"), "not_a_feed"),
        (Page(b'{"@type": "DataFeed"', headers={"Content-Type": "application/json"}), "not_a_feed"),
        (Page(status=404), "not_found"),
    ],
)
def test_an_outage_is_waited_out_and_said(desk: Desk, site: Site, answer: Page, code: str) -> None:
    site.pages["/data/klarifikasi.json"] = answer
    row = a_subscription(desk, url=site.url("/data/klarifikasi.json", THERE))
    run = importing.pull(row.pk)
    assert run is not None
    assert run.error_code == code
    row.refresh_from_db()
    assert row.failures == 1
    assert importing.due(clock.now()) == []
    shown = desk.client(Role.EDITOR).get(reverse("factchecks:subscription", args=[row.pk])).content.decode()
    assert "text-error" in shown


def test_a_feed_that_speaks_for_others_is_not_believed(desk: Desk, site: Site) -> None:
    foreign = node(url="https://kpu.hulu.example/klarifikasi/1")
    body = json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": foreign}]})
    site.pages["/data.json"] = Page(body.encode())
    row = a_subscription(desk, url=site.url("/data.json", THERE))
    run = importing.pull(row.pk)
    assert run is not None
    assert [line[1] for line in run.problems] == ["other_site"]
    assert not FactCheck.objects.exists()


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Cek</title>{items}</channel></rss>"""


def _site_feed(site: Site, count: int) -> str:
    items = ""
    for number in range(count):
        link = site.url(f"/cek/{number}", THERE)
        items += f"<item><title>Cek {number}</title><link>{link}</link></item>"
        review = node(url=link, claimReviewed=f"Kabar nomor {number} tentang logistik pemilu di kecamatan")
        site.pages[f"/cek/{number}"] = Page(page(review).encode(), headers={"Content-Type": "text/html"})
    site.pages["/feed"] = Page(
        RSS.format(items=items).encode(), headers={"Content-Type": "application/rss+xml"}
    )
    return site.url("/feed", THERE)


def test_a_fact_check_site_is_read_page_by_page_each_once(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sejuk.desk.factchecks.services import pulling

    monkeypatch.setattr(pulling, "PAGES", 2)
    row = a_subscription(desk, url=_site_feed(site, 3), kind="site_feed")
    for expected in (2, 3, 3):
        importing.pull(row.pk)
        assert FactCheck.objects.count() == expected
    assert sorted(path for path in site.paths() if path != "/feed") == ["/cek/0", "/cek/1", "/cek/2"]


def test_a_page_that_is_gone_is_a_line_and_hides_no_other(desk: Desk, site: Site) -> None:
    row = a_subscription(desk, url=_site_feed(site, 2), kind="site_feed")
    site.pages["/cek/0"] = Page(status=410)
    run = importing.pull(row.pk)
    assert run is not None
    assert (run.added, [line[1] for line in run.problems]) == (1, ["unreadable"])


def test_nothing_is_pulled_before_another_institution_agreed(desk: Desk, neighbour: Neighbour) -> None:
    row = a_proposal(desk, url=neighbour.url)
    assert importing.due(clock.now()) == []
    assert importing.pull(row.pk) is None
    with pytest.raises(Refused):
        subscribing.move(desk.member(Role.APPROVER), row.pk, "approve")
    subscribing.move(desk.member(Role.APPROVER, desk.kpu), row.pk, "approve")
    assert importing.due(clock.now()) == [row.pk]


def test_alone_it_waits_in_public_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with connection.cursor() as cursor:  # in life nobody can undo a joining
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE organisation_institution DISABLE TRIGGER USER")
        Institution.objects.filter(pk=desk.commission.pk).update(joined_at=None)
        cursor.execute("ALTER TABLE organisation_institution ENABLE TRIGGER USER")
    row = a_proposal(desk, ends_on=clock.now().date() + timedelta(days=90))
    member = desk.member(Role.APPROVER)
    with pytest.raises(Refused, match="Masa tunggu"):
        subscribing.move(member, row.pk, "start_alone")
    later = clock.now() + timedelta(days=30)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert subscribing.move(member, row.pk, "start_alone").state == SubscriptionState.ACTIVE


def test_pausing_and_refusing_need_a_reason_and_ending_is_final(desk: Desk) -> None:
    row, editor = a_subscription(desk), desk.member(Role.EDITOR)
    with pytest.raises(Refused, match="Alasan"):
        subscribing.move(editor, row.pk, "pause", " ")
    subscribing.move(editor, row.pk, "pause", "Situsnya berubah")
    assert importing.pull(row.pk) is None
    subscribing.move(editor, row.pk, "resume")
    subscribing.move(editor, row.pk, "end")
    with pytest.raises(Refused):
        subscribing.move(editor, row.pk, "resume")


def test_it_ends_on_its_date(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = a_subscription(desk)
    later = clock.now() + timedelta(days=91)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert importing.due(later) == []
    assert subscribing.end_over(later) == 1
    row.refresh_from_db()
    assert row.state == SubscriptionState.ENDED
    assert Entry.objects.filter(action="subscription.ended").exists()


def test_proposing_it_twice_is_once_and_another_at_the_same_address_is_refused(desk: Desk) -> None:
    editor, key = desk.client(Role.EDITOR), str(uuid4())
    said = {
        "client_id": key,
        "name": "Diskominfo Muara",
        "kind": "data_feed",
        "url": "https://sejuk.muara.example/data/klarifikasi.json",
        "purpose": "Menemukan klarifikasi kabupaten tetangga",
        "ends_on": (clock.now().date() + timedelta(days=90)).isoformat(),
    }
    for _click in range(2):
        assert editor.post(reverse("factchecks:propose"), said).status_code == 302
    assert Subscription.objects.count() == 1
    again = editor.post(reverse("factchecks:propose"), {**said, "client_id": str(uuid4())})
    assert again.status_code == 422
    assert "sudah diusulkan" in again.content.decode()
    far = {**said, "client_id": str(uuid4()), "ends_on": "2099-01-01"}
    assert "satu tahun" in editor.post(reverse("factchecks:propose"), far).content.decode()


def test_it_waits_for_the_other_institution_and_everybody_can_read_it(desk: Desk, client: Client) -> None:
    row = a_proposal(desk)
    key = f"subscription:{row.pk}"
    assert key in {one.key for one in matters(desk.member(Role.APPROVER, desk.kpu), clock.now())}
    assert key not in {one.key for one in matters(desk.member(Role.APPROVER), clock.now())}
    public = client.get(reverse("factchecks:public_subscriptions")).content.decode()
    assert row.purpose in public
    machine = client.get(reverse("factchecks:public_subscriptions_json")).json()["subscriptions"]
    assert machine[0]["address"] == row.url


def test_the_other_institution_agrees_on_the_page(desk: Desk) -> None:
    row, other = a_proposal(desk), desk.client(Role.APPROVER, desk.kpu)
    shown = other.get(reverse("factchecks:subscription", args=[row.pk])).content.decode()
    assert "Setujui" in shown
    other.post(reverse("factchecks:move", args=[row.pk, "approve"]))
    row.refresh_from_db()
    assert (row.state, row.approved_by_institution) == (SubscriptionState.ACTIVE, desk.commission)
    assert other.post(reverse("factchecks:move", args=[row.pk, "lain"])).status_code == 404
