"""An alert calls one after another until a person answers: nobody twice in a step, no step left out."""

from __future__ import annotations

import itertools
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings as DjangoSettings

from sejuk.desk.delivery.models import Message, TelegramChat
from sejuk.desk.duty.calling import ticking
from sejuk.desk.duty.calling.answering import answer, ringing
from sejuk.desk.duty.calling.choosing import Choice, choose
from sejuk.desk.duty.calling.ticking import tick
from sejuk.desk.duty.models import Call, CallState, CallStep, Chain, Ring
from sejuk.desk.narratives.models import Alert, Narrative
from sejuk.desk.narratives.services import acknowledge
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.duty.calling.given import WAITS, CallDesk, raise_alert, rung
from tests.desk.duty.conftest import Time


def test_the_steps_follow_their_waits_until_nobody_is_left(calls: CallDesk, time: Time) -> None:
    call = calls.call()
    people = [calls.officer, calls.deputy, calls.duty.head, calls.above]
    for number, wait in enumerate(WAITS):
        assert rung(call) == [[one] for one in people[: number + 1]]
        assert tick(time.pass_by(minutes=wait, seconds=-1)) == 0
        tick(time.pass_by(seconds=1))
    call.refresh_from_db()
    assert call.state == CallState.UNANSWERED
    assert tick(time.pass_by(days=1)) == 0


def test_one_click_stops_it_and_takes_the_alert_on(calls: CallDesk, time: Time) -> None:
    call = calls.call()
    assert ringing(calls.officer) == [call]
    assert ringing(calls.deputy) == []
    answer(calls.officer, call.pk)
    assert ringing(calls.officer) == []
    assert Alert.objects.get().acknowledged_by == calls.officer
    tick(time.pass_by(hours=2))
    assert rung(call) == [[calls.officer]]


def test_who_comes_second_changes_nothing(calls: CallDesk, time: Time) -> None:
    call = calls.call()
    tick(time.pass_by(minutes=5))
    answer(calls.deputy, call.pk)
    again = answer(calls.officer, call.pk)
    assert again.answered_by == calls.deputy
    assert Alert.objects.get().acknowledged_by == calls.deputy


def test_after_the_last_step_somebody_can_still_answer(calls: CallDesk, time: Time) -> None:
    call = calls.call()
    for wait in WAITS:
        tick(time.pass_by(minutes=wait))
    assert ringing(calls.officer) == [Call.objects.get()]
    assert answer(calls.above, call.pk).state == CallState.ANSWERED


def test_an_alert_that_is_answered_on_its_page_calls_nobody_more(calls: CallDesk, time: Time) -> None:
    call = calls.call()
    acknowledge(calls.duty.head, call.alert_id)
    tick(time.pass_by(minutes=30))
    call.refresh_from_db()
    assert (call.state, call.answered_by) == (CallState.ANSWERED, calls.duty.head)
    assert rung(call) == [[calls.officer]]


def test_a_step_without_people_is_made_and_the_next_follows_at_once(calls: CallDesk, time: Time) -> None:
    calls.switch(on=True, deputy=False)
    call = calls.call()
    tick(time.pass_by(minutes=5))
    assert rung(call) == [[calls.officer], [], [calls.duty.head]]


def test_units_that_did_not_switch_it_on_are_not_called(calls: CallDesk, time: Time) -> None:
    calls.switch(on=False)
    raise_alert(calls.duty)
    assert tick(time.now) == 0
    assert not Call.objects.exists()


@pytest.mark.parametrize("change", [{"authors_count": 2}, {"authors_count": 0}])
def test_what_is_small_calls_nobody(calls: CallDesk, time: Time, change: dict[str, int]) -> None:
    raise_alert(calls.duty)
    Narrative.objects.update(**change)
    tick(time.now)
    assert not Call.objects.exists()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ticks=st.lists(st.integers(0, 400), max_size=25), answered=st.none() | st.integers(0, 24))
def test_however_the_ticks_fall_nobody_is_called_twice_and_no_step_is_skipped(
    calls: CallDesk, time: Time, ticks: list[int], answered: int | None
) -> None:
    with transaction.atomic():
        call = calls.call()
        for number, seconds in enumerate(ticks):
            if number == answered:
                answer(calls.officer, call.pk)
            tick(time.pass_by(seconds=seconds))
            tick(time.now)
        steps = list(CallStep.objects.filter(call=call).values_list("number", "made_at"))
        assert [number for number, _at in steps] == list(range(len(steps)))
        waits = [b - a for (_n, a), (_m, b) in itertools.pairwise(steps)]
        assert all(wait >= timedelta(minutes=WAITS[n]) for n, wait in enumerate(waits))
        keys = list(Message.objects.values_list("key", flat=True))
        assert len(keys) == len(set(keys)) == Ring.objects.count()
        transaction.set_rollback(True)


