"""The connection goes to the checked address, the trust to the name."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sejuk.sources.errors import Code, SourceError

from ..site import Page, Site, outbound
from .test_private_addresses import answering


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for berita.example that signs itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "berita.example")])
    started = datetime(2020, 1, 1)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(started)
        .not_valid_after(started + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("berita.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "site.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def secure_site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    running = Site(tls=context)
    running.pages["/"] = Page(b"trusted")
    yield running
    running.close()


def test_the_name_is_verified_although_the_address_is_pinned(secure_site: Site, certificate: Path) -> None:
    trust = ssl.create_default_context(cafile=str(certificate))
    guarded = outbound(secure_site, tls=trust, resolver=answering("127.0.0.1"))
    address = f"https://berita.example:{secure_site.port}/"
    assert guarded.get(address, robots=False).body == b"trusted"


@pytest.mark.parametrize("trusting", [True, False])
def test_another_name_or_an_unknown_signer_is_refused(
    secure_site: Site, certificate: Path, trusting: bool
) -> None:
    trust = ssl.create_default_context(cafile=str(certificate)) if trusting else None
    host = "palsu.example" if trusting else "berita.example"
    guarded = outbound(secure_site, tls=trust, resolver=answering("127.0.0.1"))
    with pytest.raises(SourceError) as caught:
        guarded.get(f"https://{host}:{secure_site.port}/", robots=False)
    assert caught.value.code is Code.CERTIFICATE_INVALID
    assert secure_site.requests == []
