"""The gold set of our own texts is what it says, and the rules keep what they reached on it."""

from __future__ import annotations

from collections import Counter

import pytest
from click.testing import CliRunner

from sejuk.cli import main
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.wording import part_figures, wording_figures
from sejuk.engine.evaluation.wordingset import FOURTH, GOLD_RULES, HALVES, PARTS, gold
from sejuk.engine.wording import RULES


def value(figures: list[Figure], measure: str) -> float:
    return next(figure.value for figure in figures if figure.measure == measure)


def test_every_rule_has_enough_of_both() -> None:
    shown = Counter(item.rule for item in gold() if item.shown)
    nothing = Counter(item.rule for item in gold() if not item.shown)
    assert len(gold()) >= 400
    assert min(shown[rule] for rule in GOLD_RULES if rule != "long_sentence") >= 20
    assert min(nothing[rule] for rule in GOLD_RULES if rule != "long_sentence") >= 20
    assert set(GOLD_RULES) <= {rule.code for rule in RULES}


def test_no_text_stands_in_it_twice() -> None:
    drafts = Counter((item.rule, item.draft) for item in gold())
    assert [item for item, count in drafts.items() if count > 1] == []


def test_the_halves_follow_from_the_ids_and_are_about_even() -> None:
    first = Counter(item.part for item in gold() if item.id.partition("-")[0] in GOLD_RULES)
    assert set(first) == set(HALVES)
    assert 0.8 < first["development"] / first["test"] < 1.25


@pytest.mark.parametrize("part", PARTS)
def test_the_rules_find_what_they_found_when_they_were_measured(part: str) -> None:
    figures = list(part_figures(part))
    assert value(figures, "recall of all rules") >= 0.9
    assert value(figures, "texts with nothing to find, spared") >= 0.95


@pytest.mark.parametrize("rule", ["contestant_name", "contestant_number", "party", "personal_data"])
def test_what_guards_people_and_neutrality_is_found(rule: str) -> None:
    for part in PARTS[1:]:
        assert value(list(part_figures(part)), f"recall of {rule}") >= 0.9


def test_only_what_was_not_read_while_rules_were_made_is_printed() -> None:
    named = {figure.data for figure in wording_figures()}
    assert named == {f"sejuk wording gold set, {part}" for part in ("test", FOURTH)} | {"sejuk graded texts"}


def test_the_command_prints_json_lines() -> None:
    answer = CliRunner().invoke(main, ["eval", "wording"])
    assert answer.exit_code == 0
    assert all(line.startswith('{"capability": "wording"') for line in answer.output.splitlines())
