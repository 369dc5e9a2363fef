"""Cases as people make them, through the verbs. Everything here is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sejuk.desk import clock
from sejuk.desk.cases.models import Accuracy, Case, Harm, Severity, VerificationStep
from sejuk.desk.cases.services.closing import leave
from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.deciding import Plan, decide, start
from sejuk.desk.cases.services.opening import Opening, open_case
from sejuk.desk.cases.services.proposing import Proposal, propose
from sejuk.desk.cases.services.triage import Answers, accept, take_up
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Assignment, Member, Role, Unit
from tests.desk.office import Desk

CLAIM = "Kotak suara di gudang kecamatan sudah dicoblos"
YES: dict[str, Any] = {
    "is_public": True,
    "in_mandate": True,
    "is_big_enough": True,
    "is_checkable": True,
    "may_harm": False,
    "waiver": "Tentang gudang setempat, bukan tentang penyelenggaraan",
}
RABAT = {
    "target_group": "Warga Kampung Seberang",
    "ground": "race",
    "inciting_span": "usir mereka malam ini",
    "context": "Sepekan sebelum pemungutan suara, setelah dua keributan di pasar.",
    "speaker": "Halaman dengan banyak pengikut di kabupaten ini.",
    "intent": "Ajakannya berulang dan menyebut waktu.",
    "content_and_form": "Perintah langsung, tanpa syarat.",
    "extent": "Dibagikan di belasan tempat umum dalam sehari.",
    "likelihood": "Ada keributan sebelumnya; waktunya malam ini.",
}


@dataclass
class CaseDesk:
    """The verbs in the order in which a case meets them, by people of one unit."""

    desk: Desk
    unit: Unit

    def __post_init__(self) -> None:
        self.sorter = self.desk.member(Role.DUTY_OFFICER, self.unit)
        self.verifier = self.desk.member(Role.VERIFIER, self.unit)
        self.approver = self.desk.member(Role.APPROVER, self.unit)
        self.head = self.desk.member(Role.HEAD, self.unit)

    def opened(self, narrative: Narrative | None = None, title: str = CLAIM) -> Case:
        """A case that was just reported."""
        return open_case(self.sorter, Opening(self.unit, Case.Origin.NARRATIVE, title, narrative=narrative))

    def sorted(self, narrative: Narrative | None = None) -> Case:
        """A case in triage."""
        return take_up(self.sorter, self.opened(narrative).pk)

    def verifying(self, narrative: Narrative | None = None, **answers: Any) -> Case:
        """A case in verification, with one source."""
        case = accept(self.sorter, self.sorted(narrative).pk, triaged(**answers))
        self.source(case)
        return case

    def source(self, case: Case, **changes: Any) -> VerificationStep:
        """One source on record."""
        values = {
            "kind": "record",
            "source": "Sekretariat KPU Kabupaten Telaga",
            "authority": "election_commission",
            "url": "https://kpu.go.id/berita/1",
            "finding": "refutes",
            "by": self.verifier,
            "at": clock.now(),
        }
        return VerificationStep.objects.create(case=case, **(values | changes))

    def proposed(self, narrative: Narrative | None = None, **changes: Any) -> Case:
        """A case with a proposed verdict."""
        case = self.verifying(narrative, may_harm=changes.get("harm", Harm.NONE) != Harm.NONE)
        propose(self.verifier, case.pk, proposal(**changes))
        return fresh(case)

    def confirmed(self, narrative: Narrative | None = None) -> Case:
        """A case with a confirmed verdict."""
        case = self.proposed(narrative)
        confirm(self.approver, case.pk)
        return fresh(case)

    def decided(self, kind: str = "clarify", narrative: Narrative | None = None) -> Case:
        """A case for which somebody decided what to do."""
        case = self.confirmed(narrative)
        decide(self.head, case.pk, self.plan(kind))
        return fresh(case)

    def responding(self) -> Case:
        """A case whose response somebody carries out."""
        return start(self.head, self.decided().pk)

    def left(self) -> Case:
        """A case that was too small to answer."""
        return leave(self.sorter, self.sorted().pk, "Di bawah ambang")

    def plan(self, kind: str = "clarify", **changes: Any) -> Plan:
        """Something to do by tomorrow."""
        due = None if kind == "do_nothing" else clock.now() + timedelta(days=1)
        values: dict[str, Any] = {"reason": "Ramai dibagikan", "owner_unit": self.unit, "due_at": due}
        return Plan(kind, **(values | changes))


def triaged(**changes: Any) -> Answers:
    """Yes to every gate, a checkable claim, medium severity."""
    return Answers(**({**YES, "severity": Severity.MEDIUM} | changes))


def proposal(**changes: Any) -> Proposal:
    """A false claim without harm."""
    values: dict[str, Any] = {
        "accuracy": Accuracy.FALSE_FABRICATED,
        "harm": Harm.NONE,
        "claim": CLAIM,
        "explanation": "Kotak suara masih tersegel; berita acaranya terbuka.",
    }
    return Proposal(**(values | changes))


def fresh(case: Case) -> Case:
    """The case as the database has it now."""
    return Case.objects.get(pk=case.pk)


def outsider(desk: Desk, role: str = Role.APPROVER) -> Member:
    """Somebody of the other institution with this role."""
    return desk.member(role, desk.kpu)


def leave_alone(desk: Desk) -> None:
    """Before the second institution joined: it and its people are not there yet."""
    Assignment.objects.filter(unit=desk.kpu).delete()
    Member.objects.filter(institution=desk.commission).delete()
    desk.kpu.delete()
    desk.commission.delete()
