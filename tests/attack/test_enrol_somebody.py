"""Attack: enrol somebody, keep an opinion of them, send what nobody approved, call an account official.

Fails because the database asks for the word that only the person was mailed, has no column for what anybody
thinks of anybody, and lets nothing out that another person has not approved (G8, G9, G14).
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.network.links import partner_word, stop_word
from sejuk.desk.network.models import Broadcast, OfficialAccount, Partner
from sejuk.desk.network.partners.leaving_alone import SILENCE, left_alone
from sejuk.desk.network.partners.proposing import Proposal, propose_all, withdraw
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.attack.insider import refuses_sql
from tests.desk.network.given import GUDANG, Net, mailed
from tests.desk.office import Desk

#: Words for what must have no column: scores, reach, opinions, notes, who read what.
_PROFILE = re.compile(
    r"score|rating|rank|follower|reach|influence|opinion|stance|sentiment|attitude|loyal|friendly|note|remark"
    r"|reason|opened|clicked|read_at|last_seen|phone|birth|religion|party"
)


@pytest.fixture(autouse=True)
def _an_address(settings: object) -> None:
    settings.SITE_URL = "https://sejuk.example"  # type: ignore[attr-defined]


@pytest.fixture
def net(desk: Desk) -> Net:
    """People of the Polres."""
    return Net(desk, desk.polres)


def _refused(**values: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.update(**values)


class TestConsent:
    def test_nobody_is_enrolled_through_sql(self, net: Net) -> None:
        net.asked()
        now = clock.now()
        _refused(state="active", consented_at=now)
        _refused(state="active", consented_at=now, consent_proof="ditebak")
        _refused(consent_digest="0" * 64)
        _refused(contact="lain@mitra.example")

    def test_nobody_begins_as_a_partner(self, net: Net) -> None:
        partner, _word = net.asked()
        partner.pk, partner.state, partner.consent_proof = None, "active", "x"
        partner.contact, partner.consent_digest, partner.secret = "b@mitra.example", "1" * 64, "s"
        partner.consented_at = clock.now()
        with pytest.raises(IntegrityError, match="nobody begins"), transaction.atomic():
            partner.save(force_insert=True)

    def test_before_the_answer_nothing_is_learnt(self, net: Net) -> None:
        net.asked()
        _refused(disclosure="Katanya milik seseorang")
        _refused(subjects=["clarifications"])
        _refused(is_listed=True)

    def test_a_consent_is_not_rewritten(self, net: Net) -> None:
        net.partner()
        _refused(consent_proof="lain")


class TestAskingWithoutEnd:
    def test_taking_back_and_asking_anew_is_not_possible(self, net: Net) -> None:
        partner, _word = net.asked()
        withdraw(net.officer, partner.pk)
        with pytest.raises(Refused, match="tidak ditanya lagi"):
            net.asked()
        assert left_alone([partner.contact], clock.now() + SILENCE - timedelta(minutes=1))
        assert not left_alone([partner.contact], clock.now() + SILENCE + timedelta(minutes=1))

    def test_a_second_that_both_ask_in_asks_once(self, net: Net) -> None:
        net.asked()
        one = Proposal("press", "Redaksi", "redaksi.kabar.telaga@mitra.example")
        with pytest.raises(Refused, match="tidak ditanya lagi"):
            propose_all(net.officer, net.unit, [one])  # what a second request does once it has looked


class TestTheStopLink:
    def test_the_link_in_a_mail_opens_nothing(self, net: Net) -> None:
        partner = net.partner()
        net.out()
        (stop,) = [path for path in mailed(partner.contact) if path.startswith("halaman-mitra/")]
        word = stop.split("/")[1]
        assert Client().get(reverse("network:own", args=[word])).status_code == 404
        assert Client().post(reverse("network:own_telegram", args=[word])).status_code == 404
        assert Partner.objects.filter(pk=partner.pk, state="active").exists()

    def test_whoever_has_a_forwarded_mail_bars_nobody_for_good(self, net: Net) -> None:
        partner = net.partner()
        page = Client().post(reverse("network:leave", args=[stop_word(partner)]))
        assert "90 hari" in page.text
        assert not Partner.objects.exists()
        assert left_alone([partner.contact], clock.now())
        assert not left_alone([partner.contact], clock.now() + SILENCE + timedelta(minutes=1))

    def test_from_ones_own_page_it_is_for_good(self, net: Net) -> None:
        partner = net.partner()
        Client().post(reverse("network:leave", args=[partner_word(partner)]))
        assert left_alone([partner.contact], clock.now() + SILENCE * 50)


def test_there_is_no_column_for_a_profile_of_a_partner() -> None:
    models = [apps.get_model("network", name) for name in ("Partner", "LeftAlone", "Receipt")]
    named = [f"{model.__name__}.{field.name}" for model in models for field in model._meta.get_fields()]
    assert [name for name in named if _PROFILE.search(name.partition(".")[2])] == []


def test_no_row_says_which_partner_read_what() -> None:
    receipt = apps.get_model("network", "Receipt")
    assert {field.name for field in receipt._meta.get_fields()} == {"id", "broadcast", "digest", "kind"}


class TestBroadcast:
    def test_what_nobody_approved_does_not_go_out(self, net: Net) -> None:
        net.draft()
        now = "now(), expires_at = now()"
        for state in ("approved", "sending", "sent"):
            refuses_sql(f"UPDATE network_broadcast SET state = '{state}', sent_at = {now}")

    def test_the_author_does_not_sign_as_approver(self, net: Net) -> None:
        broadcast = net.submitted()
        refuses_sql(
            "UPDATE network_broadcast SET state = 'approved', approver_id = author_id,"
            " approver_institution_id = author_institution_id, approved_at = now() WHERE id = %s",
            broadcast.pk,
        )

    def test_the_words_are_not_exchanged_after_the_approval(self, net: Net) -> None:
        net.approved()
        refuses_sql("UPDATE network_broadcast SET clarification = 'Pilih nomor satu'")
        refuses_sql("UPDATE network_broadcast SET sources = '[]'")
        refuses_sql("UPDATE network_broadcast SET digest = 'lain'")

    def test_practice_does_not_leave_by_a_lifted_flag(self, net: Net) -> None:
        net.submitted()
        refuses_sql("UPDATE network_broadcast SET about_process = false, is_training = true")

    def test_a_process_claim_without_kpu_is_not_submitted(self, net: Net) -> None:
        net.draft(about_process=True, sources=[GUDANG])
        refuses_sql("UPDATE network_broadcast SET state = 'submitted', digest = 'x'")

    def test_a_signature_is_not_borrowed_from_another_institution(self, net: Net, desk: Desk) -> None:
        broadcast = net.submitted()
        values = {"state": "approved", "approver": desk.member(Role.HEAD), "approved_at": clock.now()}
        with pytest.raises(IntegrityError, match="belongs to that institution"), transaction.atomic():
            Broadcast.objects.filter(pk=broadcast.pk).update(**values, approver_institution=desk.commission)


class TestOfficialAccount:
    def test_none_is_official_without_having_been_looked_at(self, net: Net) -> None:
        net.account("https://polisi.teduh.example/humas")
        refuses_sql("UPDATE network_officialaccount SET state = 'verified'")
        refuses_sql("UPDATE network_officialaccount SET state = 'verified', verified_at = now()")

    def test_none_begins_as_official(self, net: Net) -> None:
        account = net.account("https://polisi.teduh.example/humas")
        account.pk, account.address, account.state = None, "https://polisi.teduh.example/x", "verified"
        account.verified_at = account.checked_at = clock.now()
        with pytest.raises(IntegrityError, match="begins as official"), transaction.atomic():
            account.save(force_insert=True)

    def test_what_was_proven_is_not_exchanged(self, net: Net) -> None:
        net.account("https://polisi.teduh.example/humas")
        for changes in (
            {"address": "https://lain.example"},
            {"token": "x"},
            {"proof_address": "https://l.example"},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                OfficialAccount.objects.update(**changes)


class TestAQuestionThatEnded:
    def test_keeps_nothing_of_who_asked_however_it_ended(self, net: Net) -> None:
        net.question()
        for state in ("aside", "lapsed", "answered"):
            refuses_sql(f"UPDATE network_pressquestion SET state = '{state}', answer = 'Ya.'")
            refuses_sql(f"UPDATE network_pressquestion SET state = '{state}', text = ''")
