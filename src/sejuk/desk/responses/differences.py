"""What changed between two versions of a text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sejuk.desk.responses.models import Version
from sejuk.desk.shell.difference import Changed, changed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def differences(before: Version, after: Version) -> list[Changed]:
    """The parts that changed, in the order of reading; empty where nothing did."""
    return changed(_parts(before, after))


def _parts(before: Version, after: Version) -> Iterator[tuple[StrOrPromise, str, str]]:
    yield _("Judul"), before.title, after.title
    yield _("Ringkasan"), before.summary, after.summary
    for old, new in zip_longest(before.passages, after.passages, fillvalue={"text": ""}):
        yield _("Isi teks"), old["text"], new["text"]
    yield _("Sumber"), _sources(before), _sources(after)
    yield _("Kontak"), before.contact, after.contact
    yield _("Catatan koreksi"), before.correction, after.correction
    yield _("Wilayah"), before.territory.name, after.territory.name


def _sources(version: Version) -> str:
    return "\n".join(f"{one['label']} {one['address']}".strip() for one in version.sources)
