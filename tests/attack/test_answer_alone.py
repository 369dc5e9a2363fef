"""Attack: let a text out alone, in practice, changed after its approval, or with what is private in it.

Fails because the database holds whose hand is in a text and who signed which bytes, no column of an item can
hold a note, and a link is worth one answer about one hash (G5, G7, G9, G14).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Institution, Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item, from_bytes
from sejuk.desk.responses.items import approved_item
from sejuk.desk.responses.models import Approval, Asked, Note, Response, Version, Writing
from sejuk.desk.responses.services import approving, noting, partnering, releasing, submitting
from tests.attack.insider import refuses_sql
from tests.desk.cases.given import leave_alone
from tests.desk.office import Desk
from tests.desk.responses.examples import word_for
from tests.desk.responses.given import KPU, Newsroom, fresh

_POINTS = "Benarkah paslon nomor urut 2 mundur?"


@pytest.fixture(autouse=True)
def _an_address(settings: object) -> None:
    settings.SITE_URL = "https://sejuk.example"  # type: ignore[attr-defined]


@pytest.fixture
def news(desk: Desk) -> Newsroom:
    """People of the Polres who write and approve."""
    return Newsroom(desk, desk.polres)


def write(version: Version, **changes: Any) -> None:
    """Change the row as somebody with the database's password would; it is turned away."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**changes)


