"""How an institution joins: its own domain shows our token, over TLS, read by the guarded way out."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core import mail
from django.test import Client

from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation import access
from sejuk.desk.organisation.access import Refused
from sejuk.desk.organisation.joining import FetchProof, fetch_proof, proof_line
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role
from sejuk.desk.organisation.services.institutions import check_institution, propose_institution
from sejuk.sources.outbound import Outbound, OutboundSettings
from tests.desk.office import PASSWORD, Desk

DOMAIN = "bawaslu.teduh.example"


@dataclass
class Site:
    """A real web site of an institution on this machine."""

    port: int
    authority: ssl.SSLContext
    pages: dict[str, tuple[int, str]] = field(default_factory=dict)

    def fetch(self) -> FetchProof:
        """The real way out, for which every name is this machine and its certificate is trusted."""

        def resolver(host: str, port: int, *_rest: Any, **_more: Any) -> list[Any]:
            return socket.getaddrinfo("127.0.0.1", port, type=socket.SOCK_STREAM)

        outbound = Outbound(
            "uji@teduh.example",
            OutboundSettings(max_redirects=0, ports=frozenset({self.port}), min_delay_seconds=0),
            allow_private=frozenset({ip_network("127.0.0.0/8")}),
            resolver=resolver,
            tls=self.authority,
        )
        return fetch_proof(outbound, self.port)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A TLS server for ``DOMAIN`` with a certificate of its own."""
    pages: dict[str, tuple[int, str]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, text = pages.get(self.path, (404, ""))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", text)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Keep quiet."""

    certificate = _certificate(tmp_path)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = serving.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(server.server_port, ssl.create_default_context(cafile=str(certificate)), pages)
    server.shutdown()
    server.server_close()
    thread.join()


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, DOMAIN)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(DOMAIN)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "site.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
def proposed(desk: Desk) -> Institution:
    """An institution that waits for its domain's proof."""
    return propose_institution(
        desk.member(Role.ADMINISTRATOR), "Bawaslu Teduh", "Bawaslu", "election_supervisor", DOMAIN
    )


PROOF = "/.well-known/sejuk.txt"
Answer = Callable[[Institution], tuple[int, str]]


def test_the_domain_that_shows_the_token_has_joined(desk: Desk, site: Site, proposed: Institution) -> None:
    site.pages[PROOF] = (200, f"# Bawaslu\r\n{proof_line(proposed.token)}\r\n")
    check_institution(desk.member(Role.ADMINISTRATOR), proposed, site.fetch())
    proposed.refresh_from_db()
    assert proposed.has_joined
    top = proposed.units.get()
    assert (top.name, top.territory) == ("Bawaslu Teduh", desk.province)
    assert [entry.action for entry in Entry.objects.filter(subject="institution")] == [
        "institution.proposed",
        "institution.checked",
        "institution.joined",
    ]


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (lambda one: (200, "sejuk-token=yang-lain"), "no_token"),
        (lambda one: (200, f"x{proof_line(one.token)}"), "no_token"),
        (lambda one: (200, ""), "no_token"),
        (lambda one: (404, ""), "not_found"),
        (lambda one: (302, "/lain.txt"), "too_many_redirects"),
        (lambda one: (500, ""), "server_error"),
        (lambda one: (200, proof_line(one.token) + "\n" + "x" * 20_000), "too_large"),
    ],
)
def test_anything_else_proves_nothing_and_leaves_a_line(
    desk: Desk, site: Site, proposed: Institution, answer: Answer, result: str
) -> None:
    site.pages[PROOF] = answer(proposed)
    with pytest.raises(Refused):
        check_institution(desk.member(Role.ADMINISTRATOR), proposed, site.fetch())
    proposed.refresh_from_db()
    assert not proposed.has_joined
    assert Entry.objects.get(action="institution.checked").detail["result"] == result


def test_a_site_without_a_valid_certificate_proves_nothing(
    desk: Desk, site: Site, proposed: Institution
) -> None:
    site.pages[PROOF] = (200, proof_line(proposed.token))
    site.authority = ssl.create_default_context()
    with pytest.raises(Refused):
        check_institution(desk.member(Role.ADMINISTRATOR), proposed, site.fetch())
    assert Entry.objects.get(action="institution.checked").detail["result"] == "certificate_invalid"


@pytest.mark.usefixtures("commits_at_once")
def test_its_own_people_take_over_from_there(desk: Desk, site: Site, proposed: Institution) -> None:
    site.pages[PROOF] = (200, proof_line(proposed.token))
    check_institution(desk.member(Role.ADMINISTRATOR), proposed, site.fetch())
    founder = desk.client(Role.ADMINISTRATOR)
    founder.post(f"/lembaga/{proposed.pk}/undang/", {"name": "Sekar Rimba", "email": f"sekar@{DOMAIN}"})
    token = re.search(r"/undangan/([^/\s]+)/", str(mail.outbox[0].body))
    assert token is not None
    Client().post(f"/undangan/{token[1]}/", {"password": PASSWORD, "password_again": PASSWORD})
    first = Member.objects.get(institution=proposed)
    assert access.administered_institution(first) == proposed
    assert Assignment.objects.get(member=first).granted_by is None
    second = founder.post(f"/lembaga/{proposed.pk}/undang/", {"name": "X", "email": f"x@{DOMAIN}"})
    assert "administratornya sendiri" in second.content.decode()


def test_the_page_shows_the_token_to_administrators_only(desk: Desk, proposed: Institution) -> None:
    url = f"/lembaga/{proposed.pk}/"
    assert proposed.token in desk.client(Role.ADMINISTRATOR).get(url).content.decode()
    assert proposed.token not in desk.client(Role.VERIFIER).get(url).content.decode()


def test_a_failed_check_says_what_to_do(desk: Desk, proposed: Institution) -> None:
    """No name server knows the domain: the real way out is asked and says so."""
    page = desk.client(Role.ADMINISTRATOR).post(f"/lembaga/{proposed.pk}/periksa/", follow=True)
    assert "periksa lagi" in page.content.decode()


def test_a_proposal_is_taken_back_before_and_never_after_joining(desk: Desk, proposed: Institution) -> None:
    client = desk.client(Role.ADMINISTRATOR)
    assert client.post(f"/lembaga/{desk.commission.pk}/tarik/").status_code == 403
    client.post(f"/lembaga/{proposed.pk}/tarik/")
    assert not Institution.objects.filter(pk=proposed.pk).exists()
    assert Entry.objects.get(action="institution.withdrawn").detail == {"domain": DOMAIN}
