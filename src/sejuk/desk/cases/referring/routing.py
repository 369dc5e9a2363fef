"""Route what people complain about, without a word about who said it or which case it was (G2).

Nothing leads back: no key, no time finer than a day, no line in the chain beside a closing. The chain gets
its line on a later day, from nobody, sorted by destination.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Referral
from sejuk.desk.cases.referring.access import ROUTES, own_units
from sejuk.desk.cases.referring.borrowing import check_words
from sejuk.desk.cases.referring.making import place_of, today
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

#: Numbers of cases, narratives and reports, and addresses: they would lead back.
_LEADS_BACK = re.compile(r"\b[KnR]-\d+|https?://|\bwww\.|\b[a-z]+:\d{5,}", re.IGNORECASE)
#: Whole days between the day of a matter and its line in the chain.
LATER = timedelta(days=1)


@transaction.atomic
def route_complaint(
    member: Member, unit: Unit, destination: str, subject: str, body: str, due_at: datetime
) -> Referral:
    """Route a matter to the office or oversight body responsible; ``due_at`` counts as its day."""
    require(member, ROUTES, unit)
    if not own_units(member).filter(pk=unit.pk).exists():
        raise Refused(
            _("Aduan diteruskan oleh unit Anda sendiri."), _("Pilih unit tempat peran Anda diberikan.")
        )
    place = place_of(destination, due_at, about_official=True)
    if not place.takes_complaints:
        raise Refused(
            _("Tujuan ini menindak konten, bukan mendengar aduan."),
            _("Pilih lembaga yang bertanggung jawab atas yang dikeluhkan."),
            status=422,
        )
    day = today(clock.now())
    values = {"destination": destination, "subject": _words(subject), "body": _words(body), "made_at": day}
    same = Referral.objects.filter(case=None, unit=unit, made_by=member, sent_at__isnull=True, **values)
    if (found := same.first()) is not None:
        return found  # a second click
    made = Referral.objects.create(
        unit=unit,
        institution_id=unit.institution_id,
        about_official=True,
        made_by=member,
        due_at=max(today(due_at), day + timedelta(days=1)),
        **values,
    )
    notify("cases")
    return made


def enter_chain(at: datetime) -> int:
    """Put earlier days' matters into the chain; gives how many."""
    before = datetime(at.year, at.month, at.day, tzinfo=UTC) - LATER
    with transaction.atomic():
        waiting = Referral.objects.select_for_update().filter(case=None, in_chain=False, made_at__lte=before)
        found = list(waiting.order_by("destination", "subject"))
        for one in found:
            record(None, "complaint.routed", "complaint", "", destination=one.destination)
        Referral.objects.filter(pk__in=[one.pk for one in found]).update(in_chain=True)
    return len(found)


def _words(text: str) -> str:
    said = check_words(text)
    if _LEADS_BACK.search(said):
        raise Refused(
            _("Aduan tidak boleh memuat nomor kasus, nomor narasi, atau alamat unggahan."),
            _("Tulis apa yang dikeluhkan saja: layanan apa, di mana, dan kapan."),
            status=422,
        )
    return said
