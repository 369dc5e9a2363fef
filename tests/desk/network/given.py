"""Partners, kits and questions as people make them, through the verbs. Everything here is invented."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Any

from django.core import mail

from sejuk.desk.cases.models import Case
from sejuk.desk.delivery.services.sending import deliver
from sejuk.desk.network.accounts.registering import Registration, register
from sejuk.desk.network.broadcasts.approving import approve, submit
from sejuk.desk.network.broadcasts.composing import Kit, compose
from sejuk.desk.network.broadcasts.sending import hand_over, send
from sejuk.desk.network.links import kit_word
from sejuk.desk.network.models import Broadcast, OfficialAccount, Partner, PressQuestion, Subject, Way
from sejuk.desk.network.partners.consenting import Choices, consent
from sejuk.desk.network.partners.proposing import Proposal, propose
from sejuk.desk.network.questions.asking import ask
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.engine.wording import Source
from tests.desk.office import Desk

KPU = Source("election_commission", "KPU: berita acara 12/2029", "https://kpu.teduh.example/ba-12")
GUDANG = Source("other", "Foto gudang yang diambil bersama saksi")
_LINK = re.compile(r"https://sejuk\.example/(\S+)")


@dataclass
class Net:
    """The verbs in the order in which a broadcast meets them, by people of one unit."""

    desk: Desk
    unit: Unit

    def __post_init__(self) -> None:
        self.officer = self.desk.member(Role.DUTY_OFFICER, self.unit)
        self.editor = self.desk.member(Role.EDITOR, self.unit)
        self.head = self.desk.member(Role.HEAD, self.unit)

    def asked(self, name: str = "Redaksi Kabar Telaga", kind: str = "press") -> tuple[Partner, str]:
        """Somebody who was asked, and the word of the link that was mailed to them."""
        contact = f"{name.lower().replace(' ', '.')}@mitra.example"
        partner = propose(self.officer, self.unit, Proposal(kind, name, contact))
        return partner, mailed(contact)[-1].removeprefix("ajakan/").rstrip("/")

    def partner(self, name: str = "Redaksi Kabar Telaga", kind: str = "press", **choices: Any) -> Partner:
        """Somebody who agreed."""
        _partner, word = self.asked(name, kind)
        return consent(word, self.choices(name=name, **choices))

    def choices(self, **changes: Any) -> Choices:
        """Everything, by mail, for this regency."""
        values: dict[str, Any] = {
            "name": "Redaksi Kabar Telaga",
            "territory": self.desk.regency,
            "subjects": [Subject.CLARIFICATIONS],
            "way": Way.MAIL,
            "language": "id",
            "is_listed": False,
            "disclosure": "",
        }
        return Choices(**(values | changes))

    def kit(self, **changes: Any) -> Kit:
        """Facts about ballot boxes."""
        values: dict[str, Any] = {
            "subject": Subject.CLARIFICATIONS,
            "title": "Kotak suara di gudang kecamatan tersegel",
            "clarification": "Semua kotak suara tersegel. Segelnya diperiksa bersama saksi kemarin.",
            "sources": [GUDANG],
            "contact": "Humas Polres Telaga, humas@teduh.example",
            "territory": self.desk.regency,
        }
        return Kit(**(values | changes))

    def draft(self, case: Case | None = None, **changes: Any) -> Broadcast:
        """A draft by the editor."""
        return compose(self.editor, self.unit, self.kit(case=case, **changes))

    def submitted(self, **changes: Any) -> Broadcast:
        """A broadcast that waits for somebody else."""
        return submit(self.editor, self.draft(**changes).pk)

    def approved(self, by: Member | None = None, **changes: Any) -> Broadcast:
        """A broadcast that may go out."""
        broadcast = self.submitted(**changes)
        return approve(by or self.head, broadcast.pk, broadcast.digest)

    def out(self, **changes: Any) -> Broadcast:
        """A broadcast that went to everybody who asked for it."""
        broadcast = send(self.head, self.approved(**changes).pk)
        hand_over(broadcast.pk)
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        broadcast.refresh_from_db()
        return broadcast

    def question(self, **changes: Any) -> PressQuestion:
        """A question of a newsroom about a kit that went out."""
        partner = self.partner()
        word = kit_word(self.out(**changes), partner)
        return ask(word, uuid.uuid4(), "Apakah segelnya diperiksa lagi?", "Redaksi@Mitra.example")

    def account(self, address: str, **changes: Any) -> OfficialAccount:
        """An account that is registered and not proven."""
        said = {"platform": "website", "name": "Humas Polres Telaga", "keeper": "Kasubbid PID"}
        values: dict[str, Any] = {**said, "address": address, "proof_address": address}
        return register(self.editor, self.unit, Registration(**(values | changes)))


def mailed(contact: str) -> list[str]:
    """Paths of the links that somebody was mailed so far; what waits is sent first."""
    deliver("mail", seconds=60, sleep=lambda _seconds: None)
    letters = [str(one.body) for one in mail.outbox if one.to == [contact]]
    return [path for body in letters for path in _LINK.findall(body)]
