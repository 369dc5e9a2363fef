"""Stages that offices add or move: with a legal basis, in versions, answered by KPU or Bawaslu."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Role, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.stages.current import calendar_of
from sejuk.desk.stages.models import OfficeCycle, StageVersion
from sejuk.desk.stages.schema import Standing
from sejuk.desk.stages.services.cycles import add_cycle, cycle_code
from sejuk.desk.stages.services.versions import answer
from tests.desk.office import Desk
from tests.desk.stages.given import election, without_election_bodies

POLLING = date(2029, 6, 9)
LATER = POLLING + timedelta(days=14)
NOON = datetime(2029, 6, 9, 4, tzinfo=UTC)


def _polling(desk: Desk) -> tuple[date | None, Standing, int, int]:
    found = calendar_of(desk.province).find("pemilu_teduh", "voting")
    assert found is not None
    start = found.days.start
    return start.earliest if start else None, found.standing, found.version, found.sequence


def test_what_kpu_says_counts_at_once_and_the_old_version_stays(desk: Desk) -> None:
    made = election(desk)
    made.stage("voting", POLLING)
    first = _polling(desk)
    made.stage("voting", LATER, stage="voting")
    second = _polling(desk)
    assert first[:3] == (POLLING, Standing.DECIDED, 1)
    assert second[:3] == (LATER, Standing.DECIDED, 2)
    assert second[3] > first[3]
    assert StageVersion.objects.count() == 2


def test_a_proposal_of_another_office_waits_and_changes_nothing_that_was_decided(desk: Desk) -> None:
    made = election(desk)
    made.stage("voting", POLLING)
    version = made.stage("voting", LATER, stage="voting", by=desk.member(Role.HEAD))
    assert version.state == "proposed"
    assert _polling(desk)[0] == POLLING
    answer(desk.member(Role.VERIFIER, desk.kpu), version.pk, "confirm")
    assert _polling(desk)[0] == LATER


def test_a_narrower_proposal_does_not_displace_what_was_decided_for_all(desk: Desk) -> None:
    made = election(desk)
    made.stage("voting", POLLING)
    head = desk.member(Role.HEAD, desk.polres)
    made.stage("voting", LATER, stage="voting", place=desk.regency, by=head)
    found = calendar_of(desk.regency).find("pemilu_teduh", "voting")
    assert found is not None
    assert found.days.span() == (POLLING, POLLING)


def test_a_new_stage_that_waits_is_shown_as_provisional(desk: Desk) -> None:
    made = election(desk)
    made.stage("voting", POLLING, by=desk.member(Role.EDITOR))
    assert _polling(desk)[:2] == (POLLING, Standing.PROVISIONAL)


def test_a_refused_proposal_is_gone_from_the_calendar_and_kept_in_the_table(desk: Desk) -> None:
    made = election(desk)
    version = made.stage("voting", POLLING, by=desk.member(Role.EDITOR))
    answer(desk.member(Role.VERIFIER, desk.kpu), version.pk, "refuse")
    assert calendar_of(desk.province).of(made.cycle.code) == ()
    assert StageVersion.objects.get().state == "refused"
    with pytest.raises(Refused) as refused:
        answer(desk.member(Role.VERIFIER, desk.kpu), version.pk, "confirm")
    assert refused.value.status == 409


def test_the_office_that_proposed_does_not_answer_itself(desk: Desk) -> None:
    made = election(desk)
    editor, head = desk.member(Role.EDITOR), desk.member(Role.HEAD)
    version = made.stage("voting", POLLING, by=editor)
    for member in (editor, head):
        with pytest.raises(Refused):
            answer(member, version.pk, "confirm")
    without_election_bodies(desk)
    with pytest.raises(Refused):
        answer(editor, version.pk, "confirm")
    assert answer(head, version.pk, "confirm").state == "confirmed"


def test_a_smaller_offices_kpu_does_not_answer_for_a_wider_place(desk: Desk) -> None:
    made = election(desk)
    version = made.stage("voting", POLLING, by=desk.member(Role.EDITOR))
    regency = Unit.objects.create(
        institution=desk.commission, parent=desk.kpu, name="KPU Telaga", level="regency",
        territory=desk.regency,
    )  # fmt: skip
    with pytest.raises(Refused):
        answer(desk.member(Role.VERIFIER, regency), version.pk, "confirm")


def test_the_database_holds_who_answers_and_that_nothing_is_overwritten(desk: Desk) -> None:
    made = election(desk)
    version = made.stage("voting", POLLING, by=desk.member(Role.EDITOR))
    rows = StageVersion.objects.filter(pk=version.pk)
    head = desk.member(Role.HEAD)
    attempts = (
        lambda: rows.update(state="confirmed", decided_by=head, decided_at=NOON),
        lambda: rows.update(start="2029-07-01"),
        lambda: rows.delete(),
        lambda: OfficeCycle.objects.update(name="Lain"),
        lambda: OfficeCycle.objects.all().delete(),
    )
    for attempt in attempts:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()
    assert StageVersion.objects.get().start == POLLING.isoformat()


def test_what_kpu_sends_twice_is_one_stage(desk: Desk) -> None:
    made = election(desk)
    assert made.stage("voting", POLLING) == made.stage("voting", POLLING)
    assert made.stage("voting", LATER, stage="voting") == made.stage("voting", LATER, stage="voting")
    assert StageVersion.objects.count() == 2
    assert Entry.objects.filter(action="stage.confirmed").count() == 2


def test_kpu_can_go_back_to_an_earlier_day(desk: Desk) -> None:
    made = election(desk)
    for day in (POLLING, LATER, POLLING):
        made.stage("voting", day, stage="voting" if day == LATER or StageVersion.objects.exists() else "")
    assert _polling(desk)[:3] == (POLLING, Standing.DECIDED, 3)


def test_saying_the_same_twice_is_one_proposal(desk: Desk) -> None:
    made = election(desk)
    editor = desk.member(Role.EDITOR)
    assert made.stage("voting", POLLING, by=editor) == made.stage("voting", POLLING, by=editor)
    assert StageVersion.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": " "},
        {"name": ""},
        {"start": "2029-06-10", "end": "2029-06-09"},
        {"start": "besok pagi"},
        {"start": "nowhere - 3 days"},
        {"stage": "voting", "start": "campaign + 1 day"},
        {"stage": "unknown"},
        {"kind": "dancing"},
        {"cycle": "lain"},
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(desk: Desk, changes: dict[str, str]) -> None:
    made = election(desk)
    made.stage("voting", POLLING)
    made.stage("campaign", "voting - 63 days", "voting - 4 days")
    words = {"kind": "voting", "start": "2029-06-09", "end": "2029-06-09"} | changes
    kind, start, end = (words.pop(name) for name in ("kind", "start", "end"))
    with pytest.raises(Refused) as refused:
        made.stage(kind, start, end, **words)
    assert refused.value.status == 422
    assert refused.value.advice
    assert StageVersion.objects.count() == 2


def test_only_ones_own_territory_can_be_added_to(desk: Desk) -> None:
    made = election(desk)
    outside = desk.member(Role.HEAD, desk.other_polres)
    with pytest.raises(Refused):
        made.stage("voting", POLLING, place=desk.regency, by=outside)
    with pytest.raises(Refused):
        add_cycle(outside, "Pemilu ulang", desk.regency, "Putusan 1")
    with pytest.raises(Refused):
        made.stage("voting", POLLING, by=desk.member(Role.DUTY_OFFICER))


def test_a_cycle_is_added_once_and_needs_a_legal_basis(desk: Desk) -> None:
    by = desk.member(Role.VERIFIER, desk.kpu)
    add_cycle(by, "Pemilu ulang", desk.province, "Putusan MK 1/2029")
    for name, rule, status in (
        ("Pemilu  Ulang!", "Putusan", 409),
        ("Baru", " ", 422),
        ("!!", "Putusan", 422),
    ):
        with pytest.raises(Refused) as refused:
            add_cycle(by, name, desk.province, rule)
        assert refused.value.status == status
    with pytest.raises(Refused):  # the release has it
        add_cycle(by, "Pemilu2024", desk.province, "PKPU 3/2022")


def test_codes_are_made_of_names() -> None:
    assert cycle_code("Pemilu 2029") == "pemilu_2029"
    assert cycle_code("2029") == "pemilu_2029"
    assert cycle_code("—") == ""


def test_moving_the_anchor_raises_the_sequence_of_what_counts_from_it(desk: Desk) -> None:
    made = election(desk).whole(POLLING)

    def quiet() -> int:
        found = calendar_of(desk.province).find("pemilu_teduh", "quiet_period")
        assert found is not None
        return found.sequence

    before = quiet()
    made.stage("campaign", "2029-04-01", "voting - 4 days", stage="campaign")
    assert quiet() == before
    made.stage("voting", LATER, stage="voting")
    between = quiet()
    made.stage("quiet_period", "2029-06-20", "2029-06-22", stage="quiet_period")
    assert before < between < quiet()


def test_every_step_is_in_the_chain(desk: Desk) -> None:
    made = election(desk)
    version = made.stage("voting", POLLING, by=desk.member(Role.EDITOR))
    answer(desk.member(Role.VERIFIER, desk.kpu), version.pk, "confirm")
    actions = list(Entry.objects.order_by("sequence").values_list("action", flat=True))
    assert [one for one in actions if one.startswith(("stage.", "cycle."))] == [
        "cycle.added",
        "stage.proposed",
        "stage.confirmed",
    ]
