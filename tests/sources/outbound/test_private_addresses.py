"""Nothing inside can be reached, whatever it is called."""

from __future__ import annotations

import socket
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.outbound import Outbound, OutboundSettings
from sejuk.sources.outbound.addresses import is_public, reachable

from ..site import LOOPBACK, Page, Site, outbound

INSIDE = [
    "127.0.0.1",
    "127.8.9.10",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%2",
    "fec0::1",
    "ff02::1",
]

OUTSIDE = ["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "2606:4700::1111"]


def answering(*addresses: str) -> Any:
    """A name service that knows every name and always answers the same."""

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return look_up


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_of_an_inside_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses())
def test_nothing_is_public_here_that_python_calls_private(address: Any) -> None:
    if address.is_private or address.is_multicast or address.is_link_local or address.is_unspecified:
        assert not is_public(address)


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    guarded = Outbound("", resolver=answering(address))
    with pytest.raises(SourceError) as caught:
        guarded.get("http://berita.example/umpan", robots=False)
    assert caught.value.code is Code.PRIVATE_ADDRESS
    assert caught.value.params == {"host": "berita.example"}


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "localhost", "0"]
)
def test_every_spelling_of_this_machine_is_refused(site: Site, host: str) -> None:
    site.pages["/"] = Page(b"secret")
    guarded = Outbound("", OutboundSettings(ports=frozenset({site.port})))
    with pytest.raises(SourceError) as caught:
        guarded.get(f"http://{host}:{site.port}/", robots=False)
    assert caught.value.code in {Code.PRIVATE_ADDRESS, Code.ADDRESS_INVALID, Code.NAME_NOT_FOUND}
    assert site.requests == []


def test_a_redirect_inside_is_refused(site: Site) -> None:
    site.pages["/"] = Page(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
    with pytest.raises(SourceError) as caught:
        outbound(site).get(site.url("/"))
    assert caught.value.code is Code.PRIVATE_ADDRESS


def test_a_redirect_inside_by_name_is_refused(site: Site) -> None:
    def resolver(host: str, port: int, **_: Any) -> list[Any]:
        address = "127.0.0.1" if host == "berita.example" else "192.168.1.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    site.pages["/"] = Page(status=301, headers={"Location": "http://router.example/"})
    with pytest.raises(SourceError) as caught:
        outbound(site, resolver=resolver).get(site.url("/", host="berita.example"))
    assert caught.value.code is Code.PRIVATE_ADDRESS
    assert caught.value.params == {"host": "router.example"}


def test_a_name_that_changes_its_mind_is_looked_up_once_a_connection(site: Site) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    site.pages["/"] = Page(b"first")
    guarded = outbound(site, resolver=rebinding)
    assert guarded.get(site.url("/", host="berita.example"), robots=False).body == b"first"
    assert asked == ["berita.example"]
    with pytest.raises(SourceError) as caught:
        guarded.get(site.url("/", host="berita.example"), robots=False)
    assert caught.value.code is Code.PRIVATE_ADDRESS
    assert len(site.requests) == 1


def test_of_a_mixed_answer_only_the_public_addresses_are_used() -> None:
    assert reachable(["10.0.0.1", "8.8.8.8", "::1", "8.8.8.8"], frozenset()) == ["8.8.8.8"]


def test_only_the_named_networks_are_exempt() -> None:
    exempt = frozenset({ip_network("127.0.0.0/8")})
    assert reachable(["127.0.0.1", "10.0.0.1", "not an address"], exempt) == ["127.0.0.1"]


def test_the_next_address_is_tried_when_one_does_not_answer(site: Site) -> None:
    site.pages["/"] = Page(b"here")
    # Nobody listens at 127.0.0.2 on that port: the site is bound to 127.0.0.1 alone.
    guarded = outbound(site, resolver=answering("127.0.0.2", "127.0.0.1"))
    assert guarded.get(site.url("/", host="berita.example"), robots=False).body == b"here"


def test_the_host_header_keeps_the_name(site: Site) -> None:
    site.pages["/"] = Page(b"ok")
    guarded = outbound(site, resolver=answering("127.0.0.1"))
    guarded.get(site.url("/", host="berita.example"), robots=False)
    assert site.requests[0].headers["host"] == f"berita.example:{site.port}"


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/"] = Page(b"direct")
    assert outbound(site).get(site.url("/"), robots=False).body == b"direct"


def test_an_unknown_name_says_so() -> None:
    def nobody(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with pytest.raises(SourceError) as caught:
        Outbound("", resolver=nobody, allow_private=LOOPBACK).get("https://tiada.example/", robots=False)
    assert caught.value.code is Code.NAME_NOT_FOUND
    assert caught.value.passing
