"""Attack: start a source as an insider who writes rows through the desk's own code.

Fails because the database asks who agreed and how long it waited, whatever the row says (G16).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from sejuk.desk import clock
from sejuk.desk.listening.models import Source
from sejuk.desk.organisation.models import Role
from tests.desk.listening.given import make_source
from tests.desk.office import Desk


def _proposed(desk: Desk, **changes: Any) -> Source:
    alone = {"approved_by": None, "approved_by_institution": None, "activated_at": None}
    now = clock.now()
    return make_source(desk, now=now, state="proposed", requested_at=now, **alone, **changes)


def _refuses(source: Source, why: str, **forged: Any) -> None:
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**forged)


def test_ones_own_colleague_does_not_sign_for_another_institution(desk: Desk) -> None:
    forged = {"state": "active", "activated_at": clock.now(), "approved_by_institution": desk.commission}
    source = _proposed(desk)
    _refuses(source, "nobody of that institution", approved_by=desk.member(Role.HEAD), **forged)
    _refuses(source, "nobody of that institution", approved_by=None, **forged)


def test_the_waiting_time_is_not_written_short(desk: Desk) -> None:
    now = clock.now()
    source = _proposed(desk)
    _refuses(source, "at least a day", waits_until=now, state="active", activated_at=now)
    early = now - timedelta(days=3)
    _refuses(source, "proposed is fixed", requested_at=early, waits_until=early + timedelta(days=2))


def test_a_wait_does_not_replace_an_institution_that_has_joined(desk: Desk) -> None:
    now = clock.now()
    waited = _proposed(desk, waits_until=now + timedelta(days=3))
    _refuses(waited, "it approves", state="active", activated_at=now + timedelta(days=3))


def test_no_draft_starts_without_having_been_proposed(desk: Desk) -> None:
    source = _proposed(desk)
    Source.objects.filter(pk=source.pk).update(state="draft")
    of_kpu = desk.member(Role.ADMINISTRATOR, desk.kpu)
    approved = {"approved_by": of_kpu, "approved_by_institution": desk.commission}
    _refuses(source, "from a proposal", state="active", activated_at=clock.now(), **approved)


def test_an_approval_is_not_put_in_afterwards(desk: Desk) -> None:
    source = make_source(desk, now=clock.now())
    _refuses(source, "agreed to a source is fixed", approved_by=desk.member(Role.APPROVER, desk.kpu))
    _refuses(source, "agreed to a source is fixed", activated_at=clock.now())


@pytest.mark.parametrize("ends", [{"ends_on": "2031-01-01"}, {"config": {"address": "https://lain.example"}}])
def test_what_was_agreed_to_is_not_exchanged(desk: Desk, ends: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="fixed once it was proposed"), transaction.atomic():
        Source.objects.filter(pk=make_source(desk).pk).update(**ends)
