"""Answers by link: no login, no name, no reason; seats by queue and by draw."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.delivery.models import Message
from sejuk.desk.engagements.asking import is_never_asked
from sejuk.desk.engagements.erasing import erase
from sejuk.desk.engagements.links import KEPT_AFTER, token_of
from sejuk.desk.engagements.models import DoNotAsk, Engagement, Invitation
from sejuk.desk.engagements.services.drawing_lots import check, draw
from sejuk.desk.engagements.services.inviting import invite_contacts
from sejuk.desk.engagements.services.moving import cancel
from sejuk.desk.engagements.services.planning import set_categories
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.engagements.given import MAIL, PHONE, Host, shifted


def page_of(invitation: Invitation) -> str:
    """What the invited person sees."""
    return Client().get(f"/undangan-acara/{token_of(invitation)}/").content.decode()


def event_at(address: str) -> Any:
    """The one event of a calendar file."""
    return icalendar.Calendar.from_ical(Client().get(address).content).walk("VEVENT")[0]


def say(invitation: Invitation, said: str, **more: str) -> int:
    """Press one of the buttons."""
    address = f"/undangan-acara/{token_of(invitation)}/jawab/"
    return int(Client().post(address, {"jawaban": said, **more}).status_code)


def test_an_invitation_says_what_it_must(host: Host) -> None:
    shown = page_of(host.invitation(host.invited()))
    for words in (
        "Polres Telaga (Kepolisian Teduh) mengundang Anda",
        "Tidak ada unggahan yang diminta.",
        "Pegiat media sosial, Admin halaman dan grup",
        "Anda bebas menolak tanpa alasan",
        "Tidak ada naskah yang harus Anda baca",
        "Jangan undang saya lagi",
        "Kontak Anda dan tautan ini dihapus",
    ):
        assert words in shown, words


def test_looking_answers_nothing_and_a_click_does(host: Host) -> None:
    invitation = host.invitation(host.invited())
    page_of(invitation)
    invitation.refresh_from_db()
    assert invitation.answer == "waiting"
    assert say(invitation, "coming") == 302
    assert "Anda akan datang." in page_of(invitation)
    assert say(invitation, "not_coming") == 302
    assert "tidak ada yang bertanya mengapa" in page_of(invitation)
    assert say(invitation, "coming") == 302
    assert say(invitation, "apa saja") == 422


@pytest.mark.parametrize("broken", ["x", "a:b", "AAAAAAAAAAAAAAAAAAAAAA:AAAA"])
def test_a_link_that_nobody_signed_leads_nowhere(host: Host, broken: str) -> None:
    host.invited()
    assert Client().get(f"/undangan-acara/{broken}/").status_code == 404


def test_after_the_beginning_an_answer_stays(host: Host) -> None:
    invitation = host.invitation(host.invited())
    shifted(invitation.engagement, timedelta(days=-1, hours=-1))
    assert say(invitation, "coming") == 409
    assert "Saya datang" not in page_of(invitation)


def test_dont_ask_holds_for_the_address_and_looks_like_any_no(host: Host) -> None:
    engagement = host.invited()
    first = invite_contacts(host.head, engagement.pk, "influencer", [MAIL]).invitations[0]
    assert say(first, "do_not_ask") == 200
    first.refresh_from_db()
    no = host.invitation(engagement)
    say(no, "not_coming")
    no.refresh_from_db()
    kept = ("answer", "seat", "contact")
    assert [bytes(getattr(first, n)) if n == "contact" else getattr(first, n) for n in kept] == [
        bytes(getattr(no, n)) if n == "contact" else getattr(no, n) for n in kept
    ]
    assert not Message.objects.exclude(owner="").exists()
    again = invite_contacts(host.head, host.invited().pk, "influencer", [MAIL.upper()])
    assert (again.unasked, again.invitations) == (1, [])


def test_dont_ask_by_a_link_that_was_handed_on(host: Host) -> None:
    say(host.invitation(host.invited()), "do_not_ask", contact=PHONE)
    assert DoNotAsk.objects.count() == 1
    assert is_never_asked("0812 0000 1234")
    assert not is_never_asked(MAIL)
    assert not is_never_asked("bukan kontak")
    again = invite_contacts(host.head, host.invited().pk, "influencer", ["+62 812 0000 1234"])
    assert again.unasked == 1


def test_dont_ask_still_counts_after_the_meeting(host: Host) -> None:
    engagement = host.invited()
    invitation = invite_contacts(host.head, engagement.pk, "influencer", [MAIL]).invitations[0]
    cancel(host.head, engagement.pk, "Tidak jadi.")
    assert say(invitation, "do_not_ask") == 200
    assert DoNotAsk.objects.exists()


def test_a_list_of_contacts_says_what_became_of_each(host: Host) -> None:
    officer, engagement = host.desk.client(Role.DUTY_OFFICER, host.unit), host.invited()
    typed = f"{MAIL}\n\n{PHONE}\nbukan kontak\n{MAIL.upper()}"
    sent = {"cara": "kontak", "category": "influencer", "contacts": typed}
    shown = officer.post(f"/pertemuan/{engagement.pk}/undangan/", sent, follow=True).content.decode()
    assert "2 undangan dibuat." in shown
    assert "1 sudah diundang sebelumnya." in shown
    assert "Bukan surel atau nomor telepon: bukan kontak." in shown
    assert "https://wa.me/6281200001234?text=" in shown
    assert Message.objects.get().address == MAIL
    personal = Message.objects.get().personal
    assert personal.startswith("\n\nTautan Anda")
    assert personal.endswith(f"\n\nHormat kami,\n{host.unit.name}\n{host.unit.institution.name}\n")
    again = officer.get(f"/pertemuan/{engagement.pk}/").content.decode()
    assert "wa.me" not in again  # links are shown once


def test_links_to_hand_on_carry_the_whole_invitation(host: Host) -> None:
    officer, engagement = host.desk.client(Role.DUTY_OFFICER, host.unit), host.invited()
    sent = {
        "cara": "tautan", "tautan-category": "page_admin", "tautan-count": "2",
        "tautan-client_id": str(uuid.uuid4()),
    }  # fmt: skip
    shown = officer.post(f"/pertemuan/{engagement.pk}/undangan/", sent, follow=True).content.decode()
    assert shown.count("Undangan ini sukarela") == 2
    for invitation in engagement.invitations.all():
        assert f"http://testserver/undangan-acara/{token_of(invitation)}/" in shown


def test_postponing_tells_those_with_an_address_once(host: Host) -> None:
    from sejuk.desk.engagements.services.moving import postpone

    engagement = host.invited()
    made = invite_contacts(host.head, engagement.pk, "influencer", [MAIL, "lain@surat.example"])
    say(made.invitations[1], "not_coming")
    postpone(host.head, engagement.pk, "Jalannya banjir.")
    news = Message.objects.filter(text__subject__startswith="Perubahan")
    assert [one.address for one in news] == [MAIL]
    assert news.get().text is not None
    assert "Jalannya banjir." in str(news.get().text.body)  # type: ignore[union-attr]


def test_the_queue_gives_seats_in_order_and_passes_on_what_is_given_up(host: Host) -> None:
    engagement = host.invited(seats=2)
    set_categories(host.head, engagement.pk, {"influencer": 0, "page_admin": 1})
    first, second = host.coming(engagement), host.coming(engagement)
    admin = host.coming(engagement, "page_admin")
    assert "kursi Anda sudah tersedia" in page_of(first)
    assert "urutan 1 daftar tunggu" in page_of(second)
    assert "kursi Anda sudah tersedia" in page_of(admin)
    say(first, "not_coming")
    assert "kursi Anda sudah tersedia" in page_of(second)


def test_seats_are_not_taken_away(host: Host) -> None:
    from sejuk.desk.engagements.services.planning import change
    from tests.desk.engagements.given import said

    engagement = host.invited(seats=2)
    host.coming(engagement), host.coming(engagement)
    same = said(host.desk, seats=1, starts_at=engagement.starts_at, ends_at=engagement.ends_at)
    with pytest.raises(Refused, match="Sudah ada yang mendapat kursi"):
        change(host.head, engagement.pk, same)


def test_a_draw_gives_seats_by_lot_and_anybody_can_check_it(host: Host) -> None:
    engagement = host.invited(allocation="draw", seats=2)
    commitment = engagement.commitment
    coming = [host.coming(engagement) for _one in range(5)]
    assert "Anda ikut undian kursi" in page_of(coming[0])
    draw(host.head, engagement.pk)
    engagement.refresh_from_db()
    assert engagement.commitment == commitment
    assert check(engagement).is_right
    assert engagement.invitations.filter(seat="given").count() == 2
    shown = Client().get(f"/undian/{engagement.public_key}/").content.decode()
    assert "hasilnya sama" in shown
    assert all(value in shown for value in (engagement.seed, engagement.list_hash, commitment))
    assert Entry.objects.filter(action="engagement.drawn").count() == 1
    winner = engagement.invitations.get(rank=1)
    say(winner, "not_coming")
    assert engagement.invitations.get(rank=3).seat == "given"
    assert say(winner, "coming") == 409


def test_before_the_draw_the_seed_is_told_to_nobody(host: Host) -> None:
    engagement = host.invited(allocation="draw", seats=2)
    shown = Client().get(f"/undian/{engagement.public_key}/").content.decode()
    assert engagement.commitment in shown
    assert engagement.seed == ""
    assert "Undian belum dilakukan" in shown


def ask_a_seat(engagement: Engagement, category: str, form: uuid.UUID | None = None) -> Any:
    sent = {"category": category, "client_id": str(form or uuid.uuid4())}
    return Client().post(f"/ruang-pers/{engagement.public_key}/", sent, follow=True)


def test_an_open_meeting_takes_whoever_asks(host: Host) -> None:
    engagement = host.invited(kind="press", is_open=True, seats=1)
    room = Client().get("/ruang-pers/").content.decode()
    assert engagement.title in room
    assert "kursi Anda sudah tersedia" in ask_a_seat(engagement, "press").content.decode()
    assert "urutan 1 daftar tunggu" in ask_a_seat(engagement, "ngo").content.decode()
    assert ask_a_seat(engagement, "public").status_code == 422


def test_a_seat_that_is_asked_for_twice_with_one_form_is_one_seat(host: Host) -> None:
    engagement, form = host.invited(kind="press", is_open=True, seats=2), uuid.uuid4()
    pages = [ask_a_seat(engagement, "press", form) for _click in range(2)]
    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert engagement.invitations.count() == 1
    elsewhere = ask_a_seat(host.invited(kind="press", is_open=True), "press", form)
    assert elsewhere.status_code == 422
    assert "sudah dipakai untuk pertemuan lain" in elsewhere.content.decode()


def test_a_meeting_that_is_not_open_is_not_in_the_press_room(host: Host) -> None:
    engagement = host.invited()
    assert engagement.title not in Client().get("/ruang-pers/").content.decode()
    assert Client().get(f"/ruang-pers/{engagement.public_key}/").status_code == 404


def test_the_calendar_file_knows_the_zone_and_a_cancellation(host: Host) -> None:
    engagement = host.invited()
    address = f"/undangan-acara/{token_of(host.coming(engagement))}/kalender.ics"
    event = event_at(address)
    assert event["DTSTART"].dt == engagement.starts_at.replace(microsecond=0)
    cancel(host.head, engagement.pk, "Pembicaranya sakit.")
    event = event_at(address)
    assert event["STATUS"] == "CANCELLED"


def test_contacts_and_links_end_two_weeks_after_the_meeting(host: Host) -> None:
    engagement = host.invited()
    invitation = invite_contacts(host.head, engagement.pk, "influencer", [MAIL]).invitations[0]
    token = token_of(invitation)
    assert erase(engagement.ends_at + KEPT_AFTER - timedelta(minutes=1)) == 0
    assert erase(engagement.ends_at + KEPT_AFTER) == 1
    assert erase(engagement.ends_at + KEPT_AFTER) == 0
    invitation.refresh_from_db()
    assert (bytes(invitation.contact), invitation.key, invitation.once) == (b"", None, "")
    assert Client().get(f"/undangan-acara/{token}/").status_code == 404
    assert Engagement.objects.get(pk=engagement.pk).erased_at is not None


def test_numbers_tell_a_no_from_silence_to_nobody(host: Host) -> None:
    officer, engagement = host.desk.client(Role.DUTY_OFFICER, host.unit), host.invited()
    refuses, silent = host.invitation(engagement), host.invitation(engagement)
    before = officer.get(f"/pertemuan/{engagement.pk}/").content
    say(refuses, "do_not_ask")
    after = officer.get(f"/pertemuan/{engagement.pk}/").content
    strip = b'name="csrfmiddlewaretoken" value="'
    clean = [b"".join(p[64:] if n else p for n, p in enumerate(one.split(strip))) for one in (before, after)]
    hx = b'"X-CSRFToken": "'
    clean = [b"".join(p[64:] if n else p for n, p in enumerate(one.split(hx))) for one in clean]
    assert silent.answer == "waiting"
    assert clean[0].split(b"<main")[1] == clean[1].split(b"<main")[1]


def test_who_waits_is_told_their_place(host: Host) -> None:
    engagement = host.invited(seats=1)
    waiting = [host.coming(engagement) for _one in range(4)][1:]
    for place, invitation in enumerate(waiting, 1):
        assert f"urutan {place} daftar tunggu" in page_of(invitation)
    assert clock.now() < engagement.starts_at


LINK = "https://rapat.example/ruang-teduh"


def test_the_link_of_a_video_meeting_is_for_those_who_have_a_seat(host: Host) -> None:
    engagement = host.invited(seats=1, video_link=LINK)
    first, second = host.coming(engagement), host.coming(engagement)
    calendars = [f"/undangan-acara/{token_of(one)}/kalender.ics" for one in (first, second)]
    assert [LINK in page_of(one) for one in (first, second)] == [True, False]
    assert [event_at(one).get("description", "") == LINK for one in calendars] == [True, False]
    say(first, "not_coming")
    assert [LINK in page_of(one) for one in (first, second)] == [False, True]


def test_where_there_is_room_for_all_whoever_comes_gets_the_link(host: Host) -> None:
    engagement = host.invited(video_link=LINK)
    assert LINK in page_of(host.coming(engagement))
    assert LINK not in page_of(host.invitation(engagement))


def test_too_long_a_list_is_refused_and_stays_in_the_form(host: Host) -> None:
    officer, engagement = host.desk.client(Role.DUTY_OFFICER, host.unit), host.invited()
    typed = "\n".join(f"tamu{n}@surat.example" for n in range(201))
    sent = {"cara": "kontak", "category": "influencer", "contacts": typed}
    page = officer.post(f"/pertemuan/{engagement.pk}/undangan/", sent)
    shown = page.content.decode()
    assert page.status_code == 422
    assert "paling banyak 200 baris; ini 201" in shown
    assert "tamu200@surat.example" in shown
    assert not engagement.invitations.exists()


def test_a_form_for_links_that_is_sent_twice_makes_them_once(host: Host) -> None:
    officer, engagement = host.desk.client(Role.DUTY_OFFICER, host.unit), host.invited()
    sent = {
        "cara": "tautan", "tautan-category": "page_admin", "tautan-count": "2",
        "tautan-client_id": str(uuid.uuid4()),
    }  # fmt: skip
    shown = [
        officer.post(f"/pertemuan/{engagement.pk}/undangan/", sent, follow=True).content.decode()
        for _click in range(2)
    ]
    assert engagement.invitations.count() == 2
    assert [page.count("Undangan ini sukarela") for page in shown] == [2, 2]
    assert Entry.objects.filter(action="engagement.invited").count() == 1