def test_a_step_that_breaks_off_leaves_nothing_behind(
    calls: CallDesk, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    raise_alert(calls.duty)

    def broken(*_args: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(ticking, "send", broken)
        with pytest.raises(ConnectionError):
            tick(time.now)
    assert not Ring.objects.exists()
    assert not CallStep.objects.exists()
    assert tick(time.now) == 1
    assert Message.objects.count() == 1


def test_the_database_refuses_a_second_ring_in_a_step_and_an_answer_of_nobody(calls: CallDesk) -> None:
    call = calls.call()
    step = call.steps.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ring.objects.create(step=step, member=calls.officer, token_digest="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.update(state=CallState.ANSWERED)


def test_a_call_whose_narrative_became_small_is_still_answered(calls: CallDesk) -> None:
    call = calls.call()
    Narrative.objects.update(authors_count=2)
    assert answer(calls.officer, call.pk).state == CallState.ANSWERED
    assert Alert.objects.get().acknowledged_by is None


# What leaves the desk


def test_the_message_says_where_something_waits_and_nothing_of_the_narrative(
    calls: CallDesk, settings: DjangoSettings
) -> None:
    settings.SITE_URL = "https://sejuk.example.go.id"
    TelegramChat.objects.create(
        owner=f"member:{calls.officer.pk}", chat="77", linked_at=calls.duty.head.user.date_joined
    )
    Narrative.objects.update(title="kotak suara dicoblos")
    calls.call()
    by_channel = {one.channel: one for one in Message.objects.select_related("text")}
    assert set(by_channel) == {"mail", "telegram"}
    for message in by_channel.values():
        assert message.text is not None
        said = f"{message.text.subject} {message.text.body} {message.personal}"
        assert "Peringatan menunggu jawaban di Polres Telaga" in said
        assert "WITA" in said
        assert "kotak suara" not in said
        assert "https://sejuk.example.go.id/piket/jawab/" in message.personal


def _link(calls: CallDesk, settings: DjangoSettings) -> str:
    settings.SITE_URL = "https://sejuk.example.go.id"
    calls.call()
    found = re.search(r"(/piket/jawab/\S+/)", Message.objects.get().personal)
    assert found
    return found[1]


def _client(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def test_the_link_leads_to_a_button_and_looking_answers_nothing(
    calls: CallDesk, settings: DjangoSettings
) -> None:
    link = _link(calls, settings)
    assert Client().get(link).status_code == 302
    officer = _client(calls.officer)
    assert "Saya tangani" in officer.get(link).content.decode()
    assert Call.objects.get().state == CallState.RINGING
    assert officer.post(link).status_code == 302
    assert Call.objects.get().answered_by == calls.officer
    assert "Saya tangani" not in officer.get(link).content.decode()


def test_somebody_elses_link_leads_nowhere(calls: CallDesk, settings: DjangoSettings) -> None:
    link = _link(calls, settings)
    assert _client(calls.duty.head).post(link).status_code == 404
    assert Call.objects.get().state == CallState.RINGING
    assert link.split("/")[3] not in str(list(Ring.objects.values()))


# On the screen

#: How a page begins to tell of a call.
ON_TOP = 'role="alert" aria-label="Panggilan"'


def test_the_call_is_on_top_of_every_page_of_who_is_called(calls: CallDesk) -> None:
    call = calls.call()
    page = _client(calls.officer).get(reverse("duty:mine")).content.decode()
    assert ON_TOP in page
    assert reverse("duty:answer", args=[call.pk]) in page
    assert ON_TOP not in _client(calls.deputy).get(reverse("duty:mine")).content.decode()
    assert "Saya tangani" in _client(calls.officer).get(reverse("duty:ringing")).content.decode()


def test_the_page_says_who_was_called_when_and_who_answered(calls: CallDesk, time: Time) -> None:
    call = calls.call()
    tick(time.pass_by(minutes=5))
    client = _client(calls.deputy)
    page = client.get(reverse("duty:call", args=[call.pk])).content.decode()
    assert calls.officer.name in page
    assert calls.deputy.name in page
    assert client.post(reverse("duty:answer", args=[call.pk]), follow=True).status_code == 200
    late = _client(calls.officer).post(reverse("duty:answer", args=[call.pk]), follow=True)
    assert f"lebih dulu oleh {calls.deputy.name}" in late.content.decode()


def test_others_find_no_call(calls: CallDesk) -> None:
    call = calls.call()
    for role, unit in (
        (Role.DUTY_OFFICER, calls.duty.desk.other_polres),
        (Role.ADMINISTRATOR, calls.duty.desk.kpu),
    ):
        client = _client(calls.duty.desk.member(role, unit))
        assert client.get(reverse("duty:call", args=[call.pk])).status_code == 404
        assert client.post(reverse("duty:answer", args=[call.pk])).status_code == 404


def test_a_head_sets_the_chain_and_a_deputy_of_another_unit_is_refused(calls: CallDesk) -> None:
    client = _client(calls.duty.head)
    url = reverse("duty:chain", args=[calls.duty.unit.pk])
    sent = {"is_on": "on", "deputy": calls.officer.pk, **{f"wait_{n}": 3 for n in range(4)}}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, {**sent, "wait_0": 0}).status_code == 422
    chain = Chain.objects.get(unit=calls.duty.unit)
    assert (chain.waits, chain.deputy) == ([3, 3, 3, 3], calls.officer)
    with pytest.raises(Refused):
        choose(calls.duty.head, calls.duty.unit.pk, Choice(True, calls.above, WAITS))


def test_a_unit_that_is_called_gets_no_second_mail_about_the_same(calls: CallDesk, time: Time) -> None:
    from sejuk.desk.narratives.services import mail_alerts

    calls.call()
    assert mail_alerts(time.now) == 0
    calls.switch(on=False)
    raise_alert(calls.duty, 2)
    assert mail_alerts(time.now) == 2
