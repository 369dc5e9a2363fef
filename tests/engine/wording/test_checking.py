"""On any text: findings lie inside it, are the same every time, and hang on nothing checked before."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.wording import MESSAGES, RULES, Contestants, Draft, Passage, Source, check, explain
from sejuk.engine.wording.lexicon import rows
from sejuk.engine.wording.phrases import spelled_out

PIECES = st.sampled_from(
    [
        *"paslon nomor 2 coblos berkat bapak gubernur tps buka hoaks @akun 0812 3456 7890".split(),
        *"9901020304050607 akan diproses hukum dalam rangka dilakukan penghitungan PPK".split(),
        *"( ) . ! ? , ② Jalan Melati No. 5 tinggal".split(),
        *("\n", "\u200b"),
    ]
)
WORDS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))
DRAFTS = st.builds(
    Draft,
    title=WORDS,
    summary=WORDS,
    passages=st.lists(st.builds(Passage, st.just("text"), WORDS), max_size=2).map(tuple),
    sources=st.lists(st.builds(Source, st.just("other"), WORDS, WORDS), max_size=1).map(tuple),
    claim=WORDS,
    language=st.sampled_from(["id", "jv", "su", "en", ""]),
    about_process=st.booleans(),
    alt_texts=st.lists(WORDS, max_size=1).map(tuple),
    contestants=st.builds(Contestants, st.lists(WORDS, max_size=2).map(tuple), st.just((2,))),
    public_contacts=st.lists(WORDS, max_size=1).map(tuple),
)


@given(DRAFTS)
def test_spans_lie_inside_the_text(draft: Draft) -> None:
    parts = dict(draft.parts())
    for finding in check(draft):
        assert 0 <= finding.span.start <= finding.span.end <= len(parts[finding.span.part])
        assert all(explain(finding, language) for language in ("id", "en"))


@given(DRAFTS, DRAFTS)
def test_the_same_draft_has_the_same_findings_whatever_came_between(draft: Draft, other: Draft) -> None:
    before = check(draft)
    check(other)
    assert check(draft) == before
    assert len(set(before)) == len(before)


def test_an_empty_draft_is_checked() -> None:
    assert {finding.rule for finding in check(Draft())} == {"claim_without_source"}


def test_every_rule_says_what_it_is_and_is_not_in_both_languages() -> None:
    for rule in RULES:
        for said in (
            rule.name,
            rule.definition,
            rule.reason,
            rule.is_not,
            *(one.said for one in rule.messages),
        ):
            assert set(said) == {"id", "en"}
            assert all(said.values())
        assert rule.examples
        assert rule.messages


LISTS = ("pointing", "offices", "loaded", "threats", "vague", "process", "states", "jargon")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_names_messages_that_exist(name: str) -> None:
    assert {message for message, _, _ in rows(name)} - {"-"} <= set(MESSAGES)


@pytest.mark.parametrize("name", LISTS)
def test_no_exception_annuls_a_phrase_altogether(name: str) -> None:
    meant: set[tuple[str, ...]] = set()
    spared: set[tuple[str, ...]] = set()
    for message, phrase, _ in rows(name):
        (spared if message == "-" else meant).update(spelled_out(phrase))
    assert meant & spared == set()


@pytest.mark.parametrize("name", LISTS)
def test_no_line_of_a_list_stands_for_thousands_of_phrases(name: str) -> None:
    assert max(len(list(spelled_out(phrase))) for _, phrase, _ in rows(name)) < 3000


@pytest.mark.parametrize("name", LISTS)
def test_no_line_of_a_list_stands_in_it_twice(name: str) -> None:
    phrases = Counter(phrase for _, phrase, _ in rows(name))
    assert [phrase for phrase, count in phrases.items() if count > 1] == []
