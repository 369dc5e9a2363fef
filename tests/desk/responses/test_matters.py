"""What waits for whom."""

from __future__ import annotations

import pytest

from sejuk.desk import clock
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.responses.access import waiting_count, waiting_for
from sejuk.desk.responses.matters import all_that_waits
from sejuk.desk.responses.services import approving
from sejuk.desk.responses.services.approving import may_approve
from sejuk.desk.responses.services.outdating import mark_outdated
from tests.desk.cases.given import outsider
from tests.desk.office import Desk
from tests.desk.responses.given import KPU, Newsroom
from tests.desk.responses.test_four_eyes import corrected

pytestmark = pytest.mark.django_db


def keys(member: Member) -> set[str]:
    return {one.key.partition(":")[0] for one in all_that_waits(member, clock.now())}


def test_the_second_person_is_told_and_the_writer_is_not(news: Newsroom) -> None:
    news.submitted()
    assert "response" in keys(news.approver)
    assert "response" not in keys(news.editor)


def test_what_came_back_waits_for_its_writer(news: Newsroom) -> None:
    version = news.submitted()
    approving.give_back(news.approver, version.response_id, "Sebut jamnya.")
    [matter] = [one for one in all_that_waits(news.editor, clock.now()) if one.key.startswith("draft:")]
    assert "dilanjutkan" in matter.kind


def test_a_changed_verdict_is_told_to_those_who_must_act(news: Newsroom) -> None:
    case = news.cases.confirmed()
    news.published(case)
    corrected(news, case.pk)
    mark_outdated()
    assert "outdated" in keys(news.editor)
    assert "outdated" in keys(news.head)


def test_the_list_and_the_rule_agree(news: Newsroom, desk: Desk) -> None:
    """The query that lists what waits gives just what the verb would let pass."""
    accused = news.cases.confirmed()
    versions = [
        news.submitted(),
        news.submitted(accused),
        news.submitted(theme="polling_day", sources=(KPU,)),
        news.submitted(title="Benarkah paslon nomor urut 2 mundur?"),
    ]
    passed = news.approve(news.head, news.submitted(theme="counting", sources=(KPU,)))
    accused.accused.add(desk.police)
    everybody = [
        news.editor, news.approver, news.head, outsider(desk), outsider(desk, Role.HEAD),
        desk.member(Role.APPROVER, desk.polda), desk.member(Role.APPROVER, desk.other_polres),
        desk.member(Role.AUDITOR, desk.polda),
    ]  # fmt: skip
    for member in everybody:
        listed = {one.pk for one in waiting_for(member)}
        allowed = {one.pk for one in [*versions, passed] if may_approve(member, one)}
        assert listed == allowed, member.name
        assert waiting_count(member) == len(listed)
