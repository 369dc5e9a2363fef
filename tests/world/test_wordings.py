"""The really different wordings of what is planted."""

from __future__ import annotations

from itertools import combinations

import pytest

from sejuk.world import World, build
from sejuk.world.wordings import alike, tokens, wordings


def _codes(kind: str) -> list[str]:
    return [e.code for e in build(1).events if e.kind == kind]


@pytest.mark.parametrize("code", _codes("rumour"))
def test_a_rumour_has_at_least_25_wordings_mostly_unlike(world: World, code: str) -> None:
    event = next(e for e in world.events if e.code == code)
    told = wordings(world.seed, event)
    assert len(told) >= 25
    pairs = [alike(tokens(a.text), tokens(b.text)) for a, b in combinations(told, 2)]
    assert sum(pair < 0.6 for pair in pairs) / len(pairs) > 0.98
    assert sorted(pairs)[len(pairs) // 2] < 0.2


@pytest.mark.parametrize("code", _codes("rumour"))
def test_a_rumour_is_told_in_chat_in_chains_and_in_two_more_languages(world: World, code: str) -> None:
    event = next(e for e in world.events if e.code == code)
    registers = {w.register for w in wordings(world.seed, event)}
    assert {"chat", "forward", "headline", "javanese", "sundanese"} <= registers


def test_a_world_has_more_than_a_thousand_wordings(world: World) -> None:
    told = {w.text for event in world.events for w in wordings(world.seed, event)}
    assert len(told) > 1000


def test_wordings_are_numbered_and_stay_the_same(world: World) -> None:
    for event in world.events:
        told = wordings(world.seed, event)
        assert [w.number for w in told] == list(range(len(told)))
        assert told == wordings(world.seed, event)


def test_another_seed_words_it_otherwise(world: World) -> None:
    event = world.events[0]
    assert wordings(1, event) != wordings(2, event)


def test_what_is_copied_is_told_as_it_stands(world: World) -> None:
    event = next(e for e in world.events if e.kind == "brigade")
    assert {w.register for w in wordings(world.seed, event)} == {"copy"}


def test_alike_counts_shared_words() -> None:
    assert alike(tokens("Surat suara rusak!"), tokens("surat SUARA hilang")) == pytest.approx(0.5)
    assert alike(tokens("a b"), tokens("a b")) == 1
