"""Invented names, dealt out once."""

from __future__ import annotations

import pytest

from sejuk.world.names import Deck, People, pool, slug
from sejuk.world.rng import Draw


def test_a_deck_deals_each_item_once_and_then_says_that_it_is_empty() -> None:
    deck = Deck(Draw(1), ["a", "b", "c"])
    assert sorted([*deck.deal(2), *deck.deal()]) == ["a", "b", "c"]
    with pytest.raises(ValueError, match="0 names left"):
        deck.deal()


def test_the_rest_can_be_dealt_at_once() -> None:
    deck = Deck(Draw(1), ["a", "b", "c"])
    dealt = deck.deal()
    assert sorted(dealt + deck.deal_all()) == ["a", "b", "c"]
    assert deck.deal_all() == []


def test_the_first_600_people_have_different_names() -> None:
    people = People(Draw(4))
    assert len({people.deal() for _ in range(600)}) == 600


def test_who_skips_goes_on_where_another_would_be() -> None:
    whole, rest = People(Draw(4)), People(Draw(4), skip=3)
    names = [whole.deal() for _ in range(5)]
    assert [rest.deal(), rest.deal()] == names[3:]


def test_a_slug_is_part_of_an_address() -> None:
    assert slug("Nusa Lazuardi") == "nusa-lazuardi"


def test_no_name_is_in_the_pool_twice() -> None:
    places = [p for names in (*pool()["places"].values(), *pool()["cities"].values()) for p in names]
    places += [p["name"] for p in pool()["province"]]
    assert len(set(places)) == len(places)
