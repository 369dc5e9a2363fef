"""What can be added: connectors, and the tip-line, which has none."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from sejuk.desk.listening.models import Source
from sejuk.desk.listening.words import language
from sejuk.sources.registry import Connector, connectors

#: The connector's name of tip-line sources. People bring their messages; nothing is fetched.
TIPS = "tips"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of listening, in the reader's language."""

    code: str
    name: str
    description: str
    keeps: list[str]
    limits: list[str]
    etiquette: list[str]
    kinds: list[str]


_K = Source.Kind
_POLLED = [_K.OUTLET, _K.OFFICIAL_ACCOUNT, _K.CAMPAIGN_ACCOUNT, _K.PUBLIC_PAGE, _K.KEYWORD]


def ways() -> list[Way]:
    """All ways, connectors first."""
    shown = [c for c in connectors().values() if settings.DEMO or not c.manifest.demo]
    return [*map(_way, shown), _tips()]


def way(code: str) -> Way | None:
    """The way of that code, where it can be added here."""
    return next((one for one in ways() if one.code == code), None)


def connector_of(code: str) -> Connector | None:
    """The connector; None for the tip-line."""
    return connectors().get(code)


def _way(connector: Connector) -> Way:
    manifest, lang = connector.manifest, language()
    kinds = [_K.FILE, _K.OUTLET] if manifest.mode == "upload" else _POLLED
    return Way(
        code=manifest.code,
        name=manifest.name.in_language(lang),
        description=manifest.description.in_language(lang),
        keeps=[text.in_language(lang) for text in manifest.keeps],
        limits=[text.in_language(lang) for text in manifest.limits],
        etiquette=[text.in_language(lang) for text in manifest.etiquette],
        kinds=[str(kind) for kind in kinds],
    )


def _tips() -> Way:
    return Way(
        code=TIPS,
        name=_("Saluran laporan"),
        description=_(
            "Menerima pesan yang dikirim warga kepada kantor, satu per satu, lewat formulir publik."
        ),
        keeps=[_("Teks pesan dengan akun dan nomor disamarkan, alamat publiknya bila ada, dan waktunya.")],
        limits=[_("Ekspor percakapan, grup tertutup, dan pesan pribadi ditolak.")],
        etiquette=[
            _(
                "Pesan masuk ke narasi hanya bila punya alamat publik, "
                "atau bila tiga pengirim berbeda mengirimkannya."
            )
        ],
        kinds=[str(_K.TIP_LINE)],
    )
