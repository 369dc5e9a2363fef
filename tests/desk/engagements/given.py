"""Meetings as people make them, through the verbs. Everything here is invented."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sejuk.desk import clock
from sejuk.desk.engagements.links import token_of
from sejuk.desk.engagements.models import Commitment, Engagement, Invitation, Question
from sejuk.desk.engagements.services import commitments, moving, questions
from sejuk.desk.engagements.services.answering import answer
from sejuk.desk.engagements.services.inviting import invite_by_link
from sejuk.desk.engagements.services.planning import Plan, change, plan
from sejuk.desk.engagements.services.questions import Asked
from sejuk.desk.engagements.services.reporting import Words, draft, save
from sejuk.desk.organisation.models import Role, Unit
from tests.desk.office import Desk

PURPOSE = "Berbincang tentang tahapan pemilu dan cara memeriksa kabar. Tidak ada unggahan yang diminta."
MAIL, PHONE = "tamu.teduh@surat.example", "0812-0000-1234"


def said(desk: Desk, **changes: Any) -> Plan:
    """A dialogue in a café, tomorrow."""
    start = clock.now() + timedelta(days=1)
    values: dict[str, Any] = {
        "kind": "dialogue",
        "title": "Ngopi bareng membahas tahapan pemilu",
        "purpose": PURPOSE,
        "territory": desk.regency,
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
        "time_zone": "Asia/Makassar",
        "language": "Indonesia",
        "place": "Kedai Teduh",
        "basis": "Sprin/12/V/2029",
    }
    return Plan(**(values | changes))


@dataclass
class Host:
    """The verbs in the order in which a meeting meets them, by people of one unit."""

    desk: Desk
    unit: Unit

    def __post_init__(self) -> None:
        self.head = self.desk.member(Role.HEAD, self.unit)
        self.officer = self.desk.member(Role.DUTY_OFFICER, self.unit)

    def planned(self, **changes: Any) -> Engagement:
        """A meeting that nobody was invited to."""
        return plan(self.head, self.unit, said(self.desk, **changes), uuid.uuid4())

    def invited(self, **changes: Any) -> Engagement:
        """A meeting whose invitations are open."""
        return moving.invite(self.head, self.planned(**changes).pk)

    def begun(self, **changes: Any) -> Engagement:
        """A meeting that began an hour ago."""
        return shifted(self.invited(**changes), timedelta(days=-1, hours=-1))

    def held(self, **changes: Any) -> Engagement:
        """A meeting that took place."""
        return moving.hold(self.head, self.begun(**changes).pk)

    def reported(self, **changes: Any) -> Engagement:
        """A meeting with a report that was written and not sent."""
        engagement = self.held(**changes)
        save(self.head, engagement.pk, report_words(engagement))
        return engagement

    def postponed(self) -> Engagement:
        """A meeting without a time."""
        return moving.postpone(self.head, self.invited().pk, "Jalan menuju tempatnya banjir.")

    def invitation(self, engagement: Engagement, category: str = "influencer") -> Invitation:
        """One more invitation, by link."""
        return invite_by_link(self.head, engagement.pk, category, 1).invitations[0]

    def coming(self, engagement: Engagement, category: str = "influencer") -> Invitation:
        """Somebody who wants to come."""
        return answer(token_of(self.invitation(engagement, category)), "coming")

    def asked(self, engagement: Engagement | None = None, **changes: Any) -> Question:
        """A question that an officer typed."""
        values: dict[str, Any] = {
            "text": "Kapan daftar pemilih tetap diumumkan?",
            "client_id": uuid.uuid4(),
            "may_be_public": True,
        }
        engagement = engagement or self.held()
        return questions.note(self.officer, engagement.pk, Asked(**(values | changes)))

    def promised(self) -> Commitment:
        """A promise of the office, due in a week."""
        due = clock.now() + timedelta(days=7)
        words, engagement = "Mengirim jadwal tahapan ke setiap kelurahan", self.held()
        return commitments.make(self.head, engagement.pk, words, self.officer, due, uuid.uuid4())


def shifted(engagement: Engagement, by: timedelta) -> Engagement:
    """The same meeting at another time, as if it had been planned so."""
    Engagement.objects.filter(pk=engagement.pk).update(
        starts_at=engagement.starts_at + by, ends_at=engagement.ends_at + by
    )
    return Engagement.objects.select_related("unit__institution", "territory").get(pk=engagement.pk)


def report_words(engagement: Engagement, **changes: str) -> Words:
    """A report as an officer leaves it: mostly the draft."""
    empty = dict.fromkeys(Words.__slots__, "")
    return Words(**(empty | draft(engagement) | changes))


__all__ = ["MAIL", "PHONE", "PURPOSE", "Host", "change", "report_words", "said", "shifted"]
