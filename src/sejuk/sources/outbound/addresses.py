"""Which network addresses are the public internet, and which are somebody's inside."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

#: IANA special-purpose registries, and multicast. Written out because ``ipaddress`` changed its
#: mind about some of them between the patch releases of Python.
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers (CGNAT)
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; the metadata service of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)

#: Only this block is given out. Mapped IPv4 (::ffff:0:0/96), NAT64 (64:ff9b::/96, 64:ff9b:1::/48),
#: loopback, unique local, link-local and multicast addresses all lie outside it.
_GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # IETF protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: any IPv4 address can hide inside
        "3fff::/20",  # documentation
    )
)


def is_public(address: Address) -> bool:
    """Whether ``address`` belongs to the public internet."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_V4)
    if address.scope_id is not None or address not in _GLOBAL_UNICAST_V6:
        return False
    return not any(address in network for network in _NOT_PUBLIC_V6)


def reachable(addresses: Iterable[str], allow_private: frozenset[Network]) -> list[str]:
    """The addresses that may be connected to: public ones, and those of ``allow_private``."""
    chosen: list[str] = []
    for text in addresses:
        try:
            address = ip_address(text)
        except ValueError:
            continue
        if is_public(address) or any(address in network for network in allow_private):
            chosen.append(text)
    return list(dict.fromkeys(chosen))
