"""Attack: ask again after a no, put words into mouths, keep a list of guests, draw until it pleases.

Fails because there is no field, the database refuses, or nothing is left to look at (G8).
"""

from __future__ import annotations

import secrets
import uuid
from datetime import timedelta
from itertools import chain

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Field
from django.test import Client

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.engagements.contacts import asking_digest, meeting_digest
from sejuk.desk.engagements.links import token_of
from sejuk.desk.engagements.models import DoNotAsk, Engagement, Invitation
from sejuk.desk.engagements.sealing import seal_contact
from sejuk.desk.engagements.services.answering import answer, ask_for_seat
from sejuk.desk.engagements.services.drawing_lots import check, draw
from sejuk.desk.engagements.services.inviting import invite_contacts
from sejuk.desk.network.partners.leaving_alone import left_alone
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.attack.insider import refuses_sql
from tests.desk.engagements.given import MAIL, Host
from tests.desk.office import Desk

#: What would be a script, a rating, an opinion, a reason for a no, or a list of names.
FORBIDDEN = (
    "script", "speech", "naskah", "statement", "rating", "score", "rank_of", "tone", "loyal", "opinion",
    "sentiment", "stance", "followers", "refus", "decline", "guest", "attendee", "name", "email", "phone",
)  # fmt: skip


@pytest.fixture
def host(desk: Desk) -> Host:
    return Host(desk, desk.polres)


def fields() -> list[str]:
    """Every column of the room."""
    models = apps.get_app_config("engagements").get_models()
    found = chain.from_iterable(model._meta.get_fields() for model in models)
    return [field.name for field in found if isinstance(field, Field)]


def test_there_is_no_field_for_a_script_a_rating_a_reason_or_a_name(desk: Desk) -> None:
    assert [name for name in fields() if any(word in name for word in FORBIDDEN)] == []


def test_an_invitation_holds_no_reason_and_a_no_leaves_nothing_in_the_chain(host: Host) -> None:
    engagement = host.invited()
    invitation = invite_contacts(host.head, engagement.pk, "influencer", [MAIL]).invitations[0]
    before = Entry.objects.count()
    reason = "Saya tidak percaya kepada kantor ini"
    address = f"/undangan-acara/{token_of(invitation)}/jawab/"
    Client().post(address, {"jawaban": "do_not_ask", "reason": reason, "alasan": reason, "why": reason})
    assert Entry.objects.count() == before
    with connection.cursor() as cursor:
        for model in apps.get_app_config("engagements").get_models():
            cursor.execute(
                f'SELECT count(*) FROM "{model._meta.db_table}" t WHERE t::text LIKE %s', ["%percaya%"]
            )
            assert cursor.fetchone() == (0,)


def test_who_said_no_more_is_not_asked_again_even_by_rows_of_ones_own(host: Host) -> None:
    engagement = host.invited()
    first = invite_contacts(host.head, engagement.pk, "influencer", [MAIL]).invitations[0]
    answer(token_of(first), "do_not_ask")
    other = host.invited()
    forged = {
        "engagement": other,
        "category": "influencer",
        "contact": seal_contact(MAIL, "abc"),
        "once": meeting_digest(other.pk, MAIL),
        "invited_at": clock.now(),
    }
    with pytest.raises(IntegrityError, match="does not want to be asked"), transaction.atomic():
        Invitation.objects.create(**forged, asks=asking_digest(MAIL))
    with pytest.raises(IntegrityError, match="checked before it is asked"), transaction.atomic():
        Invitation.objects.create(**forged)
    linked = host.invitation(other)
    with pytest.raises(IntegrityError, match="only forgotten"), transaction.atomic():
        Invitation.objects.filter(pk=linked.pk).update(contact=seal_contact(MAIL, "abc"))


def test_the_list_of_those_who_are_not_asked_is_not_shortened(host: Host) -> None:
    row = DoNotAsk.objects.create(digest=asking_digest(MAIL), since=clock.now().date())
    refuses_sql("DELETE FROM engagements_donotask WHERE id = %s", row.pk)
    refuses_sql("UPDATE engagements_donotask SET digest = %s WHERE id = %s", "0" * 64, row.pk)


