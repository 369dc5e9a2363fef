"""What a step may say: public names of sources, masked notes, public addresses."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sejuk.desk.cases.evidence.addresses import public_address
from sejuk.desk.organisation.models import Institution
from sejuk.desk.organisation.refusal import Refused
from sejuk.engine import mask_mentions

LONGEST_SOURCE = 200


@dataclass(frozen=True, slots=True)
class Words:
    """What a step says. ``authority`` is a kind of institution, or empty."""

    kind: str
    source: str
    authority: str = ""
    institution: Institution | None = None
    url: str = ""
    note: str = ""
    finding: str = ""

    def checked(self) -> Words:
        """The same in the form that is kept; ``Refused`` where it names a person or a closed place."""
        authority = self.institution.kind if self.institution else self.authority
        url = public_address(self.url).link if self.url.strip() else ""
        return Words(
            self.kind,
            source_name(self.source),
            authority,
            self.institution,
            url,
            mask_mentions(self.note.strip()),
            self.finding,
        )


def source_name(typed: str) -> str:
    """The public name of a source."""
    name = " ".join(typed.split())
    if not name:
        raise Refused(
            _("Sumbernya belum diisi."), _("Tulis nama lembaga, dokumen, atau medianya."), status=422
        )
    if mask_mentions(name) != name or len(name) > LONGEST_SOURCE:
        raise Refused(
            _("Sumber ditulis dengan nama publiknya, bukan akun, nomor telepon, atau surel seseorang."),
            _("Tulis nama lembaga atau jabatannya, misalnya 'KPU kabupaten' atau 'ahli hukum pemilu'."),
            status=422,
        )
    return name
