"""Outlets and offices answer for what they state: as on the desk, their claims are no rumours."""

from __future__ import annotations

from datetime import timedelta

import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.counting.harm import answered, heat, rumour
from sejuk.engine.jobs.hearing import Hearing
from tests.engine.streams import RUMOURS, posts, signals


def test_the_claims_of_voices_are_no_rumours_and_their_hostility_is_one() -> None:
    given = signals(3, check_worthy=[0.99, 0.99, None], hate_speech=[0.99, None, None])
    accounts = pa.array(["outlet", "somebody", None])
    found = answered(given, accounts, {"outlet"})
    assert found.schema == given.schema
    assert [value > 0 for value in rumour(found).to_pylist()] == [False, True, False]
    assert heat(found) == heat(given)


def test_without_voices_nothing_changes() -> None:
    given = signals(2, check_worthy=[0.99, None])
    assert answered(given, pa.array(["a", "b"]), frozenset()) is given


def test_a_hearing_counts_the_posts_of_voices_but_not_their_claims() -> None:
    told = posts([text for texts in RUMOURS.values() for text in texts])
    every = set(told.column("account").to_pylist())
    sums = []
    for voices in (frozenset[str](), frozenset(every)):
        hearing = Hearing(timedelta(days=14), voices=voices)
        *_, look = [*hearing.hear(told), *hearing.finish()]
        sums.append([pc.sum(look.hourly.column(name)).as_py() for name in ("posts", "rumour")])
    assert sums[0][0] == sums[1][0] == told.num_rows
    assert sums[0][1] > 0 == sums[1][1]
