"""Official is what shows its token now. The pages are real, on the loopback."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.delivery.services.sending import deliver
from sejuk.desk.network.accounts import checking
from sejuk.desk.network.accounts.checking import EVERY, FAILURES, check, check_due, check_now, settle
from sejuk.desk.network.accounts.listing import official, suspended
from sejuk.desk.network.accounts.looking import look, proof_line
from sejuk.desk.network.accounts.registering import end
from sejuk.desk.network.models import AccountWarning, OfficialAccount
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.sources.outbound import Outbound
from tests.desk.network.given import Net
from tests.desk.office import Desk
from tests.sources.site import Page, Site, outbound

_HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def out(site: Site) -> Outbound:
    """A way out that may reach the loopback."""
    return outbound(site)


@pytest.fixture
def account(net: Net, site: Site) -> OfficialAccount:
    """An account on the site that shows its token."""
    made = net.account(site.url("/humas"), feed=site.url("/umpan"))
    _show(site, made)
    _post(site, clock.now() - timedelta(hours=1))
    return made


def _show(
    site: Site, account: OfficialAccount, title: str = "Humas Polres Telaga", token: bool = True
) -> None:
    line = proof_line(account.token) if token else ""
    body = f'<title>{title}</title><meta name="description" content="Kabar resmi">{line}'
    site.pages["/humas"] = Page(body.encode(), headers=_HTML)


def _post(site: Site, when: object) -> None:
    item = f"<item><title>Imbauan</title><link>https://x.example/1</link><pubDate>{when}</pubDate></item>"
    site.pages["/umpan"] = Page(f"<rss version='2.0'><channel>{item}</channel></rss>".encode())


def _open(account: OfficialAccount) -> set[str]:
    return set(AccountWarning.objects.filter(account=account, ended_at=None).values_list("kind", flat=True))


class TestProving:
    def test_what_shows_its_token_is_official(
        self, net: Net, account: OfficialAccount, out: Outbound
    ) -> None:
        assert list(official()) == []
        check_now(net.editor, account.pk, out)
        account.refresh_from_db()
        assert account.state == "verified"
        assert account.seen_title == "Humas Polres Telaga"
        assert account.last_post_at is not None
        assert list(official()) == [account]

    def test_what_does_not_is_not(
        self, net: Net, account: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        _show(site, account, token=False)
        with pytest.raises(Refused, match="belum terlihat"):
            check_now(net.editor, account.pk, out)
        site.pages.clear()
        with pytest.raises(Refused, match="tidak dapat dibuka"):
            check_now(net.editor, account.pk, out)
        assert list(official()) == []

    def test_a_page_of_the_institutions_site_must_name_the_account(self, net: Net, site: Site) -> None:
        host = net.desk.police.domain
        account = net.account(
            "https://media.example/@humas", platform="x", proof_address=site.url("/akun", host)
        )
        account.address = site.url("/profil")
        site.pages["/profil"] = Page(b"<title>Humas</title>", headers=_HTML)
        way = outbound(site, resolver=_to_loopback)
        for named, proven in ((b"", False), (account.address.partition("://")[2].encode(), True)):
            body = named + b" " + proof_line(account.token).encode()
            site.pages["/akun"] = Page(body, headers=_HTML)
            assert look(account, way).proven == proven

    def test_a_strangers_page_proves_nothing(self, net: Net) -> None:
        with pytest.raises(Refused, match="sebagai bukti"):
            net.account("https://media.example/@humas", proof_address="https://orang-lain.example/")

    def test_another_page_of_the_same_host_proves_nothing(self, net: Net) -> None:
        for proof in (
            "https://media.example/@penipu",
            "https://media.example/@humas/1",
            "https://media.example/@humas?akun=2",
        ):
            with pytest.raises(Refused, match="tidak dapat dipakai sebagai bukti"):
                net.account("https://media.example/@humas", proof_address=proof)
        net.account("https://media.example/@humas", proof_address="https://www.media.example/@humas/")

    def test_an_open_redirect_of_the_institution_proves_nothing(self, net: Net, site: Site) -> None:
        account = net.account(
            "https://media.example/@humas", proof_address=site.url("/buka", net.desk.police.domain)
        )
        account.address = site.url("/profil")
        site.pages["/profil"] = Page(b"<title>Humas</title>", headers=_HTML)
        body = f"{account.address.partition('://')[2]} {proof_line(account.token)}"
        site.pages["/titipan"] = Page(body.encode(), headers=_HTML)
        way = outbound(site, resolver=_to_loopback)
        for host, proven in (("orang-lain.example", False), (net.desk.police.domain, True)):
            site.pages["/buka"] = Page(status=302, headers={"Location": site.url("/titipan", host)})
            assert look(account, way).proven == proven

    def test_a_page_that_names_a_longer_account_names_another(self, net: Net, site: Site) -> None:
        account = net.account(
            "https://media.example/@humas", proof_address=site.url("/akun", net.desk.police.domain)
        )
        account.address = site.url("/profil")
        site.pages["/profil"] = Page(b"<title>Humas</title>", headers=_HTML)
        body = f"{account.address.partition('://')[2]}-resmi {proof_line(account.token)}"
        site.pages["/akun"] = Page(body.encode(), headers=_HTML)
        assert not look(account, outbound(site, resolver=_to_loopback)).proven

    def test_one_address_is_registered_once(self, net: Net, account: OfficialAccount) -> None:
        with pytest.raises(Refused, match="sudah terdaftar"):
            net.account(account.address)

    def test_it_is_each_institutions_own_to_register(self, net: Net, desk: Desk) -> None:
        net.editor = desk.member(Role.EDITOR, desk.kpu)
        with pytest.raises(Refused):
            net.account("https://lain.example/")


def _to_loopback(host: str, port: int, *_rest: object, **_more: object) -> list[object]:
    import socket

    return socket.getaddrinfo("127.0.0.1", port, type=socket.SOCK_STREAM)  # type: ignore[return-value]


class TestWatching:
    @pytest.fixture
    def verified(self, net: Net, account: OfficialAccount, out: Outbound) -> OfficialAccount:
        check(account, out)
        account.refresh_from_db()
        return account

    def test_a_lost_token_takes_it_from_the_list_and_tells_the_duty_officer(
        self, verified: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        _show(site, verified, token=False)
        check(verified, out)
        assert _open(verified) == {"token_gone"}
        assert (list(official()), list(suspended())) == ([], [verified])
        check(verified, out)
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        assert [one.subject for one in mail.outbox] == ["Akun resmi perlu diperiksa: Humas Polres Telaga"]

    def test_it_comes_back_with_its_token(
        self, net: Net, verified: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        _show(site, verified, token=False)
        check(verified, out)
        _show(site, verified)
        check_now(net.editor, verified.pk, out)
        assert _open(verified) == set()
        assert list(official()) == [verified]

    def test_an_address_that_leads_elsewhere_is_a_hijack(
        self, verified: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        site.pages["/jual-obat"] = Page(proof_line(verified.token).encode(), headers=_HTML)
        site.pages["/humas"] = Page(status=302, headers={"Location": "/jual-obat"})
        check(verified, out)
        assert "moved" in _open(verified)
        assert list(official()) == []

    def test_a_new_name_asks_a_person(
        self, net: Net, verified: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        _show(site, verified, title="Humas Polres Telaga – Menang Bersama")
        check(verified, out)
        assert _open(verified) == {"renamed"}
        assert list(official()) == [verified]
        settle(net.editor, AccountWarning.objects.get(ended_at=None).pk)
        check(OfficialAccount.objects.get(), out)
        assert _open(verified) == set()

    def test_silence_is_noticed_and_settled_for_a_week(
        self, net: Net, verified: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        _post(site, clock.now() - timedelta(days=20))
        check(verified, out)
        assert _open(verified) == {"silent"}
        settle(net.editor, AccountWarning.objects.get(ended_at=None).pk)
        check(verified, out)
        assert _open(verified) == set()
        _post(site, clock.now() - timedelta(days=1))
        check(verified, out)
        assert _open(verified) == set()

    def test_one_failure_is_no_alarm_but_three_are(
        self, verified: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        site.pages.clear()
        for number in range(1, FAILURES + 1):
            check(verified, out)
            assert ("unreachable" in _open(verified)) == (number >= FAILURES)
        assert list(official()) == [verified]

    def test_a_person_cannot_wave_a_hijack_through(
        self, net: Net, verified: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        _show(site, verified, token=False)
        check(verified, out)
        warning = AccountWarning.objects.get(ended_at=None)
        with pytest.raises(Refused, match="selesai sendiri"):
            settle(net.editor, warning.pk)

    def test_what_ended_during_the_look_stays_ended(
        self, net: Net, verified: OfficialAccount, site: Site, out: Outbound
    ) -> None:
        stale = OfficialAccount.objects.get(pk=verified.pk)
        end(net.editor, verified.pk)
        _show(site, verified, token=False)
        check(stale, out)
        site.pages.clear()
        check(stale, out)
        verified.refresh_from_db()
        assert (verified.state, verified.failures, _open(verified)) == ("ended", 0, set())

    def test_one_odd_page_does_not_keep_the_others_from_being_looked_at(
        self, net: Net, verified: OfficialAccount, site: Site, out: Outbound, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def odd(account: OfficialAccount, way_out: Outbound | None = None) -> object:
            if account.pk == verified.pk:
                raise ValueError("odd")
            return look(account, way_out)

        other = net.account(site.url("/lain"))
        body = f"<title>Lain</title>{proof_line(other.token)}"
        site.pages["/lain"] = Page(body.encode(), headers=_HTML)
        check(other, out)
        monkeypatch.setattr(checking, "look", odd)
        later = clock.now() + EVERY + timedelta(minutes=1)
        assert check_due(later, out) == 2
        verified.refresh_from_db()
        assert (verified.state, verified.failures) == ("verified", 1)

    def test_each_is_looked_at_again_after_its_time(self, verified: OfficialAccount, out: Outbound) -> None:
        at = clock.now()
        assert check_due(at, out) == 0
        assert check_due(at + EVERY + timedelta(minutes=1), out) == 1

    def test_an_ended_account_is_not_looked_at(
        self, net: Net, verified: OfficialAccount, out: Outbound
    ) -> None:
        end(net.editor, verified.pk)
        assert check_due(clock.now() + EVERY * 2, out) == 0
        assert list(official()) == []
        with pytest.raises(Refused, match="tidak dipakai lagi"):
            check_now(net.editor, verified.pk, out)


class TestPages:
    def test_registered_proven_and_listed(
        self, net: Net, site: Site, out: Outbound, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sejuk.desk.network.accounts.looking.outbound", lambda: out)
        client = desk.client(Role.EDITOR, desk.polres)
        said = {
            "platform": "website",
            "name": "Humas Polres Telaga",
            "address": site.url("/humas"),
            "keeper": "Kasubbid PID",
            "silent_after": 14,
            "unit": desk.polres.pk,
        }
        assert client.post(reverse("network:account_register"), said).status_code == 302
        account = OfficialAccount.objects.get()
        page = reverse("network:account", args=[account.pk])
        assert proof_line(account.token) in client.get(page).text
        _show(site, account)
        client.post(reverse("network:account_check", args=[account.pk]))
        public = Client().get(reverse("network:directory")).text
        assert "Humas Polres Telaga" in public
        told = Client().get(reverse("network:directory_json")).json()["accounts"]
        assert [one["keeper"] for one in told] == ["Kasubbid PID"]
        assert account.token not in public
        client.post(reverse("network:account_end", args=[account.pk]))
        assert Client().get(reverse("network:directory_json")).json()["accounts"] == []

    def test_a_warning_is_settled_on_the_page(
        self, net: Net, account: OfficialAccount, site: Site, out: Outbound, desk: Desk
    ) -> None:
        check(account, out)
        _show(site, account, title="Nama lain")
        check(account, out)
        client = desk.client(Role.EDITOR, desk.polres)
        assert "perlu diperiksa" in client.get(reverse("network:accounts")).text
        warning = AccountWarning.objects.get()
        url = reverse("network:account_settle", args=[warning.pk])
        assert [client.post(url).status_code for _click in range(2)] == [302, 409]

    def test_an_empty_directory_says_whom_to_believe(self, desk: Desk) -> None:
        assert "percayai hanya situs lembaga" in Client().get(reverse("network:directory")).text

    def test_the_job_runs_only_where_something_is_due(
        self, account: OfficialAccount, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from sejuk.desk.network import tasks

        asked: list[object] = []
        monkeypatch.setattr(tasks, "enqueue", lambda *what, **_more: asked.append(what))
        tasks.tick(0)
        assert asked == []
        monkeypatch.setattr(checking, "EVERY", timedelta(0))
        OfficialAccount.objects.update(state="proposed")
        tasks.check_accounts()
