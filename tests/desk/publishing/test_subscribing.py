"""Mail to those who asked for it: two yeses, one click to leave, and nothing kept but a sealed address."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.delivery.models import Message
from sejuk.desk.delivery.services.sending import deliver
from sejuk.desk.publishing.models import Publication, Subscriber
from sejuk.desk.publishing.subscribing.asking import LIFETIME, expire
from tests.desk.publishing.given import Press, run

_WARGA = "warga@contoh.example"
_LINK = re.compile(r"https://sejuk\.example(/langganan/(?:ya|henti)/\S+)")


def _sign_up(press: Press, address: str = _WARGA, client: Client | None = None) -> int:
    said = {"unit": press.by_mail().unit_id, "address": address}
    answer = (client or Client()).post(reverse("publishing:subscribe"), said)
    deliver("mail", seconds=60, sleep=lambda _seconds: None)
    return answer.status_code


def _links(address: str = _WARGA) -> list[str]:
    letters = [str(one.body) for one in mail.outbox if one.to == [address]]
    return [path for body in letters for path in _LINK.findall(body)]


def _subscribed(press: Press, address: str = _WARGA) -> str:
    """Sign up and confirm; gives the link that ends it."""
    _sign_up(press, address)
    yes, no = _links(address)[-2:]
    Client().post(yes)
    return no


def _letters(address: str = _WARGA) -> list[str]:
    """Subjects of what a subscriber got, but the question."""
    subjects = [str(one.subject) for one in mail.outbox if one.to == [address]]
    return [subject for subject in subjects if not subject.startswith("Benarkan")]


class TestDoubleOptIn:
    def test_nothing_is_mailed_before_the_second_yes(self, press: Press) -> None:
        assert _sign_up(press) == 302
        press.out(press.by_mail())
        assert _letters() == []

    def test_looking_at_the_link_is_no_yes(self, press: Press) -> None:
        _sign_up(press)
        yes, _no = _links()
        assert Client().get(yes).status_code == 200
        assert not Subscriber.objects.filter(confirmed_at__isnull=False).exists()

    def test_who_confirmed_is_mailed_with_a_way_out(self, press: Press) -> None:
        _subscribed(press)
        press.out(press.by_mail())
        assert _letters() == ["Periksa dulu, baru bagikan"]
        letter = mail.outbox[-1]
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert "/langganan/henti/" in letter.extra_headers["List-Unsubscribe"]

    def test_the_page_says_the_same_whoever_signs_up(self, press: Press) -> None:
        _subscribed(press)
        before = len(mail.outbox)
        said = {"unit": press.by_mail().unit_id, "address": _WARGA.upper()}
        first = Client().post(reverse("publishing:subscribe"), said | {"address": "lain@contoh.example"})
        again = Client().post(reverse("publishing:subscribe"), said)
        assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        assert len(mail.outbox) == before + 1

    def test_a_strangers_mailbox_is_not_filled(self, press: Press) -> None:
        for _again in range(5):
            _sign_up(press)
        assert len(_links()) == 2

    def test_who_signs_up_many_waits(self, press: Press) -> None:
        answers = [_sign_up(press, f"w{number}@contoh.example") for number in range(12)]
        assert answers == [302] * 10 + [429] * 2

    def test_what_was_typed_stays(self, press: Press) -> None:
        unit = press.by_mail().unit_id
        answer = Client().post(reverse("publishing:subscribe"), {"unit": unit, "address": "bukan-alamat"})
        assert answer.status_code == 422
        assert "bukan-alamat" in answer.content.decode()

    def test_an_old_link_says_what_to_do(self, press: Press) -> None:
        answer = Client().get(reverse("publishing:confirm", args=["dibuat-sendiri"]))
        assert answer.status_code == 404
        assert "/langganan/" in answer.content.decode()

    def test_who_never_confirms_is_forgotten(self, press: Press) -> None:
        _sign_up(press)
        assert expire(clock.now()) == 0
        assert expire(clock.now() + LIFETIME + timedelta(seconds=1)) == 1
        assert not Subscriber.objects.exists()


class TestLeaving:
    def test_one_click_in_the_mail_program_ends_it(self, press: Press) -> None:
        no = _subscribed(press)
        answer = Client(enforce_csrf_checks=True).post(no, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert not Subscriber.objects.exists()
        press.out(press.by_mail())
        assert _letters() == []

    def test_looking_at_the_link_ends_nothing(self, press: Press) -> None:
        assert Client().get(_subscribed(press)).status_code == 200
        assert Subscriber.objects.exists()

    def test_twice_says_the_same(self, press: Press) -> None:
        no = _subscribed(press)
        first, second = Client().post(no), Client().post(no)
        assert first.content == second.content

    def test_nothing_of_them_stays(self, press: Press) -> None:
        no = _subscribed(press)
        press.out(press.by_mail())
        Client().post(no)
        assert (
            not Message.objects.exclude(owner="", address="").filter(owner__startswith="subscriber").exists()
        )


class TestLetters:
    def test_each_gets_a_text_once(self, press: Press) -> None:
        _subscribed(press)
        outlet = press.by_mail()
        press.out(outlet)
        Publication.objects.filter(outlet=outlet)
        run()
        assert len(_letters()) == 1

    def test_a_correction_is_a_letter_to_everybody(self, press: Press) -> None:
        _subscribed(press)
        version = press.out(press.by_mail())
        _subscribed(press, "baru@contoh.example")
        press.next_edition(version)
        run()
        assert [subject.partition(":")[0] for subject in _letters()] == [
            "Periksa dulu, baru bagikan",
            "Koreksi",
        ]
        assert len(_letters("baru@contoh.example")) == 1

    def test_a_withdrawal_is_told_to_those_who_got_it(self, press: Press) -> None:
        _subscribed(press)
        version = press.out(press.by_mail())
        _subscribed(press, "baru@contoh.example")
        press.withdrawn(version)
        run()
        assert _letters()[-1].startswith("Ditarik kembali")
        assert _letters("baru@contoh.example") == []


def test_an_address_is_readable_nowhere(press: Press) -> None:
    _sign_up(press)
    row = Subscriber.objects.values().get()
    assert _WARGA not in str({name: bytes(v) if isinstance(v, memoryview) else v for name, v in row.items()})
    assert len(bytes(row["address"])) > 254


@pytest.mark.parametrize("address", ["subscribe", "asked"])
def test_without_a_list_the_page_says_what_to_do(db: None, press: Press, address: str) -> None:
    assert Client().get(reverse(f"publishing:{address}")).status_code == 200
