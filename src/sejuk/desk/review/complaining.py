"""A complaint of the public about an official's neutrality.

It goes to an institution that is not accused, which forwards it to an oversight body in its own words (G6).
Who complained is in no column; what they wrote and their contact go with the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Destination, Referral
from sejuk.desk.cases.public.contact import seal
from sejuk.desk.cases.public.following import Followed
from sejuk.desk.cases.public.mailing import mail_answer
from sejuk.desk.cases.public.numbers import new_number
from sejuk.desk.cases.referring.destinations import places
from sejuk.desk.cases.referring.routing import route_complaint
from sejuk.desk.organisation.access import held, require_anywhere
from sejuk.desk.organisation.models import Assignment, Institution, Member, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.review.models import Complaint, ComplaintState
from sejuk.desk.review.transitions import COMPLAINT_TRANSITIONS, ENDED, LOOKS_AFTER
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition
from sejuk.engine import mask_mentions

_COUNTRY = "00"
#: Within how many days somebody hears what became of it.
DAYS = 14
_Kind = Institution.Kind
#: Who looks after complaints, first to last.
_PREFERRED = (_Kind.ELECTION_SUPERVISOR, _Kind.ELECTION_COMMISSION, _Kind.COMMS_OFFICE, _Kind.POLICE)
#: Which oversight bodies answer for whose officials.
_FOR = {
    _Kind.POLICE: (Destination.PROPAM, Destination.KOMPOLNAS, Destination.OMBUDSMAN, Destination.BAWASLU),
    _Kind.ELECTION_COMMISSION: (Destination.DKPP, Destination.OMBUDSMAN, Destination.BAWASLU),
    _Kind.ELECTION_SUPERVISOR: (Destination.DKPP, Destination.OMBUDSMAN),
}
_OTHERS = (Destination.OMBUDSMAN, Destination.BAWASLU)


@dataclass(frozen=True, slots=True)
class Told:
    """A complaint as it came."""

    client_id: UUID
    accused: Institution
    territory: Territory
    text: str = field(repr=False)
    contact: str = field(default="", repr=False)


def oversight_of(accused: Institution) -> tuple[Destination, ...]:
    """The bodies to which a complaint about this institution's officials may go."""
    return _FOR.get(_Kind(accused.kind), _OTHERS)


def handler_for(accused: Institution, territory: Territory) -> Institution | None:
    """The institution that looks after it: joined, with somebody who can there, and never the accused."""
    can = Assignment.objects.filter(Assignment.counting(clock.now()), role__in=LOOKS_AFTER)
    there = can.filter(unit__institution=F("member__institution"), unit__territory__in=_around(territory))
    others = Institution.objects.filter(pk__in=there.values("unit__institution"), joined_at__isnull=False)
    found = {one.kind: one for one in others.exclude(pk=accused.pk).order_by("-pk")}
    return next((found[kind] for kind in _PREFERRED if kind in found), None)


@sensitive_variables()
def complain(told: Told) -> str:
    """Take a complaint in, once however often its form is sent; gives its number, empty where nobody can."""
    known = Complaint.objects.filter(client_id=told.client_id).values_list("number", flat=True).first()
    if known:
        return known
    handler = handler_for(told.accused, told.territory)
    if handler is None:
        return ""
    try:
        return _take(told, handler).number
    except IntegrityError:  # the same form, sent twice in one moment
        return Complaint.objects.get(client_id=told.client_id).number


@sensitive_variables()
@transaction.atomic
def _take(told: Told, handler: Institution) -> Complaint:
    number, today = new_number(), clock.now().date()
    complaint = Complaint.objects.create(
        number=number,
        client_id=told.client_id,
        accused=told.accused,
        handler=handler,
        territory=told.territory,
        text=mask_mentions(told.text.strip()),
        contact=seal(told.contact, number),
        received_on=today,
        due_on=today + timedelta(days=DAYS),
    )
    accused = told.accused.pk
    record(None, "complaint.received", "complaint", complaint.pk, accused=accused, handler=handler.pk)
    notify("review")
    return complaint


def accessible_complaints(member: Member) -> QuerySet[Complaint]:
    """Complaints from the territories of the member's units in the institution that looks after them.

    The accused institution has no door.
    """
    require_anywhere(member, LOOKS_AFTER)
    reach = Q(pk__in=[])
    for unit in _own_units(member).select_related("territory"):
        reach |= _within(unit.territory)
    found = Complaint.objects.filter(reach, handler=member.institution_id)
    found = found.exclude(accused=member.institution_id)
    return found.select_related("accused", "territory").defer("contact", "client_id")