def test_the_list_of_those_who_are_not_asked_joins_with_nothing(host: Host) -> None:
    engagement = host.invited()
    made = invite_contacts(host.head, engagement.pk, "influencer", [MAIL, "lain@surat.example"]).invitations
    answer(token_of(made[0]), "do_not_ask")
    answer(token_of(made[1]), "not_coming")
    digests = set(DoNotAsk.objects.values_list("digest", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM engagements_invitation t")
        rows = " ".join(row[0] for row in cursor.fetchall())
    assert not any(digest in rows for digest in digests)
    assert MAIL not in rows


def test_no_page_and_no_file_lists_who_was_invited(host: Host) -> None:
    engagement = host.begun()
    Engagement.objects.filter(pk=engagement.pk).update(
        starts_at=engagement.starts_at + timedelta(days=1), ends_at=engagement.ends_at + timedelta(days=1)
    )
    invite_contacts(host.head, engagement.pk, "influencer", [MAIL])
    pages = ("", "undangan/", "hadir/", "pintu/", "kategori/", "ubah/")
    for role in (Role.HEAD, Role.ADMINISTRATOR, Role.DUTY_OFFICER, Role.AUDITOR):
        client = host.desk.client(role, host.unit)
        for page in pages:
            assert MAIL not in client.get(f"/pertemuan/{engagement.pk}/{page}").content.decode()


def drawn(host: Host) -> Engagement:
    engagement = host.invited(allocation="draw", seats=1)
    for _one in range(4):
        host.coming(engagement)
    return draw(host.head, engagement.pk)


def test_a_draw_is_not_repeated_until_it_pleases(host: Host) -> None:
    engagement = drawn(host)
    with pytest.raises(Refused, match="tidak dapat diulang"):
        draw(host.head, engagement.pk)
    update = "UPDATE engagements_engagement SET {} WHERE id = %s"
    refuses_sql(update.format("drawn_at = NULL"), engagement.pk)
    refuses_sql(update.format("seed = repeat('0', 64)"), engagement.pk)
    refuses_sql(update.format("commitment = repeat('0', 64)"), engagement.pk)
    refuses_sql(update.format("allocation = 'queue'"), engagement.pk)
    refuses_sql(
        "UPDATE engagements_invitation SET rank = 99 WHERE engagement_id = %s AND rank = 1", engagement.pk
    )
    refuses_sql("DELETE FROM engagements_invitation WHERE engagement_id = %s", engagement.pk)


def test_nobody_joins_a_draw_afterwards_or_gets_a_seat_without_a_lot(host: Host) -> None:
    engagement = drawn(host)
    with pytest.raises(IntegrityError, match="list of a draw is closed"), transaction.atomic():
        Invitation.objects.create(engagement=engagement, category="influencer", invited_at=clock.now())
    waiting = host.invited(allocation="draw", seats=1)
    friend = host.coming(waiting)
    with pytest.raises(IntegrityError, match="no seat before the draw"), transaction.atomic():
        Invitation.objects.filter(pk=friend.pk).update(seat="given")


def test_a_seed_that_pleases_is_not_the_one_that_was_committed_to(host: Host) -> None:
    engagement = host.invited(allocation="draw", seats=1)
    host.coming(engagement)
    with pytest.raises(IntegrityError, match="not the seed"), transaction.atomic():
        Engagement.objects.filter(pk=engagement.pk).update(
            seed=secrets.token_hex(32), list_hash="0" * 64, drawn_at=clock.now()
        )


def test_a_forged_order_shows_on_the_public_page(host: Host) -> None:
    engagement = drawn(host)
    assert check(engagement).is_right
    with connection.cursor() as cursor:  # the machine's owner can switch the guards off, and is seen
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE engagements_invitation DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE engagements_invitation SET rank = rank + 10 WHERE engagement_id = %s AND rank = 1",
            [engagement.pk],
        )
        cursor.execute("ALTER TABLE engagements_invitation ENABLE TRIGGER USER")
    page = Client().get(f"/undian/{engagement.public_key}/").content.decode()
    assert "hasilnya berbeda" in page


def test_a_link_cannot_be_made_from_the_database_alone(host: Host) -> None:
    invitation = host.invitation(host.invited())
    assert invitation.key is not None
    for guess in (invitation.key.hex, str(invitation.key), invitation.ticket, str(invitation.pk)):
        assert Client().get(f"/undangan-acara/{guess}/").status_code == 404


VICTIM = "korban@surat.example"


def never(invitation: Invitation, contact: str) -> int:
    address = f"/undangan-acara/{token_of(invitation)}/jawab/"
    return int(Client().post(address, {"jawaban": "do_not_ask", "contact": contact}).status_code)


def test_a_stranger_bars_nobody_through_a_seat_from_the_press_room(host: Host) -> None:
    engagement = host.invited(kind="press", is_open=True)
    for n in range(3):
        own = ask_for_seat(engagement.public_key, "press", uuid.uuid4())
        assert never(own, f"{n}{VICTIM}") == 409
    assert not DoNotAsk.objects.exists()
    assert left_alone([f"0{VICTIM}"], clock.now()) == set()
    assert "do_not_ask" not in Client().get(f"/undangan-acara/{token_of(own)}/").content.decode()


def test_a_link_that_was_handed_on_speaks_for_one_person(host: Host) -> None:
    invitation = host.invitation(host.invited())
    assert never(invitation, "bukan kontak") == 422
    assert [never(invitation, MAIL) for _click in range(2)] == [200, 200]
    assert never(invitation, VICTIM) == 409
    assert DoNotAsk.objects.get().digest == asking_digest(MAIL)


def test_a_link_cannot_bar_somebody_who_was_invited_by_another(host: Host) -> None:
    """One contact a link, even where the meeting knows that contact already."""
    engagement = host.invited()
    invite_contacts(host.head, engagement.pk, "influencer", [MAIL])
    invitation = host.invitation(engagement)
    assert never(invitation, MAIL) == 200
    assert never(invitation, VICTIM) == 409
    assert DoNotAsk.objects.count() == 1


def test_after_a_no_only_the_own_contact_counts(host: Host) -> None:
    engagement = host.invited()
    invitation = invite_contacts(host.head, engagement.pk, "influencer", [MAIL]).invitations[0]
    answer(token_of(invitation), "not_coming")
    assert never(invitation, VICTIM) == 409
    assert never(invitation, MAIL.upper()) == 200
    assert DoNotAsk.objects.get().digest == asking_digest(MAIL)


def test_one_network_types_few_contacts_an_hour(host: Host) -> None:
    engagement = host.invited()
    said = [never(host.invitation(engagement), f"{n}{VICTIM}") for n in range(7)]
    assert said == [200] * 5 + [429] * 2
    assert DoNotAsk.objects.count() == 5
