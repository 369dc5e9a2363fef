"""Which addresses may be evidence."""

from __future__ import annotations

import pytest

from sejuk.desk.cases.evidence.addresses import host_of, is_closed, link_of, public_address
from sejuk.desk.organisation.refusal import Refused


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("https://harian.example/berita/1?utm_source=x#atas", "https://harian.example/berita/1"),
        ("harian.example/berita/1", "https://harian.example/berita/1"),
        ("https://twitter.com/seseorang/status/1234567", "x:1234567"),
        ("https://t.me/kanalumum/55", "telegram:kanalumum/55"),
        ("https://www.facebook.com/groups/99/posts/777", "facebook:777"),
        ("https://youtu.be/abcdefghijk", "youtube:abcdefghijk"),
    ],
)
def test_a_public_page_is_kept_under_one_address_without_a_handle(typed: str, canonical: str) -> None:
    assert public_address(typed).canonical == canonical


@pytest.mark.parametrize(
    "typed",
    [
        "https://chat.whatsapp.com/AbCdEf123",
        "https://wa.me/6281234567890",
        "https://web.whatsapp.com/",
        "https://t.me/+AbCdEf",
        "https://t.me/joinchat/AbCdEf",
        "https://t.me/c/123/456",
        "https://web.telegram.org/k/#-123",
        "https://www.facebook.com/messages/t/123",
        "https://m.facebook.com//messages/read/",
        "https://www.instagram.com/direct/t/123/",
        "https://x.com/messages/1-2",
        "https://X.com/Messages/1-2",
        "https://discord.com/channels/1/2",
        "https://mail.google.com/mail/u/0/#inbox/1",
        "https://messenger.com/t/1",
        "chat.whatsapp.com/AbCdEf123",
        "https://nama:sandi@harian.example/berita",
    ],
)
def test_what_was_said_in_private_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="grup tertutup"):
        public_address(typed)


@pytest.mark.parametrize(
    "typed", ["", "bukan alamat", "https://x.com/seseorang", "ftp://harian.example/1", "javascript:1"]
)
def test_what_is_no_public_page_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="satu halaman"):
        public_address(typed)


@pytest.mark.parametrize("canonical", ["x:1", "facebook:2", "tiktok:3", "reddit:4", "telegram:kanal/5"])
def test_an_item_of_a_platform_opens_without_a_handle(canonical: str) -> None:
    link = link_of(canonical)
    assert link.startswith("https://")
    assert "@" not in link
    assert not is_closed(link)


def test_an_item_of_a_platform_has_no_host_of_its_own() -> None:
    assert host_of("x:1") == ""
    assert host_of("https://www.harian.example/1") == "harian.example"
