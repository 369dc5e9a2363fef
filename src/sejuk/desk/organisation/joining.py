"""The proof that an institution's domain gives: a file that only its owner can put there (G14)."""

from __future__ import annotations

from collections.abc import Callable

from sejuk.desk.organisation.models import Office
from sejuk.sources.outbound import Outbound, OutboundSettings

#: Where the file lies on the institution's domain.
PROOF_PATH = "/.well-known/sejuk.txt"
_LONGEST_PROOF = 10_000
#: A redirect leads away from the domain that must prove itself, so none is followed.
_SETTINGS = OutboundSettings(
    total_seconds=10, max_bytes=_LONGEST_PROOF, max_redirects=0, ports=frozenset({443})
)

#: Gives the text of the proof of a domain. Raises ``SourceError``.
FetchProof = Callable[[str], str]


def proof_line(token: str) -> str:
    """The line that the file must contain."""
    return f"sejuk-token={token}"


def proof_url(domain: str, port: int = 443) -> str:
    """The file's address: the domain itself, over TLS."""
    return f"https://{domain}{'' if port == 443 else f':{port}'}{PROOF_PATH}"


def fetch_proof(outbound: Outbound, port: int = 443) -> FetchProof:
    """Fetch over the guarded way out; ``outbound`` must follow no redirect."""

    def fetch(domain: str) -> str:
        response = outbound.get(proof_url(domain, port), max_bytes=_LONGEST_PROOF, robots=False)
        return response.body.decode("utf-8", "replace")

    return fetch


def default_fetch() -> FetchProof:
    """The way that a real check goes."""
    contact = Office.objects.values_list("contact", flat=True).first() or ""
    return fetch_proof(Outbound(contact, _SETTINGS))
