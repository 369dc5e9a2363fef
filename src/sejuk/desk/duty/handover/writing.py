"""Hand a shift over, and take it: notes only. Who holds a case, and until when, is not touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.duty.access import access_shift, may_plan
from sejuk.desk.duty.models import HandOver, HandOverNote, HandOverState, Shift
from sejuk.desk.duty.near import at_work
from sejuk.desk.duty.transitions import HAND_OVER_TRANSITIONS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.matters import Matter, matters
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition
from sejuk.engine import mask_mentions

#: From so long before its end a shift can be handed over.
EARLY = timedelta(hours=2)
LONGEST_NOTE = 500
#: This room's own matters are about the hand-over itself.
_OWN = ("handover:", "call:")


def open_matters(member: Member, shift: Shift, at: datetime) -> list[Matter]:
    """What waits in the unit of the shift, as the member sees it."""
    found = matters(member, at, shift.unit_id)
    return [one for one in found if not one.key.startswith(_OWN)]


def is_of_shift(member: Member, shift: Shift) -> bool:
    """Whether the member was on this shift."""
    return at_work().filter(shift=shift, member=member).exists()


def is_next(member: Member, shift: Shift) -> bool:
    """Whether the member is on the shift that follows, or makes the unit's roster."""
    if may_plan(member, shift.unit):
        return True
    later = Shift.objects.filter(unit=shift.unit_id, starts_at__gte=shift.ends_at)
    following = later.order_by("starts_at").first()
    current = at_work().filter(
        member=member, shift__unit=shift.unit_id, shift__starts_at__gte=shift.ends_at,
        shift__starts_at__lte=clock.now(), shift__ends_at__gt=clock.now(),
    )  # fmt: skip
    return current.exists() or (following is not None and is_of_shift(member, following))


@transaction.atomic
def hand_over(member: Member, pk: int, notes: Mapping[str, str], remark: str) -> HandOver:
    """Write the notes of a shift; until it is taken they can be written anew.

    A note that stayed as it was stays confirmed; one that was changed waits anew.
    """
    shift = access_shift(member, pk)
    Shift.objects.select_for_update().get(pk=pk)
    if not (is_of_shift(member, shift) or may_plan(member, shift.unit)):
        raise Refused(
            _("Hanya petugas giliran ini yang menyerahkannya."),
            _("Minta petugas yang bertugas, atau pimpinan unitnya, menulis catatannya."),
        )
    at = clock.now()
    if shift.ends_at - EARLY > at:
        raise Refused(
            _("Belum waktunya serah terima."),
            _("Serah terima dibuka dua jam sebelum giliran selesai."),
            status=409,
        )
    kept = HandOver.objects.select_for_update().filter(shift=shift).first()
    if kept is not None:
        transition(HAND_OVER_TRANSITIONS, "hand_over", kept.state)
    made, _is_new = HandOver.objects.update_or_create(
        shift=shift,
        defaults={"remark": mask_mentions(remark.strip()), "handed_by": member, "handed_at": at},
    )
    _write(made, {key: mask_mentions(text.strip())[:LONGEST_NOTE] for key, text in notes.items()})
    record(member, "duty.handed_over", "shift", pk, unit=shift.unit_id, notes=len(notes))
    notify("duty")
    return made


def _write(made: HandOver, notes: Mapping[str, str]) -> None:
    same = [note.pk for note in made.notes.all() if notes.get(note.key) == note.text]
    made.notes.exclude(pk__in=same).delete()
    there = set(made.notes.values_list("key", flat=True))
    HandOverNote.objects.bulk_create(
        HandOverNote(hand_over=made, key=key, text=text) for key, text in notes.items() if key not in there
    )


@transaction.atomic
def confirm(member: Member, pk: int, notes: set[int]) -> HandOver:
    """Take the notes that are ticked; with the last one the shift is taken. Twice changes nothing."""
    shift = access_shift(member, pk)
    made = HandOver.objects.select_for_update().filter(shift=shift).first()
    if made is None:
        raise Refused(
            _("Giliran ini belum diserahkan."),
            _("Tunggu catatan dari petugas sebelumnya, atau hubungi mereka."),
            status=409,
        )
    if made.state == HandOverState.TAKEN:
        return made
    if not is_next(member, shift):
        raise Refused(
            _("Yang menerima adalah petugas giliran berikutnya."),
            _("Bila jadwalnya keliru, minta pimpinan menggantinya di jadwal unit."),
        )
    made.notes.filter(pk__in=notes, confirmed_by=None).update(confirmed_by=member)
    if not made.notes.filter(confirmed_by=None).exists():
        made.state = transition(HAND_OVER_TRANSITIONS, "take", made.state).end
        made.taken_by, made.taken_at = member, clock.now()
        made.save(update_fields=["state", "taken_by", "taken_at"])
        record(member, "duty.taken_over", "shift", pk, unit=shift.unit_id)
    notify("duty")
    return made
