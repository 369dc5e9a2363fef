"""Somebody wants the library to say what nobody found: by feeds, tables, SQL (G5, G9, G11, G16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sejuk.desk import clock
from sejuk.desk.cases.models import Case, VerificationStep
from sejuk.desk.factchecks.claimreview.writing import claim_review
from sejuk.desk.factchecks.matching import nearest
from sejuk.desk.factchecks.models import FactCheck, Subscription, Version
from sejuk.desk.factchecks.services.taking import Bringer, take
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk
from tests.desk.factchecks.given import (
    ITEM,
    OWN_URL,
    REVIEW,
    a_factcheck,
    a_proposal,
    a_subscription,
    an_own,
    of,
)
from tests.desk.office import Desk


def refused(sql: str, *values: int) -> bool:
    """Whether the database refuses a statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE factchecks_factcheck SET rating = 'BENAR' WHERE id = %s",
        "UPDATE factchecks_factcheck SET accuracy = 'true' WHERE id = %s",
        "UPDATE factchecks_factcheck SET number = 99 WHERE id = %s",
        "UPDATE factchecks_factcheck SET origin = 'imported' WHERE id = %s",
        "UPDATE factchecks_factcheck SET version = version - 1 WHERE id = %s",
        "DELETE FROM factchecks_factcheck WHERE id = %s",
    ],
)
def test_what_was_published_is_not_rewritten_silently(desk: Desk, sql: str) -> None:
    own = an_own(desk)
    take([], of(desk))
    assert refused(sql, own.pk)


def test_no_version_is_rubbed_out(desk: Desk) -> None:
    an_own(desk)
    version = Version.objects.get()
    assert refused("UPDATE factchecks_version SET rating = 'x' WHERE id = %s", version.pk)
    assert refused("DELETE FROM factchecks_version WHERE id = %s", version.pk)


def test_nobody_becomes_ours_from_outside(desk: Desk) -> None:
    foreign = a_factcheck(desk)
    assert refused(
        "UPDATE factchecks_factcheck SET origin = 'own', number = 7, institution_id = %s WHERE id = %s",
        desk.police.pk,
        foreign.pk,
    )


def test_a_subscription_and_a_table_cannot_change_what_we_published(desk: Desk) -> None:
    own = an_own(desk)
    forged = replace(REVIEW, url=OWN_URL, claim=ITEM.claim, rating="BENAR", accuracy="true")
    for bringer in (of(desk), Bringer(subscription=a_subscription(desk))):
        assert [problem.code for problem in take([forged, replace(forged, withdrawn=True)], bringer).problems]
    own.refresh_from_db()
    assert (own.rating, own.state, own.version) == ("Salah", "current", 1)


def test_what_others_published_is_never_exported_as_ours(desk: Desk, client: object) -> None:
    a_factcheck(desk)
    assert FactCheck.objects.filter(origin="own").count() == 0
    said = claim_review(an_own(desk))
    assert said["author"]["name"] == ITEM.institution
    assert REVIEW.publisher not in repr(said)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE factchecks_subscription SET state = 'active', activated_at = now() WHERE id = %s",
        "UPDATE factchecks_subscription SET url = 'https://lain.example/' WHERE id = %s",
        "UPDATE factchecks_subscription SET purpose = 'sesuatu yang lain sama sekali' WHERE id = %s",
        "UPDATE factchecks_subscription SET waits_until = requested_at, state = 'active' WHERE id = %s",
        "UPDATE factchecks_subscription SET ends_on = ends_on + 300 WHERE id = %s",
        "DELETE FROM factchecks_subscription WHERE id = %s",
    ],
)
def test_no_subscription_begins_or_changes_without_an_agreement(desk: Desk, sql: str) -> None:
    assert refused(sql, a_proposal(desk).pk)


def test_an_institution_does_not_agree_to_its_own_nor_by_a_borrowed_hand(desk: Desk) -> None:
    row, own = a_proposal(desk), desk.member(Role.APPROVER)
    sql = (
        "UPDATE factchecks_subscription SET state = 'active', activated_at = now(), approved_by_id = %s, "
        "approved_by_institution_id = %s WHERE id = %s"
    )
    assert refused(sql, own.pk, desk.police.pk, row.pk)
    assert refused(sql, own.pk, desk.commission.pk, row.pk)
    other = desk.member(Role.APPROVER, desk.kpu)
    assert not refused(sql, other.pk, desk.commission.pk, row.pk)
    assert refused("UPDATE factchecks_subscription SET approved_by_id = NULL WHERE id = %s", row.pk)


def test_a_match_decides_nothing(desk: Desk) -> None:
    case = CaseDesk(desk, desk.polda).verifying()
    Case.objects.filter(pk=case.pk).update(title=REVIEW.claim)
    before = Case.objects.filter(pk=case.pk).values().get()
    a_factcheck(desk)
    assert nearest(REVIEW.url)[0].level == "confirm"
    assert nearest(REVIEW.claim)
    assert Case.objects.filter(pk=case.pk).values().get() == before
    assert not VerificationStep.objects.filter(kind="similar").exists()


def test_no_field_could_hold_a_person() -> None:
    for model in (FactCheck, Version, Subscription):
        names = {field.name for field in model._meta.get_fields()}
        assert not names & {"author", "reviewer", "claimant", "speaker", "account", "handle"}


def test_an_end_in_the_past_or_far_away_is_no_subscription(desk: Desk) -> None:
    far = clock.now().date() + timedelta(days=400)
    with pytest.raises((IntegrityError, Refused)):
        a_proposal(desk, ends_on=far)
