"""Each check is taken once; corrections are versions, withdrawals are followed, ours stays ours."""

from __future__ import annotations

from dataclasses import replace

from sejuk.desk.factchecks.models import FactCheck, State
from sejuk.desk.factchecks.services.taking import Bringer, take
from tests.desk.factchecks.given import ITEM, OWN_URL, REVIEW, a_factcheck, a_subscription, an_own, of
from tests.desk.office import Desk


def test_the_same_review_twice_is_one(desk: Desk) -> None:
    first = take([REVIEW], of(desk))
    second = take([REVIEW, replace(REVIEW, url=REVIEW.url + "?utm_source=wa#bagian")], of(desk))
    assert (first.added, second.added, second.changed) == (1, 0, 0)
    assert FactCheck.objects.count() == 1


def test_a_correction_is_a_version_and_the_earlier_one_stays(desk: Desk) -> None:
    known = a_factcheck(desk)
    take(
        [replace(REVIEW, rating="MENYESATKAN", accuracy="misleading", correction="Labelnya diubah.")],
        of(desk),
    )
    known.refresh_from_db()
    assert (known.version, known.accuracy, known.correction) == (2, "misleading", "Labelnya diubah.")
    assert known.corrected_at is not None
    assert list(known.versions.values_list("number", "rating")) == [(1, "SALAH"), (2, "MENYESATKAN")]


def test_a_claim_that_was_worded_anew_is_the_same_check(desk: Desk) -> None:
    known = a_factcheck(desk)
    take([replace(REVIEW, claim="Tinta pemilu mudah dihapus")], of(desk))
    known.refresh_from_db()
    assert (FactCheck.objects.count(), known.claim, known.version) == (1, "Tinta pemilu mudah dihapus", 2)


def test_two_claims_of_one_page_are_two_checks(desk: Desk) -> None:
    other = replace(REVIEW, claim="Kotak suara kardus mudah dibuka")
    assert take([REVIEW, other], of(desk)).added == 2
    again = take([other, REVIEW], of(desk))
    assert (again.added, again.changed, again.same) == (0, 0, 2)


def test_a_withdrawal_is_followed_and_taken_back(desk: Desk) -> None:
    known = a_factcheck(desk)
    gone = replace(REVIEW, withdrawn=True, withdrawn_because="Sumbernya keliru")
    assert take([gone], of(desk)).withdrawn == 1
    assert take([gone], of(desk)).same == 1
    known.refresh_from_db()
    assert (known.state, known.withdrawn_because) == (State.WITHDRAWN, "Sumbernya keliru")
    take([REVIEW], of(desk))
    known.refresh_from_db()
    assert known.state == State.CURRENT


def test_what_was_withdrawn_before_we_knew_it_is_not_taken(desk: Desk) -> None:
    assert take([replace(REVIEW, withdrawn=True)], of(desk)).added == 0
    assert not FactCheck.objects.exists()


def test_our_own_is_changed_by_nobody_from_outside(desk: Desk) -> None:
    own = an_own(desk)
    taken = take([replace(REVIEW, url=OWN_URL, claim=ITEM.claim, rating="BENAR")], of(desk))
    own.refresh_from_db()
    assert [problem.code for problem in taken.problems] == ["ours"]
    assert (own.rating, own.version) == ("Salah", 1)


def test_an_address_that_is_none_is_a_line_of_the_record(desk: Desk) -> None:
    taken = take([replace(REVIEW, url="ftp://x")], of(desk))
    assert [problem.code for problem in taken.problems] == ["bad_url"]


def test_of_where_a_claim_appeared_the_handle_is_not_kept(desk: Desk) -> None:
    known = a_factcheck(desk)
    assert [one.address for one in known.appearances.all()] == ["x:1234567890"]
    assert "seseorang" not in repr(list(known.appearances.values()))


def test_a_profile_is_no_place_where_a_claim_appeared(desk: Desk) -> None:
    known = a_factcheck(desk, appearances=("https://x.com/seseorang",))
    assert not known.appearances.exists()


def test_what_somebody_pasted_and_a_subscription_brings_later_is_one(desk: Desk) -> None:
    known, row = a_factcheck(desk), a_subscription(desk)
    take([replace(REVIEW, rating="KELIRU")], Bringer(subscription=row))
    known.refresh_from_db()
    assert (FactCheck.objects.count(), known.rating, known.subscription) == (1, "KELIRU", row)
