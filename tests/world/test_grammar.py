"""The little grammar of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.world.grammar import Grammar, parse
from sejuk.world.rng import Draw


def _all(source: str, rules: dict[str, list[str]] | None = None, draws: int = 200) -> set[str]:
    grammar, draw = Grammar(rules or {}), Draw("test")
    return {grammar.expand(parse(source), draw) for _ in range(draws)}


def test_brackets_give_one_of_several() -> None:
    assert _all("[a|b|] c") == {"a c", "b c", " c"}


def test_brackets_nest() -> None:
    assert _all("[x[1|2]|y]") == {"x1", "x2", "y"}


def test_a_rule_is_looked_up_at_each_use() -> None:
    assert _all("{v}{v}", {"v": ["a", "b"]}) == {"aa", "ab", "ba", "bb"}


def test_a_bound_rule_stays_the_same_in_one_text() -> None:
    assert _all("{=Big}: {=big}", {"big": ["ikan segar", "gula"]}) == {"Ikan Segar: ikan segar", "Gula: gula"}


def test_numbers_include_both_ends() -> None:
    assert _all("{2-4}") == {"2", "3", "4"}


def test_an_unknown_name_stays_to_be_filled_in() -> None:
    assert _all("di {kab}", {"v": ["a"]}) == {"di {kab}"}


def test_an_unknown_rule_asked_for_by_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        Grammar({}).rule("none", Draw(1))


@pytest.mark.parametrize("source", ["[a|b", "a]b", "a{b", "a|b", "a}b"])
def test_what_does_not_match_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|brace"):
        parse(source)


@given(st.text(st.characters(exclude_characters="[]{}|"), max_size=80))
def test_plain_text_is_itself(text: str) -> None:
    assert Grammar({}).expand(parse(text), Draw(0)) == text


def test_what_is_bound_before_is_kept() -> None:
    grammar = Grammar({"story": ["a", "b"]})
    assert grammar.expand(parse("{=story}-{=Story}"), Draw(1), {"story": "kuda lari di pasar"}) == (
        "kuda lari di pasar-Kuda Lari di Pasar"
    )


def test_a_rule_can_be_dealt_out_without_repeating() -> None:
    dealt = Grammar({"story": ["a", "b", "c[1|2]"]}).shuffled("story", Draw(3))
    assert len(dealt) == 3
    assert {text[0] for text in dealt} == {"a", "b", "c"}