def access_complaint(member: Member, pk: int) -> Complaint:
    """One complaint, read into the audit."""
    found = accessible_complaints(member).filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Aduan ini tidak ada di wilayah kerja Anda."),
            _("Kembali ke daftar aduan netralitas."),
            status=404,
        )
    record(member, "complaint.read", "complaint", pk)
    return found


@transaction.atomic
def forward(member: Member, pk: int, destination: str, subject: str, body: str) -> Referral:
    """Make the letter to the oversight body, in the desk's words; who complained is not in it."""
    access_complaint(member, pk)
    complaint = (
        Complaint.objects.select_for_update(of=("self",)).select_related("accused", "territory").get(pk=pk)
    )
    way = transition(COMPLAINT_TRANSITIONS, "forward", complaint.state)
    if destination not in oversight_of(complaint.accused):
        raise Refused(
            _("Lembaga itu tidak mengawasi pejabat yang diadukan."), _("Pilih lembaga lain."), status=422
        )
    due = datetime.combine(complaint.due_on, time(), UTC)
    letter = route_complaint(member, _own_unit(member, complaint.territory), destination, subject, body, due)
    complaint.state, complaint.destination = way.end, destination
    complaint.forwarded_on = clock.now().date()
    complaint.save(update_fields=["state", "destination", "forwarded_on"])
    record(member, "complaint.forwarded", "complaint", pk, destination=destination)
    notify("review")
    return letter


@sensitive_variables("complaint")
@transaction.atomic
def answer(member: Member, pk: int, words: str) -> Complaint:
    """Tell who complained what became of it; their words and contact are gone then."""
    access_complaint(member, pk)
    complaint = Complaint.objects.select_for_update().get(pk=pk)
    complaint.state = transition(COMPLAINT_TRANSITIONS, "answer", complaint.state).end
    mailed = mail_answer("report", complaint.number, complaint.contact, words)
    complaint.answer, complaint.text, complaint.contact = words, "", b""
    complaint.answered_on = clock.now().date()
    complaint.save()
    record(member, "complaint.answered", "complaint", pk, mailed=mailed)
    notify("review")
    return complaint


def follow_complaint(number: str) -> Followed | None:
    """The complaint with this number in plain words; None where there is none."""
    found = Complaint.objects.filter(number=number).first()
    if found is None:
        return None
    state, after = _words(found)
    return Followed(
        number=found.number, title=_("Aduan Anda"), state=state, next=after,
        received_at=datetime.combine(found.received_on, time(12), UTC),
        due_at=None if found.state in ENDED else datetime.combine(found.due_on, time(12), UTC),
        answer=found.answer,
        answered_at=datetime.combine(found.answered_on, time(12), UTC) if found.answered_on else None,
    )  # fmt: skip


def _words(found: Complaint) -> tuple[str, str]:
    if found.state == ComplaintState.RECEIVED:
        return _("Diterima"), _("Lembaga yang tidak diadukan membacanya lebih dulu.")
    if found.state == ComplaintState.LAPSED:
        return _("Tidak terjawab"), _(
            "Isi aduan dan kontak Anda sudah dihapus. Adukan langsung ke lembaga pengawas."
        )
    body = places()[found.destination].name
    if found.state == ComplaintState.FORWARDED:
        return _("Diteruskan"), _("Kami meneruskannya kepada: %(body)s.") % {"body": body}
    return _("Selesai"), _("Isi aduan dan kontak Anda sudah dihapus.")


def _own_units(member: Member) -> QuerySet[Unit]:
    """The units at which the member looks after complaints, in the member's own institution."""
    paths = [one.path for one in held(member) if one.role in LOOKS_AFTER]
    return Unit.objects.filter(path__in=paths, institution=member.institution_id).order_by("path")


def _own_unit(member: Member, territory: Territory) -> Unit:
    """The unit that writes the letter."""
    unit = _own_units(member).filter(territory__in=_around(territory)).first()
    if unit is None:
        raise Refused(
            _("Peran Anda tidak mencakup wilayah aduan ini."),
            _("Minta pimpinan unit yang membawahi wilayah itu meneruskannya."),
        )
    return unit


def _around(territory: Territory) -> list[str]:
    """The codes of a territory and of those in which it lies."""
    steps = territory.code.split(".")
    return [_COUNTRY, *(".".join(steps[:end]) for end in range(1, len(steps) + 1))]


def _within(territory: Territory) -> Q:
    """Condition for complaints from a territory or from one in it."""
    if territory.level == Territory.Level.COUNTRY:
        return Q(pk__isnull=False)
    return Q(territory=territory) | Q(territory__code__startswith=f"{territory.code}.")
