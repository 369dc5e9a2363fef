"""Texts as people make them, through the verbs. Everybody and everything here is invented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.responses.access import newest
from sejuk.desk.responses.item import Part, Passage, Source
from sejuk.desk.responses.models import Response, Version
from sejuk.desk.responses.services import approving, releasing, submitting, writing
from sejuk.desk.responses.words import RUMOUR_PARTS, About, Words
from tests.desk.cases.given import CaseDesk
from tests.desk.office import Desk

KPU = Source("election_commission", "KPU: berita acara 12/2029", "https://kpu.go.id/ba-12")
GUDANG = Source("other", "Berita acara penyegelan gudang", "https://telaga.example/segel")
_THEME: dict[str, Any] = {
    "title": "Periksa dulu, baru bagikan",
    "summary": "Berbeda pilihan itu biasa. Periksa dulu sebelum membagikan kabar.",
    "sources": (GUDANG,),
}


class Newsroom:
    """The people of a unit who write and approve, and texts in each state."""

    def __init__(self, desk: Desk, unit: Unit) -> None:
        self.desk, self.unit = desk, unit
        self.editor = desk.member(Role.EDITOR, unit)
        self.approver = desk.member(Role.APPROVER, unit)
        self.head = desk.member(Role.HEAD, unit)
        self.cases = CaseDesk(desk, unit)

    def words(self, **changes: Any) -> Words:
        """A clarification in plain words."""
        said: dict[str, Any] = {
            "title": "Segel gudang kecamatan utuh",
            "summary": "Segel gudang kecamatan utuh sejak diterima bersama kepala desa.",
            "passages": tuple(
                Passage(part, f"Segel gudang kecamatan utuh. Bagian {number}.")
                for number, part in enumerate(RUMOUR_PARTS, 1)
            ),
            "sources": (KPU,),
            "contact": "humas@telaga.example",
            "territory": self.unit.territory,
        }
        return Words(**(said | changes))

    def theme_words(self, **changes: Any) -> Words:
        """A text about a theme."""
        passages = (Passage(Part.TEXT, "Periksa dulu sebelum membagikan. Tanyakan kepada kami."),)
        return self.words(**(_THEME | {"passages": passages} | changes))

    def draft(self, case: Any = None, *, by: Member | None = None, **changes: Any) -> Response:
        """A draft of the editor: about a case, or about a theme."""
        member = by or self.editor
        if case is None:
            about = About("appeal", theme=changes.pop("theme", "security"))
            return writing.draft(member, self.unit, about, self.theme_words(**changes))
        return writing.draft(member, self.unit, About("clarification", case=case), self.words(**changes))

    def submitted(self, case: Any = None, **changes: Any) -> Version:
        """One that waits for a second person."""
        return submitting.submit(self.editor, self.draft(case, **changes).pk)

    def approved(self, case: Any = None, *, by: Member | None = None, **changes: Any) -> Version:
        """One that was approved."""
        version = self.submitted(case, **changes)
        return self.approve(by or self.approver, version)

    def approve(self, member: Member, version: Version, ticked: Iterable[str] = ()) -> Version:
        """Approve what waits, as it was read."""
        return approving.approve(member, version.response_id, version.digest, list(ticked))

    def published(self, case: Any = None, **changes: Any) -> Version:
        """One that is out."""
        return releasing.publish(self.head, self.approved(case, **changes).response_id)


def fresh(version: Version) -> Version:
    """The newest version of the text as the database has it now."""
    return newest(Response.objects.get(pk=version.response_id))
