"""The page on which a text is let out, as people use it."""

from __future__ import annotations

from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role
from sejuk.desk.publishing.matters import all_that_waits
from sejuk.desk.publishing.models import Publication
from tests.desk.publishing.given import Press, run
from tests.servers.mastodon import Mastodon
from tests.servers.telegram_channel import TelegramChannel


def _page(press: Press, number: int, role: str = Role.HEAD) -> str:
    answer = press.desk.client(role, press.unit).get(reverse("publishing:release", args=[number]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_shown_before_is_what_is_sent(press: Press, telegram: TelegramChannel) -> None:
    outlet, version = press.on_telegram(), press.ready()
    page = _page(press, version.response_id)
    client = press.desk.client(Role.HEAD, press.unit)
    url = reverse("publishing:release", args=[version.response_id])
    for _twice in range(2):
        assert client.post(url, {"outlet": [outlet.pk]}).status_code == 302
    run()
    (said,) = telegram.standing()
    assert said.replace("&", "&amp;") in page
    assert f"{len(said)} dari 4096 huruf" in page


def test_the_page_shows_the_proof(press: Press, mastodon: Mastodon) -> None:
    version = press.out(press.on_mastodon(mastodon))
    page = _page(press, version.response_id, Role.OBSERVER)
    assert f"{mastodon.account}/100" in page
    assert version.sha256 in page
    assert "Siarkan sekarang" not in page


def test_what_is_not_approved_says_so(press: Press) -> None:
    page = _page(press, press.submitted().response_id)
    assert "belum disetujui" in page
    assert "Siarkan sekarang" not in page


def test_a_doubt_is_settled_on_the_page_and_keeps_what_was_typed(
    press: Press, telegram: TelegramChannel
) -> None:
    outlet = press.on_telegram()
    telegram.faults.append("reset_after")
    version = press.out(outlet)
    publication = Publication.objects.get(outlet=outlet)
    client = press.desk.client(Role.DUTY_OFFICER, press.unit)
    url = reverse("publishing:settle", args=[publication.pk])
    wrong = client.post(url, {"verb": "arrived", "link": "https://lain.example/9"})
    assert wrong.status_code == 422
    assert "https://lain.example/9" in wrong.content.decode()
    assert "bukan dari akun resminya" in wrong.content.decode()
    right = client.post(url, {"verb": "arrived", "link": "https://t.me/humas_contoh/1"})
    assert right.status_code == 302
    assert "Tersiar" in _page(press, version.response_id)
    assert client.post(url, {"verb": "arrived", "link": "https://t.me/humas_contoh/1"}).status_code == 409


def test_a_text_to_paste_stands_ready(press: Press) -> None:
    version = press.out(press.on_x())
    page = _page(press, version.response_id)
    assert "Salin teks ini" in page
    assert f"https://sejuk.example/klarifikasi/{version.response_id}/" in page


def test_the_way_to_the_channels_is_on_the_texts_own_page(press: Press) -> None:
    version = press.ready()
    url = reverse("responses:response", args=[version.response_id])
    way = reverse("publishing:release", args=[version.response_id])
    assert way in press.desk.client(Role.EDITOR, press.unit).get(url).content.decode()
    assert way not in press.desk.client(Role.OBSERVER, press.unit).get(url).content.decode()


def test_who_is_elsewhere_finds_nothing(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    version = press.out(outlet)
    other = press.desk.client(Role.HEAD, press.desk.other_polres)
    assert other.get(reverse("publishing:release", args=[version.response_id])).status_code == 404
    pk = Publication.objects.get(outlet=outlet).pk
    assert other.post(reverse("publishing:settle", args=[pk]), {"verb": "drop"}).status_code == 404


def test_what_is_held_up_stands_in_the_list_of_what_waits(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    mastodon.faults.extend(["429"] * 3)
    press.out(outlet)
    assert list(all_that_waits(press.editor, clock.now())) == []
    Publication.objects.filter(outlet=outlet).update(tries=3)
    (matter,) = all_that_waits(press.editor, clock.now())
    assert matter.kind == "Publikasi tertunda"
    assert list(all_that_waits(press.desk.member(Role.HEAD, press.desk.kpu), clock.now())) == []


def test_queries_do_not_grow_with_channels(
    press: Press, mastodon: Mastodon, telegram: TelegramChannel, django_assert_max_num_queries: object
) -> None:
    version = press.out(press.on_mastodon(mastodon), press.on_telegram(), press.on_x(), press.by_mail())
    client = press.desk.client(Role.HEAD, press.unit)
    url = reverse("publishing:release", args=[version.response_id])
    client.get(url)
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        client.get(url)


def test_the_link_of_what_was_pasted_is_the_proof(press: Press) -> None:
    outlet = press.on_x()
    version = press.out(outlet)
    pk, client = Publication.objects.get(outlet=outlet).pk, press.desk.client(Role.EDITOR, press.unit)
    url, link = reverse("publishing:settle", args=[pk]), "https://x.com/humas_contoh/status/7"
    assert client.post(url, {"verb": "pasted", "link": ""}).status_code == 422
    assert client.post(url, {"verb": "pasted", "link": link}).status_code == 302
    assert link in _page(press, version.response_id)
