"""The one rule of seats, and the draw, for any list."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter

from hypothesis import given as given_any
from hypothesis import strategies as st

from sejuk.desk.engagements.drawing import commitment_to, hash_of_list, new_seed, order
from sejuk.desk.engagements.seats import Room, allocate

CATEGORIES = st.sampled_from(["press", "ngo", "youth"])
LINES = st.lists(CATEGORIES, max_size=30)
KEPT = st.dictionaries(CATEGORIES, st.integers(0, 5))
ROOMS = st.builds(lambda free, kept: Room(free + sum(kept.values()), kept), st.integers(0, 10), KEPT)
TICKETS = st.lists(st.tuples(CATEGORIES, st.text("0123456789abcdef", min_size=12, max_size=12)), unique=True)


@given_any(LINES, ROOMS)
def test_no_more_seats_than_there_are_and_none_left_empty_in_vain(line: list[str], room: Room) -> None:
    given = allocate(line, room)
    assert room.seats is not None
    assert sum(given) <= room.seats
    wanted = Counter(line)
    served = Counter(one for one, has in zip(line, given, strict=True) if has)
    for category, kept in room.kept.items():
        assert served[category] >= min(kept, wanted[category])
    used_free = sum(max(0, served[one] - room.kept.get(one, 0)) for one in served)
    assert used_free == room.free or all(given)


@given_any(LINES, ROOMS)
def test_who_was_earlier_in_a_category_is_never_worse_off(line: list[str], room: Room) -> None:
    given = allocate(line, room)
    for category in set(line):
        own = [has for one, has in zip(line, given, strict=True) if one == category]
        assert own == sorted(own, reverse=True)


@given_any(LINES, ROOMS, CATEGORIES)
def test_a_newcomer_at_the_end_takes_no_seat_from_anybody(line: list[str], room: Room, more: str) -> None:
    assert allocate([*line, more], room)[:-1] == allocate(line, room)


@given_any(LINES, ROOMS, st.data())
def test_whoever_leaves_takes_no_seat_along(line: list[str], room: Room, data: st.DataObject) -> None:
    if not line:
        return
    gone = data.draw(st.integers(0, len(line) - 1))
    before = allocate(line, room)
    after = allocate(line[:gone] + line[gone + 1 :], room)
    others = before[:gone] + before[gone + 1 :]
    assert all(now or not then for then, now in zip(others, after, strict=True))


def test_without_a_number_of_seats_everybody_has_one() -> None:
    assert allocate(["press"] * 99, Room(None, {})) == [True] * 99


@given_any(TICKETS)
def test_a_draw_is_the_same_for_everybody_who_computes_it(tickets: list[tuple[str, str]]) -> None:
    seed = new_seed()
    list_hash = hash_of_list(tickets)
    assert list_hash == hash_of_list(reversed(tickets))
    drawn = order(seed, list_hash, [ticket for _category, ticket in tickets])
    assert sorted(drawn) == sorted(ticket for _category, ticket in tickets)
    assert drawn == order(seed, list_hash, sorted(drawn))
    assert commitment_to(seed) == hashlib.sha256(bytes.fromhex(seed)).hexdigest()


def test_the_lots_are_what_the_page_says() -> None:
    """Computed here by hand, as somebody outside would from the page of the draw."""
    seed, tickets = "ab" * 32, [("press", "0a1b2c3d4e5f"), ("ngo", "ffffffffffff")]
    text = "ngo ffffffffffff\npress 0a1b2c3d4e5f\n"
    list_hash = hashlib.sha256(text.encode()).hexdigest()
    assert hash_of_list(tickets) == list_hash
    lots = {
        ticket: hmac.new(bytes.fromhex(seed), f"{list_hash}:{ticket}".encode(), "sha256").hexdigest()
        for _category, ticket in tickets
    }
    assert order(seed, list_hash, lots) == sorted(lots, key=lambda ticket: lots[ticket])