def sign(version: Version, signatory: Any, role: str = "own", **changes: Any) -> None:
    """Put a signature down past the verb; it is turned away."""
    said = {
        "version": version, "role": role, "member": signatory, "institution": signatory.institution,
        "digest": version.digest, "at": clock.now(),
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(**(said | changes))


def out(version: Version) -> dict[str, Any]:
    """Columns of a version that somebody would like to have approved."""
    body = replace(from_bytes(bytes(version.submitted)), approved_at=clock.now()).to_bytes()
    return {
        "state": "approved",
        "body": body,
        "sha256": hashlib.sha256(body).hexdigest(),
        "approved_at": clock.now(),
    }


class TestAlone:
    def test_one_does_not_approve_what_one_wrote(self, news: Newsroom, desk: Desk) -> None:
        desk.grant(news.editor, Role.APPROVER, news.unit)
        version = news.submitted()
        with pytest.raises(Refused):
            news.approve(news.editor, version)
        assert Entry.objects.filter(action="response.refused", actor=news.editor.pk).exists()
        sign(version, news.editor)
        write(version, **out(version))

    def test_nor_with_a_second_role_or_as_somebody_elses_institution(
        self, news: Newsroom, desk: Desk
    ) -> None:
        """A head writes and holds every role there is."""
        for role in (Role.APPROVER, Role.EDITOR):
            desk.grant(news.head, role, news.unit)
        response = news.draft(by=news.head)
        version = submitting.submit(news.head, response.pk)
        for signed_as in ("own", "other", "emergency"):
            sign(version, news.head, signed_as)
        sign(version, news.head, "other", institution=desk.commission)
        sign(version, news.approver, "other", institution=desk.commission)

    def test_nobody_signs_twice_or_without_the_role(self, news: Newsroom, desk: Desk) -> None:
        version = news.submitted(title=_POINTS)
        sign(version, desk.member(Role.VERIFIER, desk.polres))
        news.approve(news.approver, version)
        sign(fresh(version), news.approver)
        write(fresh(version), **out(version))

    def test_a_hand_is_not_wiped_off_the_page(self, news: Newsroom) -> None:
        version = news.submitted()
        refuses_sql("DELETE FROM responses_writing WHERE version_id = %s", version.pk)
        refuses_sql(
            "UPDATE responses_writing SET member_id = %s WHERE version_id = %s", news.head.pk, version.pk
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            Writing.objects.create(version=version, member=news.approver, at=clock.now())

    def test_a_signature_is_not_moved(self, news: Newsroom) -> None:
        approved = news.approved()
        refuses_sql("UPDATE responses_approval SET member_id = %s", news.head.pk)
        refuses_sql("DELETE FROM responses_approval WHERE version_id = %s", approved.pk)

    def test_nothing_skips_the_second_person(self, news: Newsroom) -> None:
        draft = news.draft().versions.get()
        for state in ("approved", "published", "corrected"):
            write(draft, state=state, sha256="0" * 64, approved_at=clock.now(), digest="0" * 64,
                  submitted_at=clock.now())  # fmt: skip
        version = news.submitted()
        write(version, **out(version))
        with pytest.raises(Refused):
            releasing.publish(news.head, version.response_id)


class TestAnotherInstitution:
    def test_what_names_a_contestant_does_not_pass_alone(self, news: Newsroom) -> None:
        version = news.submitted(title=_POINTS)
        assert news.approve(news.approver, version).state == "needs_other"
        write(version, **out(version))
        write(version, names_somebody=False)
        with pytest.raises(Refused):
            approved_item(version.response_id)

    def test_nor_about_the_process_by_two_of_the_police(self, news: Newsroom, desk: Desk) -> None:
        version = news.submitted(theme="polling_day", sources=(KPU,))
        news.approve(news.approver, version)
        for member in (news.head, desk.member(Role.APPROVER, desk.polda)):
            with pytest.raises(Refused, match="lembaga lain"):
                news.approve(member, version)
        write(version, **out(version))
        write(version, about_process=False)

    def test_a_second_police_office_is_no_other_institution_enough(self, news: Newsroom, desk: Desk) -> None:
        """G14: the police are never the only signatory."""
        kpu = desk.member(Role.APPROVER, desk.kpu)
        version = news.submitted(theme="polling_day", sources=(KPU,))
        Institution.objects.filter(pk=desk.commission.pk).update(kind="police")
        assert news.approve(type(kpu).objects.get(pk=kpu.pk), version).state == "needs_other"
        write(version, **out(version))

    def test_a_theme_of_the_process_is_not_hidden(self, news: Newsroom) -> None:
        """An insider unticks what the theme says, and has the draft submitted as they like."""
        response = news.draft(theme="polling_day", sources=(KPU,))
        version = response.versions.get()
        Version.objects.filter(pk=version.pk).update(about_process=False)
        submitted = submitting.submit(news.editor, response.pk)
        assert submitted.about_process

    def test_the_recused_institution_writes_and_signs_nothing(self, news: Newsroom, desk: Desk) -> None:
        case = news.cases.confirmed()
        version = news.submitted(case)
        draft = news.draft(case)
        case.accused.add(desk.police)
        with pytest.raises(Refused, match="menuduh lembaga Anda"):
            news.approve(news.approver, version)
        sign(version, news.approver)
        write(version, **out(version))
        with pytest.raises(Refused, match="menuduh lembaga Anda"):
            submitting.submit(news.editor, draft.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            Writing.objects.create(version=draft.versions.get(), member=news.head, at=clock.now())


class TestPractice:
    def test_practice_is_never_published(self, news: Newsroom, desk: Desk) -> None:
        leave_alone(desk)
        version = news.approved(theme="polling_day", sources=(KPU,))
        with pytest.raises(Refused, match="latihan"):
            releasing.publish(news.head, version.response_id)
        with pytest.raises(Refused):
            approved_item(version.response_id)
        write(version, state="published", published_at=clock.now())
        write(version, is_training=False)

    def test_practice_is_not_switched_off_before(self, news: Newsroom, desk: Desk) -> None:
        leave_alone(desk)
        version = news.draft(theme="polling_day", sources=(KPU,)).versions.get()
        submitted_at = clock.now()
        with pytest.raises(IntegrityError), transaction.atomic():
            _submit_by_hand(version, submitted_at, is_training=False)


def _submit_by_hand(version: Version, at: Any, **changes: Any) -> None:
    from sejuk.desk.responses.items import item_of

    item: Item = item_of(version, at)
    Version.objects.filter(pk=version.pk).update(
        state="submitted", submitted_at=at, submitted=item.to_bytes(), digest=item.sha256, **changes
    )


class TestBytes:
    def test_what_was_approved_does_not_change(self, news: Newsroom) -> None:
        version = news.approved()
        other = replace(approved_item(version.response_id), title="Coblos nomor 2").to_bytes()
        write(version, body=other, sha256=hashlib.sha256(other).hexdigest())
        write(version, title="Coblos nomor 2")
        write(version, digest="0" * 64)

    def test_other_bytes_are_not_approved_in_their_place(self, news: Newsroom) -> None:
        version = news.submitted()
        Approval.objects.create(
            version=version, role="own", member=news.approver, institution=news.approver.institution,
            digest=version.digest, at=clock.now(),
        )  # fmt: skip
        body = replace(from_bytes(bytes(version.submitted)), title="Lain").to_bytes()
        write(version, **(out(version) | {"body": body, "sha256": hashlib.sha256(body).hexdigest()}))
        write(version, **(out(version) | {"sha256": "0" * 64}))

    def test_bytes_that_say_something_else_are_not_submitted(self, news: Newsroom) -> None:
        from sejuk.desk.responses.items import item_of

        version = news.draft().versions.get()
        at = clock.now()
        for item in (
            replace(item_of(version, at), title="Lain"),
            replace(item_of(version, at), institution="KPU Teduh"),
            replace(item_of(version, at), claim="Kabar karangan"),
        ):
            write(version, state="submitted", submitted_at=at, submitted=item.to_bytes(), digest=item.sha256)

    def test_bytes_broken_under_the_triggers_do_not_go_out(self, news: Newsroom) -> None:
        """The owner of the machine can switch triggers off; then the hash still speaks."""
        version = news.approved()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE responses_version DISABLE TRIGGER responses_version_guard")
            cursor.execute(
                "UPDATE responses_version SET body = convert_to('{}', 'UTF8') WHERE id = %s", [version.pk]
            )
            cursor.execute("ALTER TABLE responses_version ENABLE TRIGGER responses_version_guard")
        with pytest.raises(Refused, match="tidak sama dengan yang disetujui"):
            approved_item(version.response_id)

    def test_nothing_is_deleted(self, news: Newsroom) -> None:
        version = news.published()
        refuses_sql("DELETE FROM responses_version WHERE id = %s", version.pk)
        refuses_sql("DELETE FROM responses_response WHERE id = %s", version.response_id)
        write(version, state="draft")
        write(version, published_at=None)
        with pytest.raises(IntegrityError), transaction.atomic():
            Response.objects.filter(pk=version.response_id).update(theme="counting")


class TestPartnerLink:
    def test_it_is_used_once(self, news: Newsroom) -> None:
        version = news.submitted(title=_POINTS)
        word = word_for(news, version.response_id)
        url = reverse("responses:partner", args=[word])
        assert Client().post(url, {"jawaban": "tidak"}).status_code == 200
        assert Client().post(url, {"jawaban": "setuju"}).status_code == 404
        with pytest.raises(Refused, match="tidak berlaku"):
            partnering.answer(word, agrees=True)
        refuses_sql("UPDATE responses_asked SET answered_at = NULL, agrees = NULL")
        refuses_sql("UPDATE responses_asked SET agrees = true")

    def test_it_speaks_for_no_other_bytes(self, news: Newsroom) -> None:
        version = news.submitted(title=_POINTS)
        word = word_for(news, version.response_id)
        approving.give_back(news.approver, version.response_id, "Sebut jamnya.")
        submitting.submit(news.editor, version.response_id)
        with pytest.raises(Refused, match="tidak berlaku"):
            partnering.answer(word, agrees=True)
        refuses_sql("UPDATE responses_asked SET version_id = %s", fresh(version).pk)
        refuses_sql("UPDATE responses_asked SET digest = %s", fresh(version).digest)

    def test_a_guessed_or_copied_word_opens_nothing(self, news: Newsroom) -> None:
        version = news.submitted(title=_POINTS)
        word_for(news, version.response_id)
        asked = Asked.objects.get()
        for word in ("x", f"{asked.word_digest}:x", asked.word_digest):
            assert Client().get(reverse("responses:partner", args=[word])).status_code == 404

    def test_an_answer_is_not_invented(self, news: Newsroom, desk: Desk) -> None:
        version = news.submitted(title=_POINTS)
        word_for(news, version.response_id)
        asked = Asked.objects.get()
        sign_as = {"member": None, "institution": desk.commission, "asked": asked}
        sign(version, news.approver, "partner", **sign_as)
        with pytest.raises(IntegrityError), transaction.atomic():
            Asked.objects.create(
                version=version, name="KPU", institution=desk.police, word_digest="1" * 64,
                digest=version.digest, asked_by=news.editor, asked_at=clock.now(), expires_at=clock.now(),
            )  # fmt: skip

    def test_a_consenting_partner_is_no_institution(self, news: Newsroom) -> None:
        """Whoever invents a partner gains no second institution by it."""
        version = news.submitted(title=_POINTS)
        at = clock.now()
        asked = Asked.objects.create(
            version=version, name="Forum Rekaan", word_digest="2" * 64, digest=version.digest,
            asked_by=news.editor, asked_at=at, expires_at=at,
        )  # fmt: skip
        Asked.objects.filter(pk=asked.pk).update(answered_at=at, agrees=True)
        Approval.objects.create(version=version, role="partner", asked=asked, digest=version.digest, at=at)
        write(version, **out(version))


class TestEmergency:
    def test_it_is_not_invented_or_done_by_one(self, news: Newsroom) -> None:
        from datetime import timedelta

        from sejuk.desk.responses.models import Emergency

        version, at = news.submitted(), clock.now()
        sign(version, news.approver, "emergency")
        said = {"version": version, "digest": version.digest, "asked_by": news.approver, "asked_at": at}
        for changes in (
            {"expires_at": at + timedelta(hours=2)},
            {"expires_at": at, "asked_by": news.editor},
            {"expires_at": at, "confirmed_by": news.head, "confirmed_at": at, "review_due_at": at},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Emergency.objects.create(**(said | changes))
        made = Emergency.objects.create(**said, expires_at=at + timedelta(minutes=15))
        signed = {"review_due_at": at, "confirmed_at": at}
        for late in (
            signed | {"confirmed_by": news.approver},
            signed | {"confirmed_by": news.head, "confirmed_at": at + timedelta(minutes=16)},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Emergency.objects.filter(pk=made.pk).update(**late)
        refuses_sql("DELETE FROM responses_emergency WHERE id = %s", made.pk)


def test_a_private_note_is_in_no_item_and_no_export(news: Newsroom, desk: Desk) -> None:
    case = news.cases.confirmed()
    response = news.draft(case)
    secret = "Telepon dulu ke gudang sebelum terbit"
    noting.note(news.editor, response.pk, secret)
    version = submitting.submit(news.editor, response.pk)
    word = word_for(news, response.pk)
    partner = Client().get(reverse("responses:partner", args=[word])).text
    published = releasing.publish(news.head, news.approve(news.approver, version).response_id)
    client = desk.client(Role.EDITOR, desk.polres)
    exported = client.get(reverse("cases:export", args=[case.pk, "json"]))
    said = [
        bytes(published.body).decode(), bytes(published.submitted).decode(), partner,
        exported.content.decode(), str(list(Entry.objects.values_list("detail", flat=True))),
    ]  # fmt: skip
    assert not any(secret in one for one in said)
    assert Note.objects.count() == 1
    assert "note" not in {field.name for field in Version._meta.get_fields()}


def test_leaving_the_box_of_the_process_unticked_spares_nobody(news: Newsroom) -> None:
    """What it says counts, not what its author ticked: another institution still signs."""
    about = {"title": "Semua kotak suara di gudang masih tersegel", "sources": (KPU,), "about_process": False}
    version = news.submitted(**about)
    assert version.about_process
    passed = news.approve(news.approver, version)
    assert passed.state == "needs_other"
    with pytest.raises(Refused):
        releasing.publish(news.head, passed.response_id)
