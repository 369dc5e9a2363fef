"""One shift writes, the next confirms each note; the head sees what is unfinished; cases stay."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk.cases.models import Case, Lease
from sejuk.desk.duty.handover.waiting import hand_overs_that_wait
from sejuk.desk.duty.handover.writing import confirm, hand_over, open_matters
from sejuk.desk.duty.models import HandOver, HandOverState
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk
from tests.desk.duty.calling.given import raise_alert
from tests.desk.duty.conftest import Time
from tests.desk.duty.given import DutyDesk


class Evening:
    """Ten to seven at the Polres: the day officer is on, the night is next, an alert and a case are open."""

    def __init__(self, duty: DutyDesk, time: Time) -> None:
        self.duty, self.time = duty, time
        self.day, self.night, self.third = duty.officers(3)
        duty.plan(teams=[[self.day], [self.night]])
        self.case = CaseDesk(duty.desk, duty.unit).opened()
        self.alert = raise_alert(duty)
        self.shift = duty.shifts()[0]
        time.now = self.shift.ends_at
        time.pass_by(minutes=-10)

    def notes(self) -> dict[str, str]:
        """A note on everything that is open."""
        waits = open_matters(self.day, self.shift, self.time.now)
        return {one.key: f"catatan tentang {one.kind}" for one in waits}

    def waiting(self, member: Member) -> list[str]:
        """What the member is told about hand-overs."""
        return [one.title for one in hand_overs_that_wait(member, self.time.now)]


@pytest.fixture
def evening(duty: DutyDesk, time: Time) -> Evening:
    return Evening(duty, time)


def _client(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def test_open_alerts_and_cases_are_handed_over_note_by_note(evening: Evening) -> None:
    notes = evening.notes()
    assert set(notes) == {f"case:{evening.case.pk}", f"alert:{evening.alert.pk}"}
    made = hand_over(evening.day, evening.shift.pk, notes, "Hujan, jaringan lambat.")
    first, second = made.notes.all()
    confirm(evening.night, evening.shift.pk, {first.pk})
    assert HandOver.objects.get().state == HandOverState.HANDED
    confirm(evening.night, evening.shift.pk, {first.pk, second.pk})
    confirm(evening.night, evening.shift.pk, {second.pk})
    taken = HandOver.objects.get()
    assert (taken.state, taken.taken_by) == (HandOverState.TAKEN, evening.night)
    with pytest.raises(Refused):
        hand_over(evening.day, evening.shift.pk, notes, "")


def test_cases_and_their_leases_stay_where_they_are(evening: Evening) -> None:
    before = list(Case.objects.values()), list(Lease.objects.values())
    hand_over(evening.day, evening.shift.pk, evening.notes(), "")
    notes = set(HandOver.objects.get().notes.values_list("pk", flat=True))
    confirm(evening.night, evening.shift.pk, notes)
    assert (list(Case.objects.values()), list(Lease.objects.values())) == before


def test_only_who_was_on_it_hands_over_and_only_the_next_takes(evening: Evening, time: Time) -> None:
    with pytest.raises(Refused):
        hand_over(evening.third, evening.shift.pk, {}, "")
    with pytest.raises(Refused):
        confirm(evening.night, evening.shift.pk, set())
    hand_over(evening.day, evening.shift.pk, {}, "")
    with pytest.raises(Refused):
        confirm(evening.third, evening.shift.pk, set())
    with pytest.raises(Refused):
        confirm(evening.day, evening.shift.pk, set())
    assert confirm(evening.night, evening.shift.pk, set()).state == HandOverState.TAKEN


def test_a_shift_is_not_handed_over_long_before_it_ends(evening: Evening, time: Time) -> None:
    time.pass_by(hours=-5)
    with pytest.raises(Refused):
        hand_over(evening.day, evening.shift.pk, {}, "")


def test_mentions_are_masked_in_what_is_written(evening: Evening) -> None:
    hand_over(evening.day, evening.shift.pk, {"case:1": "tanya @warga.telaga dulu"}, "lihat @akunku")
    assert "@warga" not in HandOver.objects.get().notes.get().text
    assert "@akunku" not in HandOver.objects.get().remark


def test_each_is_told_what_waits_for_them_until_it_is_done(evening: Evening, time: Time) -> None:
    head = evening.duty.head
    assert evening.waiting(evening.day) == ["Serahkan giliran Siang di Polres Telaga"]
    assert evening.waiting(evening.night) == []
    assert evening.waiting(head) == []
    hand_over(evening.day, evening.shift.pk, {}, "")
    assert evening.waiting(evening.day) == []
    assert evening.waiting(evening.night) == ["Terima giliran Siang di Polres Telaga"]
    time.pass_by(minutes=20)
    assert evening.waiting(head) == ["Serah terima Siang di Polres Telaga belum selesai"]
    confirm(evening.night, evening.shift.pk, set())
    assert evening.waiting(head) == evening.waiting(evening.night) == []


def test_what_nobody_wrote_is_seen_by_the_head(evening: Evening, time: Time) -> None:
    time.pass_by(hours=1)
    assert evening.waiting(evening.duty.head) == ["Serah terima Siang di Polres Telaga belum selesai"]
    assert "Belum diserahkan" in _client(evening.duty.head).get(_url(evening)).content.decode()


def _url(evening: Evening, name: str = "hand_over") -> str:
    return reverse(f"duty:{name}", args=[evening.shift.pk])


def test_the_pages_lead_from_one_shift_to_the_next(evening: Evening) -> None:
    day, night = _client(evening.day), _client(evening.night)
    assert "Tulis serah terima" in day.get(_url(evening)).content.decode()
    form = day.get(_url(evening, "hand_over_write")).content.decode()
    assert evening.case.title in form
    sent = day.post(_url(evening, "hand_over_write"), {"note_0": "sudah ditanyakan ke KPU", "remark": ""})
    assert sent.status_code == 422
    assert "sudah ditanyakan ke KPU" in sent.content.decode()
    whole = {"note_0": "sudah ditanyakan ke KPU", "note_1": "belum ada perubahan", "remark": "tenang"}
    assert day.post(_url(evening, "hand_over_write"), whole).status_code == 302
    page = night.get(_url(evening)).content.decode()
    assert "sudah ditanyakan ke KPU" in page
    assert "Terima yang dicentang" in page
    notes = list(HandOver.objects.get().notes.values_list("pk", flat=True))
    assert (
        "Masih ada catatan"
        in night.post(_url(evening, "take"), {"note": notes[:1]}, follow=True).content.decode()
    )
    assert (
        "sudah diterima" in night.post(_url(evening, "take"), {"note": notes}, follow=True).content.decode()
    )


def test_a_stranger_to_the_unit_finds_no_hand_over(evening: Evening) -> None:
    desk = evening.duty.desk
    client = _client(desk.member(Role.DUTY_OFFICER, desk.other_polres))
    assert client.get(_url(evening)).status_code == 404
    assert client.post(_url(evening, "take")).status_code == 404


def test_writing_anew_keeps_what_was_confirmed_and_asks_again_for_what_changed(evening: Evening) -> None:
    notes = evening.notes()
    same, other = sorted(notes)
    hand_over(evening.day, evening.shift.pk, notes, "")
    both = HandOver.objects.get().notes
    confirm(evening.night, evening.shift.pk, {both.get(key=same).pk})
    hand_over(evening.day, evening.shift.pk, {**notes, other: "sudah selesai"}, "")
    assert both.get(key=same).confirmed_by == evening.night
    assert (both.get(key=other).text, both.get(key=other).confirmed_by) == ("sudah selesai", None)
    hand_over(evening.day, evening.shift.pk, {same: "ada kabar baru"}, "")
    assert [(note.key, note.confirmed_by) for note in both.all()] == [(same, None)]
