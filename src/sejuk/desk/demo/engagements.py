"""Meetings of the demo's police: one to come, one just held, made by the ordinary verbs."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.engagements.links import token_of
from sejuk.desk.engagements.models import Engagement
from sejuk.desk.engagements.services import commitments, moving, questions
from sejuk.desk.engagements.services.answering import answer, ask_for_seat
from sejuk.desk.engagements.services.attending import count
from sejuk.desk.engagements.services.inviting import invite_by_link
from sejuk.desk.engagements.services.planning import Plan, plan
from sejuk.desk.engagements.services.questions import Asked
from sejuk.desk.engagements.services.reporting import Words, draft, save
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Territory, Unit

_DIALOGUE = (
    "Berbincang tentang tahapan pemilu dan cara memeriksa kabar bersama pegiat media sosial. "
    "Tidak ada unggahan yang diminta."
)
_PRESS = "Menyampaikan data pengamanan tahapan dan menjawab pertanyaan. Pers bebas memberitakan apa pun."
_ASKED = (
    ("Di mana jadwal tahapan yang resmi?", "Di laman KPU dan di halaman tahapan kantor ini.", True),
    ("Siapa yang menjawab bila ada kabar tentang surat suara?", "", True),
)


def stage() -> None:
    """Plan, invite, hold and report; does nothing where there are meetings already."""
    head = _head(Unit.Level.PROVINCE)
    if Engagement.objects.exists() or head is None:
        return
    with transaction.atomic():
        _to_come(head)
        _held(head)


def _head(level: str) -> Member | None:
    rows = Assignment.objects.filter(
        unit__level=level, unit__institution__kind=Institution.Kind.POLICE, role=Role.HEAD
    )
    found = rows.select_related("member__unit__institution", "member__unit__territory").order_by("pk").first()
    return found.member if found else None


def _planned(head: Member, kind: str, title: str, purpose: str, **more: object) -> Engagement:
    """A meeting of the head's unit in two days, in the first regency of its territory."""
    unit = head.unit
    start = (clock.now() + timedelta(days=2)).replace(hour=3, minute=0, second=0, microsecond=0)
    regency = Territory.objects.filter(parent=unit.territory_id).order_by("code").first()
    said = Plan(
        kind=kind,
        title=title,
        purpose=purpose,
        territory=regency or unit.territory,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        time_zone=unit.time_zone,
        language="Indonesia",
        basis="Surat perintah 14/V/2027 (contoh)",
        **more,  # type: ignore[arg-type]
    )
    return plan(head, unit, said, uuid.uuid4())


def _to_come(head: Member) -> None:
    """An open press meeting with few seats, which are drawn."""
    title = "Jumpa pers kesiapan pemungutan suara"
    engagement = _planned(
        head, "press", title, _PRESS, place="Aula Polda", seats=12, allocation="draw", is_open=True
    )
    moving.invite(head, engagement.pk)
    for category in ("press", "press", "press", "ngo"):
        ask_for_seat(engagement.public_key, category, uuid.uuid4())


def _held(head: Member) -> None:
    """A dialogue that took place yesterday, with what is owed from it and a report that waits to be sent."""
    engagement = _planned(
        head, "dialogue", "Ngopi bareng membahas tahapan pemilu", _DIALOGUE, place="Kedai Teduh", seats=20
    )
    moving.invite(head, engagement.pk)
    for invitation in invite_by_link(head, engagement.pk, "influencer", 6).invitations[:4]:
        answer(token_of(invitation), "coming")
    _let_it_be_yesterday(engagement)
    moving.hold(head, engagement.pk)
    count(head, engagement.pk, {"influencer": 14, "page_admin": 5})
    _owe(head, engagement)
    words = dict.fromkeys(Words.__slots__, "") | draft(Engagement.objects.get(pk=engagement.pk))
    save(head, engagement.pk, Words(**words | {"situation": "Selama giat berlangsung, situasi aman."}))


def _let_it_be_yesterday(engagement: Engagement) -> None:
    """The world begins with its present: what lies before it is moved there."""
    back = timedelta(days=3)
    Engagement.objects.filter(pk=engagement.pk).update(
        starts_at=engagement.starts_at - back, ends_at=engagement.ends_at - back
    )


def _owe(head: Member, engagement: Engagement) -> None:
    for text, said, public in _ASKED:
        asked = Asked(text, uuid.uuid4(), "influencer", may_be_public=public)
        question = questions.note(head, engagement.pk, asked)
        if said:
            questions.answer(head, question.pk, said, public=public)
    due = clock.now() + timedelta(days=5)
    promise = "Mengirim jadwal tahapan ke setiap kelurahan"
    commitments.make(head, engagement.pk, promise, head, due, uuid.uuid4())
