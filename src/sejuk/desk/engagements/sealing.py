"""Contacts and seeds at rest: AES under the instance's pepper, which is in no database."""

from __future__ import annotations

from sejuk.desk.cases.public.contact import seal, unseal


def seal_contact(contact: str, ticket: str) -> bytes:
    """A contact as it is stored, bound to its invitation."""
    return seal(contact, f"invitation {ticket}")


def unseal_contact(stored: bytes | memoryview, ticket: str) -> str:
    """The contact; empty where there is none any more."""
    return unseal(stored, f"invitation {ticket}")


def seal_seed(seed: str, key: str) -> bytes:
    """The seed of a draw as it is stored until it is published, bound to its meeting."""
    return seal(seed, f"draw {key}")


def unseal_seed(stored: bytes | memoryview, key: str) -> str:
    """The seed again."""
    return unseal(stored, f"draw {key}")
